import { win32 } from 'node:path';
import type { RecordedChange } from '../installation/record.js';
import type { InstallationSystem } from './system.js';

/** The folders of the files that a change makes. */
export function foldersOf(change: RecordedChange): string[] {
  if (change.kind !== 'file') return [];
  return [change.path, ...(change.backup === null ? [] : [change.backup])].map((path) => win32.dirname(path));
}

/** Those of the folders, and of those around them, that are not there; the outermost first. */
export async function missingFolders({ files }: InstallationSystem, folders: readonly string[]): Promise<string[]> {
  const looked = new Map<string, boolean>();
  const isThere = async (folder: string): Promise<boolean> => {
    const known = looked.get(folder) ?? (win32.dirname(folder) === folder || (await files.isFolder(folder)));
    looked.set(folder, known);
    if (!known) await isThere(win32.dirname(folder));
    return known;
  };
  for (const folder of new Set(folders)) await isThere(folder);
  const missing = [...looked].filter(([, isThereNow]) => !isThereNow).map(([folder]) => folder);
  return deepestFirst(missing).reverse();
}

/** Makes folders, and those around them, as far as they are not there. */
export async function makeFolders(
  { files }: Pick<InstallationSystem, 'files'>,
  folders: readonly string[],
): Promise<void> {
  for (const folder of folders) {
    if (await files.isFolder(folder)) continue;
    await makeFolders({ files }, [win32.dirname(folder)]);
    await files.makeFolder(folder);
  }
}

/** Removes those of the folders that hold nothing, the innermost first. */
export async function removeEmptyFolders({ files }: InstallationSystem, folders: readonly string[]): Promise<void> {
  for (const folder of deepestFirst(folders)) await files.removeEmptyFolder(folder);
}

/** In the order in which they can be removed: what is within others before these. */
function deepestFirst(folders: readonly string[]): string[] {
  return folders.toSorted((one, other) => other.length - one.length);
}
