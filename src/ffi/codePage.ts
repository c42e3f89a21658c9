import { showCharacter } from '../characters.js';
import { RefusedError } from '../errors.js';
import { kernel32 } from './kernel32.js';

/** The number of a code page; `ansi` and `oem` stand for those that this system is set to. */
export type CodePage = number | 'ansi' | 'oem';

/**
 * A text in a code page.
 *
 * @throws RefusedError for the first character that the code page does not have; Windows would write `?` for it, or a
 *   look-alike.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/stringapiset/nf-stringapiset-widechartomultibyte
 */
export function encodeText(text: string, codePage: CodePage): Uint8Array {
  const bytes = convert(text, codePage);
  if (bytes) return bytes;
  const unsupported = [...text].find((character) => convert(character, codePage) === undefined) ?? text;
  throw new RefusedError(
    '',
    `The character ${showCharacter(unsupported)} is not in the code page ${numberOf(codePage)}, which this needs.`,
  );
}

/** The text of bytes in a code page. */
export function decodeText(bytes: Uint8Array, codePage: CodePage): string {
  if (bytes.length === 0) return '';
  const page = numberOf(codePage);
  const units = kernel32().MultiByteToWideChar(page, 0, bytes, bytes.length, null, 0);
  const text = Buffer.alloc(units * 2);
  kernel32().MultiByteToWideChar(page, 0, bytes, bytes.length, text, units);
  return text.toString('utf16le');
}

/** Whether Windows knows a code page. */
export function isCodePage(codePage: number): boolean {
  return kernel32().IsValidCodePage(codePage) !== 0;
}

/** Nothing when a character would be lost. In UTF-8, Windows does not tell whether it used a substitute. */
function convert(text: string, codePage: CodePage): Uint8Array | undefined {
  const page = numberOf(codePage);
  if (page === utf8) return /\p{Surrogate}/u.test(text) ? undefined : Buffer.from(text);
  const bytes = new Uint8Array(text.length * 4);
  const substituted: [number] = [0];
  const size = kernel32().WideCharToMultiByte(
    page,
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

function numberOf(codePage: CodePage): number {
  if (typeof codePage === 'number') return codePage;
  return codePage === 'ansi' ? kernel32().GetACP() : kernel32().GetOEMCP();
}

const utf8 = 65001; // CP_UTF8
const noBestFit = 0x400; // WC_NO_BEST_FIT_CHARS
