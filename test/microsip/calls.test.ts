import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Call, callOutcomes } from '../../src/calls/call.js';
import { type CellStyle, callCells, callColumns, callOfCells } from '../../src/calls/cells.js';
import { callsCsv } from '../../src/calls/csvFile.js';
import { mergeCalls, newCalls } from '../../src/calls/sameCall.js';
import { readIni } from '../../src/ini/file.js';
import { readPhoneCall, readPhoneCalls } from '../../src/microsip/callList.js';
import { parseCsv } from '../calls/parseCsv.js';
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

/** What is a formula to an Excel whose list separator is a semicolon or a tab. */
const formulasInside = ["x;=cmd|' /C calc'!A0", '"x"";=1+1;"""', 'x";=1+1;"', 'x;"=1"', 'x\t=1', ';', 'x;\r\n@A1'];

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
const calls = fc.array(
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

describe('CSV', () => {
  test.each(['guarded', 'excel'] as const)('gives back whatever calls were written, %s', (style) => {
    fc.assert(
      fc.property(calls, fc.boolean(), (written, utc) => {
        const [columns, ...rows] = parseCsv(callsCsv(written, { style, utc }));
        expect(columns).toEqual(callColumns);
        expect(rows.map(callOfCells)).toEqual(written);
      }),
    );
  });

  test('gives a program the very texts', () => {
    fc.assert(
      fc.property(calls, (written) => {
        const [, ...rows] = parseCsv(callsCsv(written, { style: 'raw' }));
        expect(rows.map((cells) => cells[3])).toEqual(written.map(({ name }) => name));
      }),
    );
  });

  test('lets no cell be a formula but a number of its own', () => {
    fc.assert(
      fc.property(calls, (written) => {
        for (const cell of parseCsv(callsCsv(written)).flat())
          expect(cell).not.toMatch(/^(?!\+\d+$)[=+\-@\t\r\n＝＋－＠]/);
        for (const cell of parseCsv(callsCsv(written, { style: 'excel' })).flat()) {
          expect(cell).not.toMatch(/^(?!\+\d+$|="[+\d*#][\d*#]*"$)[=+\-@\t\r\n＝＋－＠]/);
        }
      }),
    );
  });

  test.each([',', ';', '\t'])('is text to a spreadsheet whose list separator is %j', (separator) => {
    for (const name of formulasInside) {
      const formula = cellsOfSpreadsheet(callsCsv([{ ...ann, name }], { style: 'raw' }), separator).some(isFormula);
      expect([name, formula]).toEqual([
        name,
        separator !== ',' && [separator, '\n'].some((sign) => name.includes(sign)) && /[=@]/.test(name),
      ]);
    }
    fc.assert(
      fc.property(calls, fc.constantFrom('guarded', 'excel'), (written, style) => {
        expect(cellsOfSpreadsheet(callsCsv(written, { style }), separator).filter(isFormula)).toEqual([]);
      }),
    );
  });

  test.each<[CellStyle, string, string]>([
    ['guarded', '+15551234', '+15551234'],
    ['guarded', '0049555', '0049555'],
    ['guarded', '+1 (555)', "'+1 (555)"],
    ['excel', '+15551234', '="+15551234"'],
    ['excel', '*21#', '="*21#"'],
    ['excel', '1" & A1', '1" & A1'],
    ['raw', '=1', '=1'],
  ])('%s: the number %s is %s', (style, number, cell) => {
    expect(callCells({ ...ann, number }, style)[2]).toBe(cell);
  });

  test('has times with their distance from UTC', () => {
    const [time = ''] = callCells(ann);
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(Date.parse(time)).toBe(ann.time);
    expect(callCells(ann, 'guarded', true)[0]).toBe('2025-11-22T08:26:40Z');
  });
});

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

/** The cells that Excel makes of a text: quotes count only at the beginning of a cell, and what follows the last belongs to it. */
function cellsOfSpreadsheet(text: string, separator: string): string[] {
  const cells: string[] = [];
  for (let place = 0; place <= text.length; place++) {
    let cell = '';
    if (text[place] === '"') {
      for (place++; place < text.length; place++) {
        if (text[place] === '"' && text[place + 1] !== '"') break;
        if (text[place] === '"') place++;
        cell += text[place];
      }
      place++;
    }
    for (; place < text.length && text[place] !== separator && text[place] !== '\n'; place++) cell += text[place];
    cells.push(cell.replace(/\r$/, ''));
  }
  return cells;
}

/** But for numbers of its own, and texts that look like numbers to it. */
function isFormula(cell: string): boolean {
  return /^(?!\+\d+$|="[+\d*#][\d*#]*"$)\s*[=+\-@＝＋－＠]/.test(cell);
}
