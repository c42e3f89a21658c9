import type { AccountRules, ApplicationSettings } from './application.js';
import type { KeyDefinition } from './key.js';
import { keyFinder } from './keyTable.js';

/** The section of an account. @param slot from 1. */
export function accountSection({ section }: Pick<AccountRules, 'section'>, slot: number): string {
  return `${section}${slot}`;
}

/** The number of the account whose section this is; undefined where it is none. Case does not matter to Windows. */
export function slotOf({ section: word }: Pick<AccountRules, 'section'>, section: string): number | undefined {
  const isOwn = section.slice(0, word.length).toLowerCase() === word.toLowerCase();
  const number = section.slice(word.length);
  return isOwn && /^[1-9]\d{0,2}$/.test(number) ? Number(number) : undefined;
}

/** Whether a section is the one of the settings that belong to no account. */
export function isSettings({ section }: Pick<ApplicationSettings, 'section'>, name: string): boolean {
  return name.toLowerCase() === section.toLowerCase();
}

/** What is known of a key in a section; undefined where nothing is. */
export function keyIn(settings: ApplicationSettings, section: string, key: string): KeyDefinition | undefined {
  return keyFinder(isSettings(settings, section) ? settings.keys : settings.accounts.keys)(key);
}
