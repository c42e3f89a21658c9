import { describe, expect, test } from 'vitest';
import type { HostState } from '../../src/calls/phoneState.js';
import { CallTracker } from '../../src/calls/tracker.js';

/** States a second apart, or what the phone is told; gives what became of the calls. */
function callsOf(...steps: (HostState | string)[]) {
  const tracker = new CallTracker({ reject: ['reject', 'hangUp'], cancel: ['cancel', 'hangUp'] });
  return steps.flatMap((step, second) => {
    if (typeof step === 'string') tracker.sent(step === '' ? undefined : step);
    return typeof step === 'string' ? [] : tracker.see(step, second * 1000);
  });
}

const idle: HostState = { status: 'idle' };
const ringing: HostState = { status: 'ringing', caller: '1001', name: 'Ann', account: 'Office' };
const calling: HostState = { status: 'calling', caller: '5551234' };
const talking = (caller: string, duration?: number): HostState => ({
  ...{ status: 'inCall', caller },
  ...(duration === undefined ? {} : { duration }),
});

describe('calls told from states', () => {
  test.each<[string, (HostState | string)[], object[]]>([
    [
      'one that is answered',
      [idle, ringing, ringing, talking('1001', 0), talking('1001', 1), talking('1001', 2), idle],
      [
        {
          ...{ time: 1000, answered: 3000, ended: 6000, direction: 'in', number: '1001', name: 'Ann' },
          ...{ account: 'Office', duration: 2, outcome: 'answered', info: '', source: 'host' },
        },
      ],
    ],
    ['one that nobody takes', [idle, ringing, idle, idle], [{ outcome: 'missed', duration: 0 }]],
    ['one that is declined here', [ringing, 'reject', idle], [{ outcome: 'rejected' }]],
    ['one that could not be declined', [ringing, 'reject', '', idle], [{ outcome: 'missed' }]],
    ['one that was to be held', [ringing, 'hold', idle], [{ outcome: 'missed' }]],
    [
      'one that goes out',
      [idle, calling, talking('5551234'), idle],
      [{ direction: 'out', outcome: 'answered', duration: 1 }],
    ],
    ['one that is given up', [calling, 'cancel', idle], [{ direction: 'out', outcome: 'cancelled' }]],
    ['one that is given up elsewhere', [calling, idle], [{ direction: 'out', outcome: 'unanswered' }]],
    ['one that ends with the phone', [calling, { status: 'notRunning' }], [{ outcome: 'unanswered' }]],
    [
      'one that was there before',
      [idle, idle, idle, talking('1001', 3), talking('1001', 4), idle],
      [{ time: 0, answered: 0, direction: 'unknown', duration: 4, outcome: 'answered' }],
    ],
    [
      'two of which one rings during the other',
      [
        ringing,
        talking('1001', 1),
        { status: 'ringing', caller: '2', duration: 2 },
        { status: 'ringing', caller: '2' },
        talking('1001', 4),
        idle,
      ],
      [
        { number: '2', outcome: 'missed' },
        { number: '1001', outcome: 'answered', duration: 4 },
      ],
    ],
    [
      'two of which the second is taken',
      [
        ringing,
        talking('1001', 1),
        { status: 'ringing', caller: '2', duration: 2 },
        talking('2', 0),
        talking('2', 1),
        idle,
      ],
      [
        { number: '1001', duration: 2, outcome: 'answered' },
        { number: '2', direction: 'in', duration: 1, outcome: 'answered' },
      ],
    ],
    ['two that follow at once', [calling, { ...calling, caller: '6' }, idle], [{ number: '5551234' }, { number: '6' }]],
    [
      'two that follow in talk',
      [talking('1', 60), talking('2', 1), idle],
      [{ number: '1', duration: 60 }, { number: '2' }],
    ],
    ['one whose other end is shown later', [{ status: 'ringing' }, ringing, idle], [{ number: '1001' }]],
    [
      'one that is not seen for a while',
      [ringing, { status: 'unknown' }, { ...idle, certainty: 'unknown' }, ringing, idle],
      [{ time: 0 }],
    ],
    [
      'one that goes out, of which the windows are opened one by one',
      [{ ...ringing, ...calling, status: 'ringing', certainty: 'likely' }, { ...calling, certainty: 'certain' }, idle],
      [{ direction: 'out', outcome: 'unanswered' }],
    ],
    [
      'one that comes in, of which the windows are closed one by one',
      [ringing, { ...ringing, status: 'calling', certainty: 'likely' }, talking('1001', 0), idle],
      [{ direction: 'in', outcome: 'answered' }],
    ],
    [
      'one of which the name is shown first',
      [{ status: 'ringing', caller: 'Ann' }, ringing, idle],
      [{ number: '1001', name: 'Ann' }],
    ],
    [
      'two of which it is certain',
      [ringing, { ...calling, caller: '1001' }, idle],
      [{ direction: 'in' }, { direction: 'out' }],
    ],
    ['none', [{ status: 'unknown' }, { status: 'notRunning' }, idle, 'hangUp', idle], []],
  ])('%s', (_, steps, calls) => {
    expect(callsOf(...steps)).toEqual(calls.map((call) => expect.objectContaining(call)));
  });
});
