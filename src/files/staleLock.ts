import type { Files } from './files.js';

/**
 * Removes a lock that one which was killed has left. Of several that try at once none removes a newer lock of the same name.
 *
 * Who removes it must first make a file whose name has the lock's own time in it, which only one can; and then look whether
 * the lock is still the one of that time. As nobody else may remove it meanwhile, and no other can be made as long as it is
 * there, it is. Such a file may be left by one that was killed, too, and is removed in the same way.
 *
 * Whether a lock is old is decided by the clock that dates files there, which may be another computer's, and one of tomorrow
 * was left before that clock was set.
 */
export async function removeStaleLock(files: Files, path: string): Promise<void> {
  const written = await files.written(path);
  if (written === undefined || !isOld(Date.now() - written)) return;
  const claim = `${path}.${Math.floor(written / 1000)}`;
  try {
    await files.writeNew(claim, new Uint8Array());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return removeStaleLock(files, claim);
  }
  try {
    const now = (await files.written(claim)) ?? written;
    if (isOld(now - written) && (await files.written(path)) === written) await files.remove(path);
  } finally {
    await files.remove(claim);
  }
}

/** Whether a file was written longer ago than any writing takes, or will be. */
export function isOld(age: number): boolean {
  return Math.abs(age) > longestWriting;
}

/** In milliseconds. */
const longestWriting = 30_000;
