/**
 * Rows as a CSV text, as RFC 4180 has it: commas, CR LF behind every record, and in quotes what would be read otherwise.
 * `csvRecords` reads it back.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** Blanks at the ends of a cell belong to it, and semicolons separate nothing, but not every reader knows that. */
function csvCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
