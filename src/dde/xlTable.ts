import { RefusedError, UsageError } from '../errors.js';

/** An error value of a spreadsheet, such as `#N/A`. */
export interface DdeCellError {
  readonly error: string;
}

/** A cell: null when it is empty, undefined when it is skipped (in a POKE: left as it is). */
export type DdeCell = string | number | boolean | DdeCellError | null | undefined;

/** Rows of cells, each row of the same length. */
export type DdeTable = readonly (readonly DdeCell[])[];

/** A cell as spreadsheets show it, whatever it holds: nothing for an empty one, TRUE or FALSE, a number, a text. */
export function cellText(cell: DdeCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'object' ? cell.error : String(cell);
}

/** How the texts of a table are written: in an ANSI code page. */
export interface TextCoder {
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

/**
 * A table in the format XlTable, which Excel and others exchange cells in: blocks of cells of one type, row by row.
 *
 * @throws UsageError for rows of different lengths or too many; RefusedError for a text of more than 255 bytes.
 *
 * Source: Microsoft Knowledge Base 61941, "Fast Table Format", in the Excel SDK.
 */
export function encodeTable(rows: DdeTable, coder: TextCoder): Uint8Array {
  const columns = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== columns))
    throw new UsageError('All rows of a table must have the same length.');
  if (rows.length > largest || columns > largest) {
    throw new UsageError(`A table has at most ${largest} rows and ${largest} columns.`);
  }
  const cells = rows.flat().map((cell) => encodeCell(cell, coder));
  return Buffer.concat([block(types.table, words(rows.length, columns)), ...blocks(cells)]);
}

/**
 * The rows of a table in the format XlTable.
 *
 * @throws UsageError for bytes that are none.
 */
export function decodeTable(bytes: Uint8Array, coder: TextCoder): DdeTable {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = data.length >= 8 && data.readUInt16LE(0) === types.table ? data.readUInt16LE(2) : 0;
  if (head < 4) throw new UsageError('This is no XlTable: it does not begin with the size of a table.');
  const rows = data.readUInt16LE(4);
  const columns = data.readUInt16LE(6);
  const cells = decodeBlocks(data.subarray(4 + head), rows * columns, coder);
  return Array.from({ length: rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
}

/** A cell as its block holds it. Runs of the same type share a block. */
interface EncodedCell {
  readonly type: number;
  readonly data: Uint8Array;
}

function encodeCell(cell: DdeCell, coder: TextCoder): EncodedCell {
  if (cell === undefined) return { type: types.skip, data: empty };
  if (cell === null) return { type: types.blank, data: empty };
  if (typeof cell === 'string') return { type: types.string, data: pascalString(coder.encode(cell)) };
  if (typeof cell === 'boolean') return { type: types.bool, data: words(cell ? 1 : 0) };
  if (typeof cell === 'number') return { type: types.float, data: float(cell) };
  return { type: types.error, data: words(errorNumber(cell.error)) };
}

function blocks(cells: readonly EncodedCell[]): Uint8Array[] {
  const result: Uint8Array[] = [];
  for (let start = 0; start < cells.length; ) {
    const type = cells[start]?.type ?? types.blank;
    let end = start;
    let size = 0;
    for (let cell = cells[end]; cell?.type === type && size + cell.data.length <= largest; cell = cells[end]) {
      size += cell.data.length;
      end++;
    }
    const counted = type === types.blank || type === types.skip;
    const run = cells.slice(start, counted ? Math.min(end, start + largest) : end);
    result.push(block(type, counted ? words(run.length) : Buffer.concat(run.map(({ data }) => data))));
    start += run.length;
  }
  return result;
}

function decodeBlocks(data: Buffer, count: number, coder: TextCoder): DdeCell[] {
  const cells: DdeCell[] = [];
  for (let offset = 0; cells.length < count; ) {
    const size = offset + 4 <= data.length ? data.readUInt16LE(offset + 2) : 0;
    const content = data.subarray(offset + 4, offset + 4 + size);
    if (size === 0 || content.length < size) {
      throw new UsageError(`This XlTable ends after ${cells.length} of its ${count} cells.`);
    }
    cells.push(...decodeBlock(data.readUInt16LE(offset), content, coder));
    offset += 4 + size;
  }
  return cells.slice(0, count);
}

function decodeBlock(type: number, content: Buffer, coder: TextCoder): DdeCell[] {
  switch (type) {
    case types.float:
      return Array.from({ length: content.length >> 3 }, (_, index) => content.readDoubleLE(8 * index));
    case types.string:
      return pascalStrings(content).map((bytes) => coder.decode(bytes));
    case types.bool:
      return wordsOf(content).map((word) => word !== 0);
    case types.error:
      return wordsOf(content).map((word) => ({ error: errors.get(word) ?? `#ERROR ${word}` }));
    case types.int:
      return wordsOf(content);
    case types.blank:
      return Array.from({ length: content.readUInt16LE(0) }, () => null);
    case types.skip:
      return Array.from({ length: content.readUInt16LE(0) }, () => undefined);
    default:
      throw new UsageError(`This XlTable holds a block of the unknown type ${type}.`);
  }
}

function pascalString(bytes: Uint8Array): Uint8Array {
  if (bytes.length > 255) {
    throw new RefusedError('', `A cell of an XlTable holds at most 255 bytes of text, and this has ${bytes.length}.`);
  }
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function pascalStrings(content: Buffer): Uint8Array[] {
  const strings: Uint8Array[] = [];
  for (let offset = 0; offset < content.length; offset += 1 + (content[offset] ?? 0)) {
    strings.push(content.subarray(offset + 1, offset + 1 + (content[offset] ?? 0)));
  }
  return strings;
}

function errorNumber(name: string): number {
  const found = [...errors].find(([, other]) => other === name);
  if (found) return found[0];
  throw new UsageError(`"${name}" is no error value of a cell. Take one of ${[...errors.values()].join(', ')}.`);
}

function block(type: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([words(type, content.length), content]);
}

function words(...values: number[]): Uint8Array {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => {
    bytes.writeUInt16LE(value, 2 * index);
  });
  return bytes;
}

function wordsOf(content: Buffer): number[] {
  return Array.from({ length: content.length >> 1 }, (_, index) => content.readUInt16LE(2 * index));
}

function float(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

const types = { table: 16, float: 1, string: 2, bool: 3, error: 4, blank: 5, int: 6, skip: 7 } as const; // tdtTable …
const errors = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
]);
/** What a word holds. */
const largest = 0xffff;
const empty = new Uint8Array();
