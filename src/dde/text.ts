import { RefusedError } from '../errors.js';
import { decodeAnsi, encodeAnsi } from '../ffi/codePage.js';

/** The clipboard formats of text. Source: https://learn.microsoft.com/windows/win32/dataxchg/standard-clipboard-formats */
export const textFormats = { ansi: 1, unicode: 13 } as const; // CF_TEXT, CF_UNICODETEXT

export type TextEncoding = keyof typeof textFormats;

/**
 * A text as DDE carries it, with its terminating NUL.
 *
 * @throws RefusedError for a NUL inside the text, and for a character that the ANSI code page does not have.
 */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  if (text.includes('\0')) throw new RefusedError('', 'A DDE text cannot hold U+0000, which would end it.');
  return encoding === 'ansi' ? encodeAnsi(`${text}\0`) : Buffer.from(`${text}\0`, 'utf16le');
}

/** A text that a server gave, up to its first NUL. Servers are known to send more behind it. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  const text = encoding === 'ansi' ? decodeAnsi(bytes) : Buffer.from(bytes).toString('utf16le');
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
