import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellStyle, callCells, callColumns, callOfCells } from '../../src/calls/cells.js';
import { callsCsv } from '../../src/calls/csvFile.js';
import { ann, oddCalls as calls, formulasInside } from './oddCalls.js';
import { parseCsv } from './parseCsv.js';

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
