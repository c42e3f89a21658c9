import type { SchemeNumber } from './link.js';
import { decodeOnce, firstStranger, refuse } from './linkRefusal.js';

/** What follows `tel:`. Source: https://www.rfc-editor.org/rfc/rfc3966#section-3 */
export function telNumber(rest: string): SchemeNumber {
  const [first = '', ...others] = withoutSlashes(rest).split(';');
  const parameters = parametersOf(others);
  const extension = parameters.get('ext');
  const digits = plainDigits(decodeOnce(first));
  return {
    number: extension === undefined ? digits : `${digits},${extensionDigits(extension)}`,
    dropped: [...parameters.keys()].filter((name) => name !== 'ext'),
  };
}

/**
 * A number as it is dialled, without what makes it easy to read. Spaces are not in RFC 3966, but on many pages; only
 * between digits do they mean nothing, which is why letters are refused here. A comma is a pause, with tones behind it.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3966#section-5.1.1
 */
export function plainDigits(text: string): string {
  const stranger = firstStranger(text, /[0-9+*#,().\- ]/);
  if (stranger) throw refuse(`the character ${stranger} is in no telephone number.`);
  const digits = text.replace(/[().\- ]/g, '');
  if (/^(?:\+[0-9]+|[0-9*#]+)(?:,+[0-9*#]+)*$/.test(digits)) return digits;
  throw refuse('it holds no telephone number: digits, * and #, or + and digits; then, behind a comma, tones.');
}

/** Some pages write `tel://5551234`, and some programs then add a slash at the end. */
export function withoutSlashes(rest: string): string {
  return /^\/\/(.*?)\/?$/s.exec(rest)?.[1] ?? rest;
}

/**
 * The parameters, by their names in lower case. One that is not known is to be ignored, unless it begins with `m-`.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3966#section-5.4
 */
function parametersOf(parts: readonly string[]): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const part of parts) {
    const [, written = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? [];
    const name = written.toLowerCase();
    if (!/^(?=.*[a-z])[a-z0-9-]{1,40}$/.test(name)) {
      throw refuse('a semicolon in it does not begin a parameter, such as ;ext=12. Write a comma for a pause.');
    }
    if (parameters.has(name)) throw refuse(`it has the parameter ${name} twice.`);
    if (name === 'isub') throw refuse('it names an ISDN subaddress (isub), which the phone cannot call.');
    if (name.startsWith('m-')) throw refuse(`it may not be used without knowing the parameter ${name}.`);
    decodeOnce(value);
    parameters.set(name, value);
  }
  return parameters;
}

function extensionDigits(value: string): string {
  const digits = decodeOnce(value).replace(/[().-]/g, '');
  if (/^[0-9*#]+$/.test(digits)) return digits;
  throw refuse('its extension (ext) is not made of digits.');
}
