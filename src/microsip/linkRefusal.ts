import { linkPatterns, linkReasons } from '../definition/linkRules.js';
import { showCharacter } from '../definition/rules.js';
import { RefusedError } from '../errors.js';

/**
 * @param reason what is wrong with the link.
 * @param shown what stands in its places. None of the link's own text, but names of parameters.
 */
export function refuse(reason: keyof typeof linkReasons, ...shown: readonly (string | number)[]): RefusedError {
  const sentence = linkReasons[reason]
    .split('{}')
    .map((part, index) => (index === 0 ? part : `${shown[index - 1]}${part}`))
    .join('');
  return new RefusedError('link', `The link was refused: ${sentence}`);
}

/**
 * A part of a link with its percent-escapes decoded, once: what they hide is looked at as it is, and an escape that
 * stands for another escape (`%2520`) leaves a percent sign, which no number has.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3986#section-2.4
 */
export function decodeOnce(part: string): string {
  if (part.replace(linkPatterns.escape, '').includes('%')) throw refuse('notUtf8');
  const decoded = decodeURIComponent(part);
  const stranger = linkPatterns.inNoNumber.exec(decoded);
  if (stranger) throw refuse('escapedStranger', showCharacter(stranger[0]));
  return decoded;
}

/** The first character of a text that does not belong to a class such as `[0-9]`, as messages show it. */
export function firstStranger(text: string, allowed: RegExp): string | undefined {
  const stranger = [...text].find((character) => !allowed.test(character));
  return stranger === undefined ? undefined : showCharacter(stranger);
}
