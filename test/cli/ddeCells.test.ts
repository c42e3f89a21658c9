import { describe, expect, test } from 'vitest';
import { parseCells } from '../../src/cli/dde/cells.js';
import { itemText } from '../../src/cli/itemValue.js';
import { UsageError } from '../../src/errors.js';

describe('cells in a text with tabs', () => {
  test.each([
    ['East\t1.5\tTRUE', [['East', 1.5, true]]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\nb\n', [['a'], ['b']]],
    ['a\n\n', [['a'], [null]]],
    ['', [[null]]],
    ['\t', [[null, null]]],
    ['FALSE\t#N/A\t#REF!\t#WHAT!', [[false, { error: '#N/A' }, { error: '#REF!' }, '#WHAT!']]],
    ['0\t-0.25\t1e3\t-2E-5\t1.50', [[0, -0.25, 1000, -0.00002, 1.5]]],
    ['"1.5"\t"a\tb"\t"a\nb"\t"say ""hi"""\t""', [['1.5', 'a\tb', 'a\nb', 'say "hi"', '']]],
    ['5" disk\t"a"b', [['5" disk', '"a"b']]],
    ['a\rb\tc', [['a\rb', 'c']]],
  ])('%j', (text, table) => expect(parseCells(text)).toEqual(table));

  test.each(['007', '+1', '1,5', '.5', '5.', '1e', '1e400', '0x10', 'Infinity', 'NaN', '1234567890123456', ' 1'])(
    '%j stays text, for a number would be another',
    (text) => expect(parseCells(text)).toEqual([[text]]),
  );

  test.each([
    ['a\tb\nc', 'row 2 has 1 cells, and row 1 has 2'],
    ['a\nb\nc\td', 'row 3 has 2 cells, and row 1 has 1'],
  ])('%j is no table', (text, message) => {
    expect(() => parseCells(text)).toThrow(UsageError);
    expect(() => parseCells(text)).toThrow(message);
  });

  test('are read as they are written', () => {
    const table = [
      ['Name', 'a\tb', 'say "hi"', 'two\r\nlines'],
      [1.5, true, { error: '#DIV/0!' }, null],
    ];
    expect(parseCells(itemText(table))).toEqual(table);
  });
});
