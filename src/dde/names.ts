import { UsageError } from '../errors.js';

/**
 * @param what the subject of the message: service, topic or item.
 * @throws UsageError for a name that DDE cannot carry.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/about-atom-tables
 */
export function requireName(what: string, name: string): void {
  if (name.length >= 1 && name.length <= 255 && !name.includes('\0')) return;
  throw new UsageError(
    name.includes('\0')
      ? `The DDE ${what} cannot hold U+0000, which would end it.`
      : `The DDE ${what} must have 1 to 255 characters, and this has ${name.length}.`,
  );
}

/** DDE's names are the same in capitals and small letters. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
