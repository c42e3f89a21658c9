import { dirname } from 'node:path';
import type { FileBytes } from '../bytes.js';
import { makeFolder } from './folders.js';
import { putInPlace, stageFile } from './stagedFile.js';

/**
 * Writes a file, with the folders it needs, under a temporary name beside its place, then renames it into place.
 *
 * @throws FailedError when it cannot; what was there before is there still.
 */
export function writeWhole(file: string, bytes: FileBytes): void {
  putInPlace(stageFile(file, [bytes], () => makeFolder(dirname(file))));
}
