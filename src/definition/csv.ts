/** A record of a CSV file, or what is wrong with it. */
export interface CsvRecord {
  /** The line it begins in, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem?: string;
}

/**
 * The records of a CSV text, as RFC 4180 has them; blank lines are none. A record that is wrong says why, and the next
 * one begins with the next line, so that all that is wrong can be named at once.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc4180
 */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord, void, undefined> {
  const end = new RegExp(`${escaped(delimiter)}|\\r\\n|\\n|\\r`, 'y');
  const plain = new RegExp(`[^"${escaped(delimiter)}\\r\\n]*`, 'y');
  const quoted = /"([^"]*(?:""[^"]*)*)"/y;
  let line = 1;
  let cells: string[] = [];
  let begun = 1;
  for (let place = 0; place < text.length || cells.length > 0; ) {
    const inQuotes = text[place] === '"';
    const cell = matchAt(inQuotes ? quoted : plain, text, place);
    const after = place + (cell?.[0].length ?? 0);
    const separator = matchAt(end, text, after)?.[0];
    if (cell === undefined || (separator === undefined && after < text.length)) {
      yield { line: begun, cells, problem: quoteProblem(cell, inQuotes, line) };
      place = nextLine(text, place);
      [line, cells] = [line + 1, []];
      begun = line;
      continue;
    }
    cells.push(inQuotes ? (cell[1] ?? '').replaceAll('""', '"') : cell[0]);
    line += lineBreaks(cell[0]);
    place = after + (separator?.length ?? 0);
    if (separator === delimiter) continue;
    if (cells.length > 1 || cells[0] !== '') yield { line: begun, cells };
    [line, cells] = [line + 1, []];
    begun = line;
  }
}

/**
 * What separates the cells, by the line that names the columns. Excel separates with what the system's language does; no
 * name of a column has any of them.
 */
export function delimiterOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  return [';', '\t'].find((sign) => first.includes(sign)) ?? ',';
}

function matchAt(pattern: RegExp, text: string, place: number): RegExpExecArray | undefined {
  pattern.lastIndex = place;
  return pattern.exec(text) ?? undefined;
}

function quoteProblem(cell: RegExpExecArray | undefined, inQuotes: boolean, line: number): string {
  if (cell === undefined) return `a quote in line ${line} is never closed`;
  const where = inQuotes ? 'behind a quoted cell stands more text' : 'a cell that is not in quotes holds a quote';
  return `${where}; put the cell in quotes, and double those within`;
}

function nextLine(text: string, place: number): number {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = place;
  return found.exec(text) ? found.lastIndex : text.length;
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function escaped(delimiter: string): string {
  return delimiter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
