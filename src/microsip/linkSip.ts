import { linkPatterns, longestLinkParameter } from '../definition/linkRules.js';
import type { SchemeNumber } from './link.js';
import { decodeOnce, firstStranger, refuse } from './linkRefusal.js';

/**
 * What follows `sip:`. Parameters and headers would change how the call is made, or what it carries, in ways
 * that the phone cannot be told, and are dropped. A number in an address stays as it is written: it is a name there.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3261#section-19.1.1
 */
export function sipNumber(rest: string): SchemeNumber {
  const at = rest.indexOf('@');
  if (at < 0) return withoutTail(rest, sipUser);
  const user = rest.slice(0, at);
  if (user.includes(':')) throw refuse('password');
  const { number: host, dropped } = withoutTail(rest.slice(at + 1), sipHost);
  return { number: `${sipUser(user)}@${host}`, dropped };
}

/** What was to be secure is never dialled otherwise. */
export function sipsNumber(rest: string): SchemeNumber {
  const { number, dropped } = sipNumber(rest);
  return { number: `sips:${number}`, dropped };
}

/** A name or number before the @, or alone. */
export function sipUser(text: string): string {
  const user = decodeOnce(text);
  const stranger = firstStranger(user, linkPatterns.sipUserCharacter);
  if (stranger) throw refuse('sipStranger', stranger);
  if (linkPatterns.sipUserBegin.test(user)) return user;
  throw refuse(user === '' ? 'nobody' : 'userBegin');
}

/** A host, and its port. */
export function sipHost(text: string): string {
  if (linkPatterns.sipHost.test(text)) return text;
  throw refuse('noHost');
}

function withoutTail(text: string, read: (part: string) => string): SchemeNumber {
  const question = text.indexOf('?');
  const [first = '', ...parameters] = (question < 0 ? text : text.slice(0, question)).split(';');
  const dropped = parameters.map((parameter) => parameterName(parameter));
  return { number: read(first), dropped: question < 0 ? dropped : [...dropped, 'headers'] };
}

function parameterName(parameter: string): string {
  const name = decodeOnce(parameter.split('=', 1)[0] ?? '').toLowerCase();
  if (linkPatterns.sipParameter.test(name) && name.length <= longestLinkParameter) return name;
  throw refuse('noSipParameter');
}
