import { numberedFlags, type SettingTexts, secretFlag, settingEdits } from '../../definition/launcher/settings.js';
import { microsip } from '../../profiles/microsip/bridge.js';
import type { Edit } from './plan.js';

const { settings } = microsip.definition.launcher;

/**
 * What the launcher's long flags make of the phone's settings, as its definition says.
 *
 * @param texts their values by their names, without hyphens; undefined for a flag without a value.
 * @param slot the account that they are about.
 * @param password one that came from elsewhere than its flag.
 * @throws RefusedError for what a flag does not take, with what to use instead.
 */
export function launchOf(texts: SettingTexts, slot = 1, password?: string): readonly Edit[] {
  const secret = secretFlag(settings) ?? '';
  return settingEdits(settings, password === undefined ? texts : { ...texts, [secret]: password }, slot);
}

/** Whether flags are about an account, to which a password in a variable then belongs. */
export function isAboutAccount(texts: SettingTexts): boolean {
  return numberedFlags(settings).some((name) => Object.hasOwn(texts, name));
}

/** Whether a password stands among the flags, where every program can read it. */
export function showsPassword(texts: SettingTexts): boolean {
  return Object.hasOwn(texts, secretFlag(settings) ?? '');
}
