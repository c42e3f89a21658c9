import { win32 } from 'node:path';
import { UsageError } from '../errors.js';
import type { InstallationPart } from './plan.js';
import { recordFile } from './record.js';

/** The folders with whose names the places of a plan begin. */
export const placeNames = ['LocalAppData', 'Documents', 'SystemRoot'] as const;
export type Folders = Readonly<Record<(typeof placeNames)[number], string>>;

/** A place of a plan as a full path. */
export function fullPath(place: string, folders: Folders): string {
  const name = placeNames.find((known) => place.startsWith(`%${known}%`));
  return name === undefined ? place : `${folders[name].replace(/\\+$/, '')}${place.slice(name.length + 2)}`;
}

/** The folder of a bridge, in which its record, its scripts and backups are. */
export function bridgeFolder(localAppData: string, bridge: string): string {
  return win32.join(localAppData, 'bridgesmith', bridge);
}

/** The full path of the record of an installation. */
export function recordPath(localAppData: string, bridge: string): string {
  return win32.join(bridgeFolder(localAppData, bridge), recordFile);
}

/**
 * The user's folder of documents, which may be in OneDrive, or on a server; a value of the registry says where, and is what
 * Windows' own functions read. It is also what a script in Constrained Language Mode can read, and all must come to the same
 * folder.
 *
 * @param readRegistry gives a text, its variables expanded.
 * @param profile the user's folder.
 */
export function documentsFolder(
  readRegistry: (key: string, value: string) => string | undefined,
  profile: string,
): string {
  const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders';
  return readRegistry(key, 'Personal') || win32.join(profile, 'Documents');
}

/** @throws UsageError for a user whose folders cannot be written as a part needs them. */
export function checkFolders(part: InstallationPart, folders: Folders): void {
  const character = [...part.forbidden].find((forbidden) => folders.LocalAppData.includes(forbidden));
  if (character === undefined) return;
  throw new UsageError(
    `${part.name} cannot be installed in ${folders.LocalAppData}: Windows would read the ${character} in it. Leave out this part.`,
  );
}
