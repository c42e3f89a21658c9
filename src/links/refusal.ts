import { showCharacter } from '../characters.js';
import { filled, type LinkReason, linkPatterns, linkReasons } from '../definition/links/rules.js';
import { disallowedIn, type Notes, plainSigns, readNumber } from '../definition/links/writtenNumber.js';
import { RefusedError } from '../errors.js';

/**
 * @param reason what is wrong with the link.
 * @param shown what stands in its places. None of the link's own text, but names of parameters.
 */
export function refuse(reason: LinkReason, ...shown: readonly (string | number)[]): RefusedError {
  return new RefusedError('link', `The link was refused: ${filled(linkReasons[reason], shown)}`);
}

/**
 * A part of a link with its percent-escapes decoded, once: what they hide is looked at as it is, and an escape that
 * stands for another escape (`%2520`) leaves a percent sign, which no number has.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3986#section-2.4
 */
export function decodeOnce(part: string): string {
  return checkedCharacters(decoded(part));
}

/** The same of a number or a SIP user, without what clipboards bring. */
export function decodedNumber(part: string, notes: Notes): string {
  return checkedCharacters(plainSigns(decoded(part), notes));
}

/** A number as it is dialled, without what makes it easy to read. */
export function plainDigits(text: string, notes: Notes): string {
  const read = readNumber(text, notes);
  if ('number' in read) return read.number;
  throw refuse(read.reason, ...read.shown);
}

/** The first character of a text that does not belong to a class such as `[0-9]`, as messages show it. */
export function firstDisallowed(text: string, allowed: RegExp): string | undefined {
  const disallowed = disallowedIn(text, allowed);
  return disallowed === undefined ? undefined : showCharacter(disallowed);
}

/** Some pages write `tel://5551234`, and some programs then add a slash at the end. */
export function withoutSlashes(rest: string): string {
  return linkPatterns.slashes.exec(rest)?.[1] ?? rest;
}

function decoded(part: string): string {
  if (part.replace(linkPatterns.escape, '').includes('%')) throw refuse('notUtf8');
  return decodeURIComponent(part);
}

function checkedCharacters(text: string): string {
  const disallowed = linkPatterns.inNoNumber.exec(text);
  if (disallowed) throw refuse('escapedCharacter', showCharacter(disallowed[0]));
  return text;
}
