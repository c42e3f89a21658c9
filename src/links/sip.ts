import { linkPatterns, longestLinkParameter } from '../definition/links/rules.js';
import { isWrittenNumber, type Notes } from '../definition/links/writtenNumber.js';
import type { SchemeNumber } from './phoneLink.js';
import { decodedNumber, decodeOnce, firstDisallowed, plainDigits, refuse, withoutSlashes } from './refusal.js';

/**
 * What follows `sip:`. Parameters and headers would change how the call is made, or what it carries, in ways
 * that cannot be passed on to the phone, and are ignored. A number in an address stays as it is written: it is a name there.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3261#section-19.1.1
 */
export function sipNumber(rest: string, notes: Notes): SchemeNumber {
  const target = withoutSlashes(rest);
  const at = target.indexOf('@');
  if (at < 0) return withoutTail(target, (part) => sipAlone(part, notes));
  const user = target.slice(0, at);
  if (user.includes(':')) throw refuse('password');
  const { number: host, dropped } = withoutTail(target.slice(at + 1), sipHost);
  return { number: `${addressUser(user, notes)}@${host}`, dropped };
}

/** What was to be secure is never dialled otherwise. */
export function sipsNumber(rest: string, notes: Notes): SchemeNumber {
  const { number, dropped } = sipNumber(rest, notes);
  return { number: `sips:${number}`, dropped };
}

/** A user before the @. The phone would cut at a comma there, and call what stands before it. */
export function addressUser(text: string, notes: Notes): string {
  const user = decodedNumber(text, notes);
  if (user.includes(',')) throw refuse('tonesAtHost');
  return linkPatterns.bracketed.test(user) ? plainDigits(user, notes) : checkedUser(user);
}

/** A number, or a name and tones behind a comma, where there is no host. */
export function userAlone(text: string, notes: Notes): string {
  if (linkPatterns.spoilt.test(text)) throw refuse('spoilt');
  if (isWrittenNumber(text)) return plainDigits(text, notes);
  const comma = `${text},`.indexOf(',');
  const tones = text.slice(comma);
  const user = checkedUser(text.slice(0, comma));
  const disallowed = firstDisallowed(tones, linkPatterns.tone);
  if (disallowed) throw refuse('toneCharacter', disallowed);
  return `${user}${tones}`;
}

/** A host, and its port. */
export function sipHost(text: string): string {
  if (linkPatterns.sipHost.test(text)) return text;
  throw refuse('noHost');
}

function sipAlone(part: string, notes: Notes): string {
  const text = decodedNumber(part, notes);
  if (linkPatterns.hostAlone.test(text)) throw refuse('hostAlone');
  return userAlone(text, notes);
}

function checkedUser(user: string): string {
  const disallowed = firstDisallowed(user, linkPatterns.sipUserCharacter);
  if (disallowed) throw refuse('sipCharacter', disallowed);
  if (linkPatterns.sipUserBegin.test(user)) return user;
  throw refuse(user === '' ? 'nobody' : 'userBegin');
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
