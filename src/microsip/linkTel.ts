import { linkPatterns, longestLinkParameter } from '../definition/linkRules.js';
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
 * A number as it is dialled, without what makes it easy to read. Only between digits does that mean nothing, which is
 * why letters are refused here.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3966#section-5.1.1
 */
export function plainDigits(text: string): string {
  const stranger = firstStranger(text, linkPatterns.telCharacter);
  if (stranger) throw refuse('telStranger', stranger);
  const digits = text.replace(linkPatterns.telSeparators, '');
  if (linkPatterns.telNumber.test(digits)) return digits;
  throw refuse('noNumber');
}

export function withoutSlashes(rest: string): string {
  return linkPatterns.slashes.exec(rest)?.[1] ?? rest;
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

function extensionDigits(value: string): string {
  const digits = decodeOnce(value).replace(linkPatterns.extensionSeparators, '');
  if (linkPatterns.extension.test(digits)) return digits;
  throw refuse('noExtension');
}
