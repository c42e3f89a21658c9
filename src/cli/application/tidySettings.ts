import type { Bridge } from '../../definition/bridge.js';
import { supportOf } from '../../support/installed.js';
import { note } from '../output.js';

/** Removes what runs that were killed have left beside an application's settings, and says so. */
export async function tidySettings(bridge: Bridge): Promise<void> {
  const settings = await supportOf(bridge)?.settings?.();
  if (settings === undefined) return;
  const { tidySettings: tidied } = await import('../../settings/system.js');
  for (const path of await tidied(settings))
    note(`removed ${path}: a run that was killed had left it, and it may hold a password`);
}
