import { RefusedError } from '../errors.js';
import { type CodePage, decodeText, encodeText } from '../ffi/codePage.js';
import { type DdeTextFormat, type DdeValue, isTextFormat } from './formats.js';
import { cellText, type DdeTable, decodeTable, encodeTable } from './xlTable.js';

/** What the text of a command is written in: UTF-16, or a code page. */
export type CommandEncoding = 'unicode' | CodePage;

/**
 * A command as EXECUTE carries it, with its terminating NUL.
 *
 * @throws RefusedError for a NUL inside the text, and for a character that the code page does not have.
 */
export function encodeCommand(command: string, encoding: CommandEncoding): Uint8Array {
  if (command.includes('\0')) throw new RefusedError('', 'A DDE text cannot hold U+0000, which would end it.');
  return encoding === 'unicode' ? Buffer.from(`${command}\0`, 'utf16le') : encodeText(`${command}\0`, encoding);
}

/** A text that came through DDE, up to its first NUL. Programs are known to send more behind it. */
export function decodeCommand(bytes: Uint8Array, encoding: CommandEncoding): string {
  const text = encoding === 'unicode' ? Buffer.from(bytes).toString('utf16le') : decodeText(bytes, encoding);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/**
 * What a command that came is written in. Old programs send ANSI to Unicode windows, and the reverse, and a command says
 * nothing of it but by its bytes.
 *
 * @param expected what DDE has for it, by the kinds of both windows.
 * @param known what formats of text the client has used in the conversation, where they tell.
 */
export function commandEncoding(
  bytes: Uint8Array,
  expected: CommandEncoding,
  ansi: CodePage,
  known?: CommandEncoding,
): CommandEncoding {
  const [first, second, third] = bytes;
  // Commands begin with a bracket, whose second byte tells.
  if (first === openingBracket && bytes.length >= 4) return second === 0 ? 'unicode' : ansi;
  if (bytes.length % 2 === 1) return ansi;
  // No text of a code page goes on behind a zero byte.
  if (first !== 0 && second === 0 && third !== undefined && third !== 0) return 'unicode';
  if (!hasUnicodeEnd(bytes)) return ansi;
  return known ?? (isPlain(bytes.subarray(0, bytes.indexOf(0))) ? ansi : expected);
}

function hasUnicodeEnd(bytes: Uint8Array): boolean {
  for (let at = 0; at + 1 < bytes.length; at += 2) if (bytes[at] === 0 && bytes[at + 1] === 0) return true;
  return false;
}

/** Whether bytes are such as a text in any code page is mostly made of. */
function isPlain(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

/**
 * A value in a format.
 *
 * @param codePage what CF_TEXT and the texts of an XlTable are written in.
 * @throws RefusedError for what the format cannot carry.
 */
export function encodeValue(value: DdeValue, format: string, codePage: CodePage): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'string') return encodeCells(value, format, codePage);
  if (isTextFormat(format)) return encodeCommand(value, encodingOf(format, codePage));
  if (format === 'XlTable') return encodeCells(cellsOf(value), format, codePage);
  return encodeCommand(value, codePage);
}

/** The value of bytes in a format: text, a table for XlTable, and the bytes themselves for any other. */
export function decodeValue(bytes: Uint8Array, format: string, codePage: CodePage): DdeValue {
  if (isTextFormat(format)) return decodeCommand(bytes, encodingOf(format, codePage));
  if (format === 'XlTable') return decodeTable(bytes, coderOf(codePage));
  return bytes;
}

/** The rows of a text whose cells are divided by tabs, as spreadsheets write it. */
export function cellsOf(text: string): DdeTable {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t'));
}

function encodeCells(cells: DdeTable, format: string, codePage: CodePage): Uint8Array {
  if (format === 'XlTable') return encodeTable(cells, coderOf(codePage));
  return encodeValue(tabbed(cells), format, codePage);
}

/** @throws RefusedError for a cell that holds what would divide it. */
function tabbed(cells: DdeTable): string {
  return cells.map((row) => `${row.map((cell) => undivided(cellText(cell))).join('\t')}\r\n`).join('');
}

function undivided(text: string): string {
  if (!/[\t\r\n]/.test(text)) return text;
  throw new RefusedError('', 'A cell with a tab or a line break cannot be written as text. Use the format XlTable.');
}

function encodingOf(format: DdeTextFormat, codePage: CodePage): CommandEncoding {
  if (format === 'CF_UNICODETEXT') return 'unicode';
  return format === 'CF_OEMTEXT' ? 'oem' : codePage;
}

function coderOf(codePage: CodePage) {
  return {
    encode: (text: string) => encodeText(text, codePage),
    decode: (bytes: Uint8Array) => decodeText(bytes, codePage),
  };
}

const openingBracket = 0x5b;
