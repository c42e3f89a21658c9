import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecords } from '../../../src/definition/contacts/csv.js';

describe('CSV', () => {
  const cells = (text: string, delimiter = ',') => [...csvRecords(text, delimiter)].map((record) => record.cells);

  test.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a ""b"", c","d\r\ne"\r\n', [['a "b", c', 'd\r\ne']]],
    [
      'a,\r\n,b\r\n,',
      [
        ['a', ''],
        ['', 'b'],
        ['', ''],
      ],
    ],
    ['\r\na\r\n\r\n', [['a']]],
    ['""', []],
    ['"",""', [['', '']]],
    [' a , b ', [[' a ', ' b ']]],
    ['', []],
  ])('%j', (text, records) => {
    expect(cells(text)).toEqual(records);
  });

  test('what is wrong is named by its line, and the next line is read', () => {
    const records = [...csvRecords('h1,h2\n"x\ny",z\na,b"c\n"a"b,c\nok,1\n"open,2\nlast,3', ',')];
    expect(records.map(({ line, problem }) => [line, problem?.slice(0, 21)])).toEqual([
      [1, undefined],
      [2, undefined],
      [4, 'a cell that is not in'],
      [5, 'behind a quoted cell '],
      [6, undefined],
      [7, 'a quote in line 7 is '],
      [8, undefined],
    ]);
  });

  test('reads back what is written by its rules', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 });
    const table = fc.array(fc.array(fc.oneof(cell, fc.constantFrom('"', ',', '\r\n', '\n', '')), { minLength: 2 }));
    fc.assert(
      fc.property(table, fc.constantFrom('\r\n', '\n'), (rows, end) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(end);
        expect(cells(text)).toEqual(rows);
      }),
    );
  });
});
