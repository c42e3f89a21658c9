import fc from 'fast-check';
import { type Call, callOutcomes } from '../../src/calls/call.js';

/** A call like any other. */
export const ann: Call = {
  ...{ time: 1_763_800_000_000, direction: 'out', number: '5551234', name: 'Ann', duration: 12, outcome: 'answered' },
  ...{ account: '', info: 'Call Ended', source: 'phone' },
};

/** What is a formula to an Excel whose list separator is a semicolon or a tab. */
export const formulasInside = [
  "x;=cmd|' /C calc'!A0",
  '"x"";=1+1;"""',
  'x";=1+1;"',
  'x;"=1"',
  'x\t=1',
  ';',
  'x;\r\n@A1',
];

const odd = fc.oneof(
  fc.constantFrom(
    '',
    '=cmd|x',
    '+15551234',
    '+1-2',
    '-1',
    '@SUM(1)',
    '\t=1',
    "'",
    "''=1",
    '="1"',
    'a"b',
    'a,b',
    ' a ',
    '＝1',
    ...formulasInside,
  ),
  fc
    .array(fc.constantFrom(';', ',', '\t', '"', "'", '=1', ' ', 'x', '\r\n', '+2'), { maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
/** Calls whose texts are of what a CSV file, a spreadsheet or a reader may stumble over. */
export const oddCalls = fc.array(
  fc.record<Call>({
    time: fc.integer({ min: 946_684_800, max: 4_102_444_800 }).map((seconds) => seconds * 1000),
    direction: fc.constantFrom('in', 'out', 'unknown'),
    number: odd,
    name: odd,
    duration: fc.nat(),
    outcome: fc.constantFrom(...callOutcomes),
    account: odd,
    info: odd,
    source: fc.constantFrom('phone', 'host', 'both'),
  }),
);
