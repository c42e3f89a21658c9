import { showCharacter } from '../definition/rules.js';
import { RefusedError } from '../errors.js';
import { kernel32 } from './kernel32.js';

/**
 * A text in this system's ANSI code page.
 *
 * @throws RefusedError for the first character that the code page does not have; Windows would write `?` for it, or a
 *   look-alike.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/stringapiset/nf-stringapiset-widechartomultibyte
 */
export function encodeAnsi(text: string): Uint8Array {
  const bytes = convert(text);
  if (bytes) return bytes;
  const stranger = [...text].find((character) => convert(character) === undefined) ?? text;
  throw new RefusedError(
    '',
    `The character ${showCharacter(stranger)} is not in the ANSI code page (${kernel32().GetACP()}) of this system.`,
  );
}

/** The text of bytes in this system's ANSI code page. */
export function decodeAnsi(bytes: Uint8Array): string {
  if (bytes.length === 0) return '';
  const units = kernel32().MultiByteToWideChar(ansi, 0, bytes, bytes.length, null, 0);
  const text = Buffer.alloc(units * 2);
  kernel32().MultiByteToWideChar(ansi, 0, bytes, bytes.length, text, units);
  return text.toString('utf16le');
}

/** Nothing when a character would be lost. In UTF-8, Windows does not tell whether it used a substitute. */
function convert(text: string): Uint8Array | undefined {
  if (kernel32().GetACP() === utf8) return /\p{Surrogate}/u.test(text) ? undefined : Buffer.from(text);
  const bytes = new Uint8Array(text.length * 4);
  const substituted: [number] = [0];
  const size = kernel32().WideCharToMultiByte(
    ansi,
    noBestFit,
    text,
    text.length,
    bytes,
    bytes.length,
    null,
    substituted,
  );
  return substituted[0] === 0 && size > 0 ? bytes.slice(0, size) : undefined;
}

const ansi = 0; // CP_ACP
const utf8 = 65001; // CP_UTF8
const noBestFit = 0x400; // WC_NO_BEST_FIT_CHARS
