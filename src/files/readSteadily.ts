import { setTimeout as pause } from 'node:timers/promises';
import type { Files } from './files.js';
import { same } from './replaceFile.js';

/**
 * Reads a file that another program may be writing. Windows writes an `.ini` file in its place, and one that was read
 * meanwhile may be half the old and half the new one: it is read until two readings are the same.
 *
 * @returns undefined where there is no such file.
 * @throws what reading throws; while another program holds the file, only after many tries.
 */
export async function readSteadily(file: string, files: Files): Promise<Buffer | undefined> {
  let last: Buffer | undefined | 'held' = 'held';
  for (let left = mostReads; ; left--) {
    try {
      const bytes = await files.read(file);
      if (left === 0 || (last !== 'held' && same(last, bytes))) return bytes;
      last = bytes;
    } catch (error) {
      if (left === 0 || !['EBUSY', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
      last = 'held';
    }
    await pause(betweenReads);
  }
}

const mostReads = 20;
/** In milliseconds. */
const betweenReads = 20;
