import { cellText } from '../dde/xlTable.js';
import type { ItemValue } from '../items.js';
import { forReader } from './terminal.js';

/** A value as lines of text: a table as rows of cells with tabs between, as spreadsheets copy and paste them. */
export function itemText(value: ItemValue): string {
  if (typeof value !== 'string')
    return forReader(value.map((row) => row.map((cell) => quoted(cellText(cell))).join('\t')).join('\n'));
  // Servers end a text with a line break, or not; here a line ends by itself.
  return forReader(value.replace(/\r?\n$/, ''));
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
