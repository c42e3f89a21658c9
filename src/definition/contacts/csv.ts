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

/** A table: a line that names its columns, and the records below it. */
export interface CsvTable {
  /** Without blanks around them. */
  readonly columns: readonly string[];
  /** What is wrong with the line that names them. */
  readonly problem: string | undefined;
  /** Each with a cell for every column, as it stands there, or a problem that says why not. */
  readonly records: readonly CsvRecord[];
}

/**
 * A table as spreadsheets and people leave it: with UTF-8's byte order mark, a first line `sep=;`, rows and columns at the end that
 * are empty, and any of the separators that Excel uses.
 */
export function csvTable(text: string): CsvTable {
  const { body, delimiter } = withoutPrelude(text);
  const [header, ...rows] = [...csvRecords(body, delimiter)].filter(isFilled);
  const columns = withoutEmptyEnd((header?.cells ?? []).map(trimmed));
  const records = rows.map((record) => (record.problem === undefined ? fitted(record, columns.length) : record));
  return { columns, problem: header?.problem, records };
}

/** A cell without the blanks that spreadsheets and people leave around it. */
export function trimmed(cell: string): string {
  return cell.trim();
}

/** The line `sep=;` tells Excel what separates the cells. It is emptied and not taken out, so that lines keep their numbers. */
function withoutPrelude(text: string): { body: string; delimiter: string } {
  const body = text.replace(/^\ufeff/, '');
  const [line = '', delimiter] = /^"?sep=([^\r\n"])"?[,;\t ]*(?=[\r\n]|$)/i.exec(body) ?? [];
  return { body: body.slice(line.length), delimiter: delimiter ?? delimiterOf(body) };
}

/**
 * What separates the cells, by the line that names the columns. Excel separates with what the system's language does; no
 * name of a column has any of them.
 */
function delimiterOf(text: string): string {
  const first = /[^\r\n]+/.exec(text)?.[0] ?? '';
  return [';', '\t'].find((sign) => first.includes(sign)) ?? ',';
}

function isFilled({ cells, problem }: CsvRecord): boolean {
  return problem !== undefined || cells.some((cell) => trimmed(cell) !== '');
}

/** Without the empty cells behind the last column, which stand in every row once one column was emptied. */
function fitted(record: CsvRecord, width: number): CsvRecord {
  const cells = [...record.cells.slice(0, width), ...withoutEmptyEnd(record.cells.slice(width))];
  if (cells.length === width) return { ...record, cells };
  return { ...record, cells, problem: `it has ${cells.length} cells, but there are ${width} columns` };
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => trimmed(cell) !== '') + 1);
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
