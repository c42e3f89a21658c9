import { mkdirSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FailedError, fileReason } from '../errors.js';

/**
 * Writes a file, with the folders it needs, under a temporary name beside its place, then renames it into place.
 *
 * @throws FailedError when it cannot; what was there before is there still.
 */
export async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(file));
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw notWritten(file, error);
  }
}

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

/** The error for a file that cannot be written, from what Node says of it. */
export function notWritten(file: string, error: unknown): FailedError {
  // Node says ENOENT where a folder cannot be made, such as on a disk that is read-only.
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return new FailedError(
    `${file} could not be written: ${isMissing ? 'its folder cannot be made' : fileReason(error)}.`,
  );
}
