import { readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { FailedError, fileReason } from '../errors.js';
import { removeIfEmpty } from '../files/folders.js';
import { isStaged } from '../files/stagedFile.js';
import type { Origin } from './mark.js';
import type { InTheWay } from './notOurs.js';
import { judge, readIfThere } from './present.js';

/**
 * Files of the same bridge and target that an earlier run made and this one does not.
 *
 * @param own the target's folder within `folder`; empty for that itself, but not those in it.
 * @param wanted the paths of what is made now, in lower case: Windows does not tell it from upper case in names, so that a
 *   file that differs only in that is the wanted one.
 */
export function findLeftovers(
  folder: string,
  own: string,
  origin: Origin,
  wanted: ReadonlySet<string>,
): { path: string; found: InTheWay['what'] | undefined }[] {
  return filesIn(join(folder, own), own !== '')
    .map((file) => relative(folder, file).replaceAll('\\', '/'))
    .filter((path) => !wanted.has(path.toLowerCase()) && !isStaged(path))
    .flatMap((path) => {
      const present = readIfThere(join(folder, path));
      const found = present && judge(present, origin);
      return present && (found === undefined || found === 'edited') ? [{ path, found }] : [];
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Removes a file, and the folders within `folder` that are empty without it. @throws FailedError */
export function removeLeftover(folder: string, path: string): void {
  try {
    rmSync(join(folder, path));
  } catch (error) {
    throw new FailedError(`${path} could not be removed: ${fileReason(error)}.`);
  }
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    if (!removeIfEmpty(join(folder, parent))) return;
  }
}

function filesIn(folder: string, recursive: boolean): string[] {
  try {
    const entries = readdirSync(folder, { recursive, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
