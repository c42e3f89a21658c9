import { basename, dirname, join } from 'node:path';
import type { Files } from './files.js';
import { temporaryOf } from './replaceFile.js';
import { removeStaleLock } from './staleLock.js';

/**
 * Removes what was left beside a settings file by one that was killed while it wrote: files that may hold a password as it
 * was typed. What another one may be writing just now is not touched.
 *
 * @param locked whether the caller has the file's lock, so that nobody else writes there.
 * @returns the paths of what was removed.
 */
export async function removeLeftovers(files: Files, path: string, locked = false): Promise<string[]> {
  const left = await leftovers(files, path);
  if (left.length === 0) return [];
  for (const { path: one, isOwn } of left) {
    if (locked && isOwn) await files.remove(one);
    else await removeStaleLock(files, one);
  }
  const still = (await leftovers(files, path)).map((one) => one.path);
  return left.map((one) => one.path).filter((one) => !still.includes(one));
}

/** Temporary files, the lock among them. `isOwn` are those that only who has it writes. */
async function leftovers(files: Files, path: string): Promise<{ path: string; isOwn: boolean }[]> {
  const lock = basename(temporaryOf(path));
  const start = `${basename(path)}.bridgesmith-`;
  const names = (await files.names(dirname(path))).filter((name) => /\.tmp(?:\.\d+)*$/.test(name));
  return names
    .filter((name) => name.startsWith(start) || name.startsWith(lock))
    .map((name) => ({ path: join(dirname(path), name), isOwn: name.startsWith(start) }));
}
