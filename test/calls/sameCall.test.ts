import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/calls/call.js';
import { mergeCalls, newCalls } from '../../src/calls/sameCall.js';
import { ann, oddCalls as calls } from './oddCalls.js';

describe('one call from two sources', () => {
  const seen: Call = { ...ann, time: ann.time + 1300, account: 'Office', info: '', source: 'host' };

  test('is one, with what each knows best', () => {
    expect(mergeCalls([ann], [seen])).toEqual([{ ...ann, account: 'Office', source: 'both' }]);
    const [vague] = mergeCalls([{ ...ann, duration: 0, outcome: 'unknown', info: '' }], [seen]);
    expect(vague).toMatchObject({ duration: 12, outcome: 'answered' });
    const rejected = mergeCalls([{ ...ann, outcome: 'missed' }], [{ ...seen, outcome: 'rejected' }]);
    expect(rejected).toMatchObject([{ outcome: 'rejected' }]);
  });

  test('is found by its user, its end or an unknown direction', () => {
    for (const number of ['5551234@x.org;transport=tcp', '95551234', '1234']) {
      expect(mergeCalls([{ ...ann, number }], [seen])).toHaveLength(1);
    }
    expect(mergeCalls([ann], [{ ...seen, direction: 'unknown' }])).toMatchObject([{ direction: 'out' }]);
  });

  test('is two when another number, direction or time', () => {
    for (const other of [{ number: '5551235' }, { direction: 'in' as const }, { time: ann.time + 6000 }]) {
      expect(mergeCalls([ann], [{ ...seen, ...other }])).toHaveLength(2);
    }
    expect(mergeCalls([ann, { ...ann, time: ann.time + 3000 }], [seen]).map(({ source }) => source)).toEqual([
      'both',
      'phone',
    ]);
  });

  test('counts for one call only', () => {
    expect(newCalls([ann, ann], [seen])).toEqual([ann]);
    const again = { ...ann, time: ann.time + 3000 };
    const late = { ...seen, time: again.time + 300 };
    expect(newCalls([ann, again], [late])).toEqual([ann]);
    expect(mergeCalls([ann, again], [late]).map(({ source }) => source)).toEqual(['phone', 'both']);
  });

  test('nothing is lost, whatever they wrote down', () => {
    fc.assert(
      fc.property(calls, calls, (phone, host) => {
        const merged = mergeCalls(
          phone.map((call) => ({ ...call, source: 'phone' as const })),
          host.map((call) => ({ ...call, source: 'host' as const })),
        );
        const both = merged.filter(({ source }) => source === 'both').length;
        expect(merged.length + both).toBe(phone.length + host.length);
      }),
    );
  });
});
