import { UsageError } from '../errors.js';
import type { InstallationPart } from './plan.js';

/** The folders with whose names the places of a plan begin. */
export const placeNames = ['LocalAppData', 'Documents', 'SystemRoot'] as const;
export type Folders = Readonly<Record<(typeof placeNames)[number], string>>;

/** A place of a plan as a full path. */
export function fullPath(place: string, folders: Folders): string {
  const name = placeNames.find((known) => place.startsWith(`%${known}%`));
  return name === undefined ? place : `${folders[name].replace(/\\+$/, '')}${place.slice(name.length + 2)}`;
}

/** @throws UsageError for a user whose folders cannot be written as a part needs them. */
export function checkFolders(part: InstallationPart, folders: Folders): void {
  const character = [...part.forbidden].find((forbidden) => folders.LocalAppData.includes(forbidden));
  if (character === undefined) return;
  throw new UsageError(
    `${part.name} cannot be installed in ${folders.LocalAppData}: Windows would read the ${character} in it. Leave out this part.`,
  );
}
