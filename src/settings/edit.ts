import { RefusedError } from '../errors.js';
import type { IniEditor } from '../ini/editor.js';
import type { ApplicationSettings } from './application.js';
import { type Allowances, checkValue, limitOf } from './checkValue.js';
import { isSettings, keyIn } from './sections.js';

/** One key to set; without a value, to remove. */
export interface Edit {
  readonly section: string;
  readonly key: string;
  readonly value: string | undefined;
  /** It comes from a file that a phone has written, and is taken as it stands there. */
  readonly isPhones?: boolean | undefined;
}

/**
 * Makes one edit. What stands there already needs no check: a newer phone may have written it.
 *
 * @throws RefusedError for a key or a value that is not known, as far as neither the edit nor the allowances take it.
 */
export function applyEdit(
  settings: ApplicationSettings,
  editor: IniEditor,
  { section, key, value, isPhones }: Edit,
  allowances: Allowances,
): void {
  if (value === undefined) {
    editor.remove(section, key);
    return;
  }
  if (editor.get(section, key) === value) return;
  const known = keyIn(settings, section, key);
  if (!known && !allowances.force && !isPhones) throw new RefusedError(key, unknownKey(settings, section, key));
  const checked = known ? checkValue(settings.values, known, value, { ...allowances, isPhones }) : value;
  editor.set(section, key, checked, limitOf(settings.values, known?.value.kind, isPhones));
  for (const other of known?.removes ?? []) editor.remove(section, other);
}

function unknownKey(settings: ApplicationSettings, section: string, key: string): string {
  const known = isSettings(settings, section) ? 'a setting' : 'a key of an account';
  return `${key} is not known to be ${known} of the phone. Look at how it is written, or use --force.`;
}
