import { characterNumber } from '../characters.js';
import { RefusedError } from '../errors.js';

/** How much of a value is read. */
export interface ValueLimit {
  readonly characters: number;
  /** Who reads no more, as messages call it: `the phone`. */
  readonly reader: string;
}

/**
 * What GetPrivateProfileString gives for what stands behind the equals sign: one pair of quotes around it is removed.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-getprivateprofilestringw
 */
export function readValue(written: string): string {
  const text = written.replace(/\0.*$/s, '');
  return isQuoted(text) && text.length > 1 ? text.slice(1, -1) : text;
}

/**
 * How a value is written so that exactly it is read back: in quotes where blanks at its ends, or its own quotes, would
 * be removed.
 *
 * @param key what the value is for, to be named in errors.
 * @param limit how much is read, with the quotes: GetPrivateProfileString gives as much as its caller has room for.
 * @throws RefusedError for what a line cannot hold.
 */
export function writeValue(key: string, value: string, limit?: ValueLimit): string {
  const control = /[\p{Cc}\u2028\u2029]/u.exec(value)?.[0];
  if (control !== undefined) throw new RefusedError(key, `${key} holds ${named(control)}, which no value can have.`);
  const written = /^\s|\s$/.test(value) || isQuoted(value) ? `"${value}"` : value;
  if (limit === undefined || written.length <= limit.characters) return written;
  const quotes = written === value ? '' : ' with the quotes it needs';
  throw new RefusedError(
    key,
    `${key} has ${written.length} characters${quotes}, and ${limit.reader} reads ${limit.characters} at most. Shorten it.`,
  );
}

/** @throws RefusedError for a name that would be read as something else. */
export function checkKeyName(name: string): void {
  checkName(name, 'key', /^[;[]|[=]/);
}

/** @throws RefusedError for a name that would be read as something else. */
export function checkSectionName(name: string): void {
  checkName(name, 'section', /[[\]]/);
}

/** Whether a text has the same quote at both ends, or is nothing but one. */
function isQuoted(text: string): boolean {
  const [first] = text;
  return (first === '"' || first === "'") && text.endsWith(first);
}

function checkName(name: string, what: string, forbidden: RegExp): void {
  if (name !== '' && name.trim() === name && !/\p{Cc}/u.test(name) && !forbidden.test(name)) return;
  throw new RefusedError(
    name,
    `${JSON.stringify(name)} is no name for a ${what}: it is empty, or has blanks at its ends, control characters or ${what === 'key' ? 'an equals sign, or begins with ; or [' : 'brackets'}.`,
  );
}

function named(character: string): string {
  if (character === '\r' || character === '\n') return 'a line break';
  return `the control character ${characterNumber(character)}`;
}
