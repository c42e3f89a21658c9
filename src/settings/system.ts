import { systemFiles } from '../files/files.js';
import { removeLeftovers } from '../files/leftovers.js';
import { systemCoder } from '../files/systemCoder.js';
import type { ApplicationSettings } from './application.js';
import { thisPhonesSettingsFile } from './place.js';
import type { ProvisionTools } from './provision.js';
import { noPhones, phonesOfThisDesktop } from './runningPhone.js';

/** What provisioning works with on this system; on others than Windows there are files only. */
export function systemTools(settings: ApplicationSettings): ProvisionTools {
  const phones = process.platform === 'win32' ? phonesOfThisDesktop(settings) : noPhones;
  return { files: systemFiles, coder: systemCoder(settings.toUtf16), phones };
}

/**
 * Removes what runs that were killed have left beside the settings of the phone on this computer: files that may hold a
 * password as it was typed. Nothing where there is no phone, or where it cannot be done.
 *
 * @returns their paths.
 */
export async function tidySettings(settings: ApplicationSettings): Promise<readonly string[]> {
  try {
    return await removeLeftovers(systemFiles, thisPhonesSettingsFile(settings));
  } catch {
    return [];
  }
}
