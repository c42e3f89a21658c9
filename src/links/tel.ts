import { linkPatterns, longestLinkParameter } from '../definition/links/rules.js';
import type { Notes } from '../definition/links/writtenNumber.js';
import type { SchemeNumber } from './phoneLink.js';
import { decodedNumber, decodeOnce, plainDigits, refuse, withoutSlashes } from './refusal.js';

/**
 * What follows `tel:`. A context that names a domain only says where the number is valid; one that is the beginning of a
 * number is a part of it, and only exchanges know how the two are joined.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3966#section-3
 */
export function telNumber(rest: string, notes: Notes): SchemeNumber {
  const [first = '', ...others] = withoutSlashes(rest).split(';');
  const parameters = parametersOf(others);
  const number = plainDigits(decodedNumber(first, notes), notes);
  const context = parameters.get('phone-context');
  if (context !== undefined && !number.startsWith('+') && !linkPatterns.domain.test(decodeOnce(context))) {
    throw refuse('context');
  }
  return {
    number: `${number}${extensionTones(parameters.get('ext'))}${postDialTones(parameters.get('postd'))}`,
    dropped: [...parameters.keys()].filter((name) => name !== 'ext' && name !== 'postd'),
  };
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
    if (!linkPatterns.telParameter.test(name) || name.length > longestLinkParameter) throw refuse('noTelParameter');
    if (parameters.has(name)) throw refuse('twice', name);
    if (name === 'isub') throw refuse('subaddress');
    if (name.startsWith('m-')) throw refuse('mandatory', name);
    decodeOnce(value);
    parameters.set(name, value);
  }
  return parameters;
}

function extensionTones(value: string | undefined): string {
  if (value === undefined) return '';
  const digits = decodeOnce(value).replace(linkPatterns.extensionSeparators, '');
  if (linkPatterns.extension.test(digits)) return `,${digits}`;
  throw refuse('noExtension');
}

/** Each `p` is a pause; there is always one before tones. */
function postDialTones(value: string | undefined): string {
  if (value === undefined) return '';
  const digits = decodeOnce(value).replace(linkPatterns.extensionSeparators, '');
  if (!linkPatterns.postDial.test(digits)) throw refuse('noPostDial');
  const tones = digits.replace(linkPatterns.pauseLetters, ',');
  return tones.startsWith(',') ? tones : `,${tones}`;
}
