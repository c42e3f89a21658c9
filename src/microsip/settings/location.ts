import { win32 } from 'node:path';
import { NotFoundError } from '../../errors.js';
import type { Surroundings } from '../../settings/application.js';

/** Where a phone may keep its settings: as an installed one, and as a portable one. */
export function possibleSettingsFiles(
  executable: string,
  environment: Surroundings['environment'],
): { installed: string | undefined; portable: string } {
  const portable = portableSettingsFile(executable);
  const roaming = environment('APPDATA');
  const installed = roaming ? win32.join(roaming, 'MicroSIP', win32.basename(portable)) : undefined;
  return { installed, portable };
}

/** The settings file beside a portable phone. */
export function portableSettingsFile(executable: string): string {
  return executable.replace(/\.[^.\\/]*$/, '').concat('.ini');
}

/**
 * The settings file of a phone, by the phone's own rule: one that runs from the folder which the registry names is
 * installed, and keeps its settings in the user's profile; any other is portable.
 *
 * @throws NotFoundError where the registry names none, and there are no settings yet that tell.
 */
export function settingsFileOf(executable: string, surroundings: Surroundings): string {
  const { installed, portable } = possibleSettingsFiles(executable, surroundings.environment);
  const folder = installFolder(surroundings);
  const own = win32.dirname(executable).toLowerCase();
  if (folder !== undefined) return folder.toLowerCase() === own && installed ? installed : portable;
  const there = [installed, portable].filter((file) => file !== undefined && surroundings.isFile(file));
  if (there.length === 1 && there[0]) return there[0];
  throw new NotFoundError(
    `It is not known whether ${executable} is an installed or a portable phone. Say --portable ${executable}, or --file ${installed ?? 'and the settings file'}.`,
  );
}

/** The phone takes the first that is not empty, and compares it without a trailing backslash only as it stands there. */
function installFolder({ readRegistry }: Surroundings): string | undefined {
  const places = [
    ['HKCU\\Software\\MicroSIP', 'native'],
    ['HKLM\\Software\\MicroSIP', '32'],
    ['HKLM\\Software\\MicroSIP', '64'],
  ] as const;
  return places.map(([key, view]) => readRegistry(key, '', view)).find(Boolean);
}
