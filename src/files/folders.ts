import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those around it. Node's own way to, `recursive`, never ends where a folder says that none can be made
 * in it by ENOENT, as some systems' do.
 *
 * @returns those that were not there.
 */
export function makeFolder(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const around = dirname(folder) === folder ? [] : makeFolder(dirname(folder));
  mkdirSync(folder);
  return [...around, folder];
}

/** Removes a folder in which nothing stands. @returns whether it was removed. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Folders that are made as files need them, of which those that stay empty can be removed. */
export class NewFolders {
  private readonly made: string[] = [];
  private readonly there = new Set<string>();

  make(folder: string): void {
    if (this.there.has(folder)) return;
    this.made.push(...makeFolder(folder));
    this.there.add(folder);
  }

  /** Those in which nothing stands, the innermost first. */
  removeEmpty(): void {
    for (const folder of this.made.toSorted((one, other) => other.length - one.length)) removeIfEmpty(folder);
  }
}
