import type { DdeCell, DdeTable } from '../../dde/index.js';
import { UsageError } from '../../errors.js';

/**
 * The table of a text with tabs between cells, as spreadsheets copy it. A cell that reads as a number, TRUE, FALSE or an
 * error value is that, and an empty one is empty; one in double quotes is text, which may hold tabs, line breaks, and
 * quotes as two.
 *
 * @throws UsageError for rows of different lengths.
 */
export function parseCells(text: string): DdeTable {
  const rows: DdeCell[][] = [[]];
  for (const { groups } of text.replace(/\r?\n$/, '').matchAll(cellAndEnd)) {
    const { quoted, plain = '', end } = groups ?? {};
    rows.at(-1)?.push(quoted === undefined ? cellOf(plain) : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  const columns = rows[0]?.length ?? 0;
  const uneven = rows.findIndex((row) => row.length !== columns);
  if (uneven < 0) return rows;
  const found = `row ${uneven + 1} has ${rows[uneven]?.length} cells, and row 1 has ${columns}`;
  throw new UsageError(`The rows of a table have the same length, but ${found}. Divide cells by tabs.`);
}

function cellOf(text: string): DdeCell {
  if (text === '') return null;
  if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE';
  if (/^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/.test(text)) return { error: text };
  return isExactNumber(text) ? Number(text) : text;
}

/** A number that a cell holds as it is written: one such as 007, or of more digits than a double has, stays text. */
function isExactNumber(text: string): boolean {
  const [, digits = ''] = /^-?((?:0|[1-9]\d*)(?:\.\d+)?)(?:[eE][+-]?\d{1,2})?$/.exec(text) ?? [];
  return digits !== '' && digits.replace('.', '').length <= 15;
}

const cellAndEnd = /(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^\t\n]*?))(?<end>\t|\r?\n|$)/g;
