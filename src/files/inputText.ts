import { FailedError } from '../errors.js';
import type { AnsiCoder } from '../ini/encoding.js';

/**
 * The text of a file that people and programs make: UTF-8, UTF-16LE with a byte order mark, or this system's own code page, which
 * Excel writes.
 *
 * @throws FailedError when it is none of these.
 */
export function inputText(bytes: Uint8Array, coder: AnsiCoder, source: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.subarray(2)).toString('utf16le');
  const text = utf8Text(bytes) ?? coder.decode(bytes);
  if (!text.includes('\ufffd') && !text.includes('\0')) return text;
  const inExcel = /\.(?:csv|tsv|txt)$/i.test(source) ? ' ("CSV UTF-8" in Excel)' : '';
  throw new FailedError(`${source} is neither UTF-8 nor UTF-16 with a byte order mark. Save it as UTF-8${inExcel}.`);
}

/** Without the byte order mark; undefined for what is no UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
