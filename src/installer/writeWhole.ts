import { temporaryEnding } from '../installation/record.js';
import type { InstallationFiles } from './system.js';

/** Writes a file under another name, and then puts it in its place: either the old or the new one is there, whole. */
export async function writeWhole(files: InstallationFiles, path: string, bytes: Buffer): Promise<void> {
  const temporary = `${path}${temporaryEnding}`;
  await files.remove(temporary);
  await files.writeNew(temporary, bytes);
  await files.replace(path, temporary);
}
