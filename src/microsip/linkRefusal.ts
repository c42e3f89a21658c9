import { showCharacter } from '../definition/rules.js';
import { RefusedError } from '../errors.js';

/** @param reason a sentence about the link, with a full stop. None of the link's own text stands in it. */
export function refuse(reason: string): RefusedError {
  return new RefusedError('link', `The link was refused: ${reason}`);
}

/**
 * A part of a link with its percent-escapes decoded, once: what they hide is looked at as it is, and an escape that
 * stands for another escape (`%2520`) leaves a percent sign, which no number has.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3986#section-2.4
 */
export function decodeOnce(part: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(part);
  } catch {
    throw refuse('a percent sign in it does not begin an escape of UTF-8, such as %2B.');
  }
  const stranger = /[^\x20-\x7e]|%/.exec(decoded);
  if (stranger) throw refuse(`an escape in it stands for ${showCharacter(stranger[0])}, which is in no number.`);
  return decoded;
}

/** The first character of a text that does not belong to a class such as `[0-9]`, as messages show it. */
export function firstStranger(text: string, allowed: RegExp): string | undefined {
  const stranger = [...text].find((character) => !allowed.test(character));
  return stranger === undefined ? undefined : showCharacter(stranger);
}
