import type { ApplicationSettings } from '../../settings/index.js';

/** The settings that the commands of this folder are about, loaded when they are asked for. */
export async function settingsOf(): Promise<ApplicationSettings> {
  return (await import('../../microsip/settings/index.js')).microsipSettings;
}
