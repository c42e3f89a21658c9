import { FailedError, RefusedError } from '../errors.js';

/** How a file without a byte order mark is read and written: this system's code page, or a test's. */
export interface AnsiCoder {
  decode(bytes: Uint8Array): string;
  /** @throws RefusedError for a character that the code page does not have. */
  encode(text: string): Uint8Array;
}

/** What messages call a settings file, and who reads it. */
export interface IniNames {
  readonly source: string;
  readonly reader: string;
}

/** What is known of a file's bytes before its lines are looked at. */
export interface IniEncoding {
  readonly name: 'utf-16le' | 'ansi';
  /** The bytes of a character that a line's structure is made of: blanks, `=`, line ends. */
  readonly unit: 1 | 2;
  decode(bytes: Uint8Array): string;
  encode(text: string): Uint8Array;
}

/**
 * The encoding in which a file is read, and where the text in it begins.
 *
 * Only UTF-16LE with a byte order mark is more than ANSI to GetPrivateProfileString. Whatever else holds a NUL ends there.
 *
 * @param names what to call the file, and who reads it, in errors.
 * @throws FailedError for UTF-16 that would not be read as such.
 */
export function encodingOf(
  bytes: Uint8Array,
  coder: AnsiCoder,
  { source, reader }: IniNames,
): IniEncoding & { start: number } {
  if (begins(bytes, [0xff, 0xfe])) return { ...utf16, start: 2 };
  if (begins(bytes, [0xfe, 0xff]) || bytes.includes(0)) {
    throw new FailedError(
      `${source} holds NUL bytes, as UTF-16 without its byte order mark FF FE does, and ${reader} would lose all of it. Save it as UTF-16LE with byte order mark.`,
    );
  }
  return {
    name: 'ansi',
    unit: 1,
    start: 0,
    decode: (line) => coder.decode(line),
    encode: (text) => coder.encode(text),
  };
}

/** Whether a file begins with UTF-8's byte order mark, which Windows takes for three letters before the first line. */
export function hasUtf8Mark(bytes: Uint8Array): boolean {
  return begins(bytes, [0xef, 0xbb, 0xbf]);
}

/**
 * For systems without code pages: what is not ASCII stays as it is in the file, is not understood, and not written.
 *
 * @param remedy what to do to have it written; a sentence.
 */
export const asciiCoder = (remedy = 'Save it as UTF-16LE with byte order mark.'): AnsiCoder => ({
  decode: (bytes) =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\x80-\xff]/g, '\ufffd'),
  encode: (text) => {
    const unsupported = /[^\0-\x7f]/u.exec(text)?.[0];
    if (unsupported === undefined) return Buffer.from(text, 'latin1');
    throw new RefusedError('', `The file has no byte order mark, and ${unsupported} is not ASCII. ${remedy}`);
  },
});

const utf16: IniEncoding = {
  name: 'utf-16le',
  unit: 2,
  decode: (bytes) => Buffer.from(bytes).toString('utf16le'),
  encode: (text) => Buffer.from(text, 'utf16le'),
};

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte);
}
