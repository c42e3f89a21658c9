import { note } from '../output.js';
import { settingsOf } from './settings.js';

/** Removes what runs that were killed have left beside the phone's settings, and says so. */
export async function tidySettings(): Promise<void> {
  const { tidySettings: tidied } = await import('../../settings/system.js');
  for (const path of await tidied(await settingsOf()))
    note(`removed ${path}: a run that was killed had left it, and it may hold a password`);
}
