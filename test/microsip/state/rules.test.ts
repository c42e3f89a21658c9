import { describe, expect, test } from 'vitest';
import type { PhoneState } from '../../../src/calls/phoneState.js';
import { mergeStates } from '../../../src/microsip/state/merge.js';
import { stateOf } from '../../../src/microsip/state/rules.js';
import type { ObservedPhone } from '../../../src/microsip/state/windows.js';

const closed = { title: 'Ann', shown: false, active: false, connected: false };
const still: ObservedPhone = {
  executable: 'C:\\Program Files\\MicroSIP\\microsip.exe',
  process: 7,
  version: '3.20.5',
  title: 'MicroSIP - Office',
  answers: true,
  statusBar: 'Online',
  number: undefined,
  ringing: [],
  call: closed,
  otherTitles: [],
};
const unanswered = { ...closed, active: true };
const answered = { ...closed, active: true, connected: true };

/** What the windows say, without what only says which phone it is. */
function told(observed: Partial<ObservedPhone>) {
  const { source, account, version, executable, process, why, ...state } = stateOf({ ...still, ...observed });
  expect(why === undefined).toBe(state.certainty === 'certain');
  return state;
}

describe('a phone without a call', () => {
  test('is idle, with its account, version and program', () => {
    expect(stateOf(still)).toEqual({
      status: 'idle',
      certainty: 'certain',
      source: 'windows',
      account: 'Office',
      version: '3.20.5',
      executable: still.executable,
      process: 7,
    });
  });

  test.each([
    ['MicroSIP', undefined],
    ['MicroSIP - a - b', 'a - b'],
    ['MicroSIP - Incoming', 'Incoming'],
    ['MicroSIP - "x" %1 \u202E\u{1F600}', '"x" %1 \u202E\u{1F600}'],
    ['Other', undefined],
  ])('has the account of the title %j', (title, account) => {
    expect(stateOf({ ...still, title })).toMatchObject({ status: 'idle', certainty: 'certain' });
    expect(stateOf({ ...still, title }).account).toBe(account);
  });

  test.each([
    'Offline',
    'Connecting...',
    'Verbinde...',
    'Online (Auto Answer)',
    'Response Code: 408',
    'Request Timeout',
    'MicroSIP',
    '',
  ])('is idle while the status bar says %j', (statusBar) => {
    expect(told({ statusBar })).toEqual({ status: 'idle', certainty: 'certain' });
  });

  test('is only likely to be idle when it has not the windows of the versions that are known', () => {
    expect(told({ statusBar: undefined })).toEqual({ status: 'idle', certainty: 'likely' });
    expect(told({ call: undefined })).toEqual({ status: 'idle', certainty: 'likely' });
  });
});

describe('an incoming call', () => {
  test.each([
    [{ name: 'Ann', address: '1001@example.org\r\nUA\r\n\r\nTo: 7@example.org\r\n' }, '1001', 'Ann'],
    [{ name: '1001', address: '1001@example.org\r\n\r\nTo: 7@x\r\n' }, '1001', undefined],
    [{ name: 'Boss', address: 'Eve <6@x> <1001@example.org>\r\n' }, '1001', 'Boss'],
    [{ name: 'example.org', address: 'example.org\r\n' }, 'example.org', undefined],
    [{ name: 'a@b', address: 'a@b@example.org' }, 'a@b', undefined],
    [{ name: 'Ann', address: undefined }, 'Ann', undefined],
    [{ name: undefined, address: undefined }, undefined, undefined],
  ])('rings: %j', (dialog, caller, name) => {
    const state = told({ ringing: [dialog], call: unanswered, statusBar: 'Ringing' });
    expect(state).toEqual({
      status: 'ringing',
      certainty: 'certain',
      ...(caller && { caller }),
      ...(name && { name }),
    });
  });

  test('rings during a call, whose time goes on', () => {
    const ringing = [{ name: 'Ann', address: '1@x' }];
    expect(told({ ringing, call: answered, statusBar: 'Connected 1:05', number: '2' })).toEqual({
      status: 'ringing',
      certainty: 'certain',
      caller: '1',
      name: 'Ann',
      duration: 65,
    });
  });

  test.each([
    { statusBar: 'Incoming Call' },
    { otherTitles: ['Incoming'] },
    { title: 'Incoming' },
    { title: 'Incoming call' },
  ])('is likely where only a text says so: %j', (observed) => {
    expect(told(observed)).toEqual({ status: 'ringing', certainty: 'likely' });
  });

  test.each(['Ringing', 'Online', undefined])(
    'rings on without a dialog, while the status bar says %j',
    (statusBar) => {
      expect(told({ call: unanswered, statusBar })).toEqual({ status: 'ringing', certainty: 'likely', caller: 'Ann' });
    },
  );

  test('is none where an account or a contact has such a name', () => {
    expect(told({ title: 'MicroSIP - Incoming' }).status).toBe('idle');
    expect(told({ call: { ...closed, title: 'Incoming' } }).status).toBe('idle');
  });
});

describe('an unanswered call', () => {
  test('is known by its number in the dial pad', () => {
    expect(told({ call: unanswered, number: '1001', statusBar: 'Calling 1001 ...' })).toEqual({
      status: 'calling',
      certainty: 'certain',
      caller: '1001',
      name: 'Ann',
    });
  });

  test.each(['Ringing', 'Connected 0:12', 'Connected (2)', 'Incoming Call', 'Hold 0:01 / 0:02', '', undefined])(
    'stays one while the other end says %j',
    (statusBar) => {
      const state = told({ call: { ...unanswered, title: '1001' }, number: '1001', statusBar });
      expect(state).toEqual({ status: 'calling', certainty: 'certain', caller: '1001' });
    },
  );

  test('is known by the status bar where several calls are allowed', () => {
    expect(told({ call: unanswered, statusBar: 'Anruf bei 1001 ...' })).toMatchObject({
      status: 'calling',
      certainty: 'certain',
      caller: '1001',
    });
    expect(told({ call: { ...unanswered, shown: true }, statusBar: 'Ringing' })).toEqual({
      status: 'calling',
      certainty: 'likely',
      caller: 'Ann',
    });
  });
});

describe('a call', () => {
  test.each([
    ['Connected 0:00', 0],
    ['Connected 1:05', 65],
    ['Verbunden 10:02:03', 36_123],
    ['Hold 0:10 / 1:00', 60],
  ])('lasts, with the status bar %j', (statusBar, duration) => {
    expect(told({ call: answered, number: '1001', statusBar })).toEqual({
      status: 'inCall',
      certainty: 'certain',
      caller: '1001',
      name: 'Ann',
      duration,
    });
    expect(told({ statusBar })).toEqual({ status: 'inCall', certainty: 'likely', duration });
  });

  test('is one of several', () => {
    expect(told({ call: answered, statusBar: 'Connected (3)' })).toEqual({
      status: 'inCall',
      certainty: 'certain',
      caller: 'Ann',
    });
    expect(told({ statusBar: 'Connected (12)' })).toEqual({ status: 'inCall', certainty: 'likely' });
  });

  test('has no time yet, or none that can be read', () => {
    expect(told({ call: answered, number: '1001', statusBar: 'Connecting...' })).toMatchObject({
      status: 'inCall',
      certainty: 'certain',
    });
  });

  test.each(['00:01:05', 'MicroSIP - 00:01:05'])('is likely with the documented title %j', (title) => {
    expect(told({ title })).toEqual({ status: 'inCall', certainty: 'likely', duration: 65 });
  });
});

test('a phone that does not answer is as its windows look, and unknown', () => {
  const silent = { answers: false, statusBar: undefined };
  expect(told(silent)).toEqual({ status: 'idle', certainty: 'unknown' });
  expect(told({ ...silent, call: answered })).toEqual({ status: 'inCall', caller: 'Ann', certainty: 'unknown' });
  const ringing = [{ name: undefined, address: undefined }];
  const elevated = stateOf({ ...still, ...silent, ringing, executable: undefined, version: undefined });
  expect(elevated).toMatchObject({ status: 'ringing', certainty: 'unknown', account: 'Office', process: 7 });
  expect(elevated.why).toContain('administrator');
});

describe('what hooks report', () => {
  const idle: PhoneState = { status: 'idle', certainty: 'certain', source: 'windows', account: 'Office', process: 7 };
  const likely: PhoneState = { ...idle, certainty: 'likely', why: 'of a reason' };
  const ringing: PhoneState = { status: 'ringing', caller: '1001', certainty: 'certain', source: 'hooks' };

  test.each<[string, PhoneState, PhoneState | undefined, PhoneState]>([
    ['nothing changes nothing', idle, undefined, idle],
    [
      'does not bring a dead phone to life',
      { ...idle, status: 'notRunning' },
      ringing,
      { ...idle, status: 'notRunning' },
    ],
    ['does not overrule what is certain', idle, ringing, idle],
    ['decides what is not', likely, ringing, { ...ringing, account: 'Office', process: 7 }],
    [
      'that the phone has ended is not believed while it has windows',
      likely,
      { ...ringing, status: 'notRunning' },
      likely,
    ],
    [
      'adds what windows do not show',
      { ...idle, status: 'ringing' },
      ringing,
      { ...idle, status: 'ringing', caller: '1001' },
    ],
    [
      'makes certain what agrees',
      { ...likely, status: 'ringing' },
      ringing,
      { ...idle, status: 'ringing', caller: '1001' },
    ],
  ])('%s', (_what, windows, hooks, merged) => {
    expect(mergeStates(windows, hooks)).toEqual(merged);
  });
});
