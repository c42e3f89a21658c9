import { decodeText, encodeText } from '../ffi/codePage.js';
import { type AnsiCoder, asciiCoder } from '../ini/encoding.js';

/**
 * How a text without a mark is read and written on this system: in its code page, or in ASCII where there are none.
 *
 * @param remedy what to do where it cannot be written in ASCII; a sentence.
 */
export function systemCoder(remedy?: string): AnsiCoder {
  return process.platform === 'win32' ? codePageCoder : asciiCoder(remedy);
}

const codePageCoder: AnsiCoder = {
  decode: (bytes) => decodeText(bytes, 'ansi'),
  encode: (text) => (text === '' ? new Uint8Array() : encodeText(text, 'ansi')),
};
