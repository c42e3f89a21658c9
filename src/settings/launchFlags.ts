import type { Bridge } from '../definition/bridge.js';
import { numberedFlags, type SettingTexts, secretFlag, settingEdits } from '../definition/launcher/settings.js';
import type { LauncherSettings } from '../definition/schema.js';
import type { Edit } from './edit.js';

/**
 * What the launcher's long flags make of the phone's settings, as its definition says.
 *
 * @param texts their values by their names, without hyphens; undefined for a flag without a value.
 * @param slot the account that they are about.
 * @param password one that came from elsewhere than its flag.
 * @throws RefusedError for what a flag does not take, with what to use instead.
 */
export function launchOf(bridge: Bridge, texts: SettingTexts, slot = 1, password?: string): readonly Edit[] {
  const settings = flagsOf(bridge);
  const secret = secretFlag(settings) ?? '';
  return settingEdits(settings, password === undefined ? texts : { ...texts, [secret]: password }, slot);
}

/** Whether flags are about an account, to which a password in a variable then belongs. */
export function isAboutAccount(bridge: Bridge, texts: SettingTexts): boolean {
  return numberedFlags(flagsOf(bridge)).some((name) => Object.hasOwn(texts, name));
}

/** Whether a password stands among the flags, where every program can read it. */
export function showsPassword(bridge: Bridge, texts: SettingTexts): boolean {
  return Object.hasOwn(texts, secretFlag(flagsOf(bridge)) ?? '');
}

/** Of a bridge without such flags there is nothing to make of them. */
function flagsOf({ definition }: Bridge): Pick<LauncherSettings, 'flags' | 'numbered'> {
  return definition.launcher?.settings ?? { flags: {} };
}
