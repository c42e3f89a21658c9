import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DdeCell, decodeTable, encodeTable } from '../../src/dde/xlTable.js';

/** Windows' code pages are not at hand everywhere; what an XlTable holds of a text is bytes to it. */
const latin = {
  encode: (text: string) => Buffer.from(text, 'latin1'),
  decode: (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1'),
};

const cell: fc.Arbitrary<DdeCell> = fc.oneof(
  fc.double({ noNaN: true }),
  fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 255 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.constantFrom('#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A').map((error) => ({ error })),
);
const table = fc
  .integer({ min: 1, max: 8 })
  .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }));

describe('XlTable', () => {
  test('is what the documentation of the format shows', () => {
    const bytes = encodeTable([['East', 1.5]], latin);
    expect(Buffer.from(bytes).toString('hex')).toBe(
      ['1000 0400 0100 0200', '0200 0500 04 45617374', '0100 0800 000000000000f83f'].join('').replaceAll(' ', ''),
    );
  });

  test('gives back every table', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(decodeTable(encodeTable(rows, latin), latin)).toEqual(rows);
      }),
    );
  });

  test('reads words, which Excel writes for whole numbers', () => {
    const bytes = Buffer.from('100004000100020006000400' + '0a00ffff', 'hex');
    expect(decodeTable(bytes, latin)).toEqual([[10, 65535]]);
  });

  test('divides what does not fit into one block', () => {
    const rows = Array.from({ length: 300 }, (_, row) => [`${row}`.padEnd(255, 'x'), null]);
    const high = Array.from({ length: 10_000 }, (_, row) => [row + 0.5]);
    for (const large of [rows, high, Array.from({ length: 65_535 }, () => [null, null])]) {
      expect(decodeTable(encodeTable(large, latin), latin)).toEqual(large);
    }
  });

  test.each([
    ['rows of different lengths', [['a'], ['b', 'c']], /same length/],
    ['an unknown error', [[{ error: '#OOPS' }]], /#OOPS/],
    ['a long text', [['x'.repeat(256)]], /255 bytes/],
  ])('refuses %s', (_name, rows, message) => {
    expect(() => encodeTable(rows as DdeCell[][], latin)).toThrow(message);
  });

  test('says what is wrong with any other bytes, and does not hang', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          decodeTable(bytes, latin);
        } catch (error) {
          expect(error).toMatchObject({ exitCode: 2 });
        }
      }),
    );
    const cut = encodeTable([['East', 1.5]], latin).slice(0, -3);
    expect(() => decodeTable(cut, latin)).toThrow('ends after 1 of its 2 cells');
  });
});
