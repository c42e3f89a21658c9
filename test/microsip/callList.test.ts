import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/calls/call.js';
import { readIni } from '../../src/ini/file.js';
import { readPhoneCall, readPhoneCalls } from '../../src/microsip/callList.js';
import { expectLittleGrowth } from '../growth.js';
import { latin1, utf16 } from '../ini/odd.js';

const ann: Call = {
  ...{ time: 1_763_800_000_000, direction: 'out', number: '5551234', name: 'Ann', duration: 12, outcome: 'answered' },
  ...{ account: '', info: 'Call Ended', source: 'phone' },
};

describe('[Calls]', () => {
  test.each([
    ['5551234;Ann;0;1763800000;12;Call Ended', ann],
    ['5551234;5551234;0;1763800000;0;Cancel', { name: '5551234', duration: 0, outcome: 'cancelled' }],
    ['5551234;Ann;0;1763800000;0;Call Ended', { duration: 0, outcome: 'answered' }],
    ['5551234;Ann;0;1763800000;0;Busy Here', { duration: 0, outcome: 'rejected' }],
    [
      '5551234;Ann;0;1763800000;0;Server Failure: 503 Oops; sorry',
      { outcome: 'failed', info: 'Server Failure: 503 Oops; sorry' },
    ],
    ['5551234;Ann;0;1763800000;0;Abgebrochen', { outcome: 'unanswered', info: 'Abgebrochen' }],
    ['5551234;Ann;1;1763800000;9;Gespräch beendet', { direction: 'in', duration: 9, outcome: 'answered' }],
    ['5551234;Ann;2;1763800000;0;Cancel', { direction: 'in', outcome: 'missed' }],
    ['5551234;Ann;2;1763800000;0;Decline', { direction: 'in', outcome: 'rejected' }],
    ['5551234;Ann;3;1763800000;0;Call completed elsewhere', { direction: 'in', outcome: 'elsewhere' }],
    ['1;1;2;1763800000;0;Cancel', { number: '1', name: '1', direction: 'in' }],
    ['5551234;a;b;1;c;2;1763800000;0;Cancel', { name: 'a;b;1;c', direction: 'in' }],
    ['5551234;;2;1763800000;0;', { name: '', outcome: 'missed' }],
    ['100@x.org;transport=tcp;lr=1;Ann;2;1763800000;0;', { number: '100@x.org;transport=tcp;lr=1', name: 'Ann' }],
    ['100@x.org;transport=tcp;2;1763800000;0;', { number: '100@x.org', name: 'transport=tcp' }],
    ['*;"=cmd|\'/c calc\'!A0";2;1763800000;0;', { number: '*', name: '"=cmd|\'/c calc\'!A0"' }],
  ])('%s', (value, expected) => {
    expect(readPhoneCall(value)).toMatchObject({ call: expected, ended: true });
  });

  test.each([
    ['5551234;Ann;0;1763800000;0;', 'out'],
    ['5551234;Ann;1;1763800000;0;', 'in'],
  ])('%s has not ended', (value, direction) => {
    expect(readPhoneCall(value)).toMatchObject({ call: { direction, outcome: 'unknown' }, ended: false });
  });

  test.each([
    ['5551234', 'it is not number;name;type;time;duration;info'],
    ['5551234;Ann;4;1763800000;0;', 'it is not number;name;type;time;duration;info'],
    ['5551234;Ann;0;12;0;', 'it is not'],
    ['5551234;Ann;0;1763800000;-1;', 'it is not'],
    [';Ann;0;1763800000;0;', 'it has no number'],
    ['100;Bob;1;1763800000;60;x;2;1763800001;0;Decline', 'more than one call'],
  ])('%s is no call', (value, reason) => {
    expect(readPhoneCall(value)).toEqual(expect.stringContaining(reason));
  });

  test('is read in the order of time, and nothing of it is lost', () => {
    const lines = [
      '0=2;b;2;1763800002;0;x',
      '1=null',
      '2=1;a;1;1763800001;0;',
      'x=1;a;1;1763800001;0;x',
      '3=odd',
      '4=',
    ];
    const read = readPhoneCalls(readIni(utf16(`[Calls]\r\n${lines.join('\r\n')}\r\n`), latin1));
    expect(read.calls.map(({ number }) => number)).toEqual(['2']);
    expect(read.open.map(({ number }) => number)).toEqual(['1']);
    expect(read.problems.map(({ key }) => key)).toEqual(['x', '3']);
    expect(readPhoneCalls(readIni(utf16('[Settings]\r\n'), latin1))).toEqual({ calls: [], open: [], problems: [] });
  });

  test('of a full phone is read, and takes no longer for a call the more there are', () => {
    expectLittleGrowth((length) => {
      const lines = Array.from({ length }, (_, key) => `${key}=${key};n;0;${1_763_800_000 + key};1;Call Ended`);
      expect(readPhoneCalls(readIni(utf16(`[Calls]\r\n${lines.join('\r\n')}`), latin1)).calls).toHaveLength(length);
    }, 1000);
  });
});
