import { join } from 'node:path';
import { FailedError } from '../errors.js';
import type { Files } from './files.js';
import { same, temporaryOf } from './replaceFile.js';

export interface NewFile {
  /** Its name in the folder, such as `anna.ini`. */
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Writes new files into a folder: first all of them under other names, then each in its place, so that a disk that is
 * full leaves nothing.
 *
 * @param progress called with how many are done.
 * @throws FailedError where a file that differs is in the way, or when one could not be written. None is left then.
 */
export async function writeNewFiles(
  files: Files,
  folder: string,
  wanted: readonly NewFile[],
  progress: (done: number) => void = () => {},
): Promise<void> {
  const fresh: NewFile[] = [];
  const different: string[] = [];
  for (const file of wanted) {
    const present = await files.read(join(folder, file.name));
    if (present === undefined) fresh.push(file);
    else if (!same(present, file.bytes)) different.push(file.name);
  }
  if (different.length > 0) {
    const names = different
      .slice(0, 5)
      .join(', ')
      .concat(different.length > 5 ? ' …' : '');
    throw new FailedError(
      `${folder} has other files of these names: ${names}. Nothing was written. Use another folder.`,
    );
  }
  const written: string[] = [];
  try {
    for (const { name, bytes } of fresh) {
      const temporary = temporaryOf(join(folder, name));
      written.push(temporary);
      await files.remove(temporary);
      await files.writeNew(temporary, bytes);
      progress(written.length);
    }
    for (const { name } of fresh) {
      await files.replace(join(folder, name), temporaryOf(join(folder, name)));
      written.push(join(folder, name));
    }
  } catch (error) {
    for (const path of written) await files.remove(path).catch(() => {});
    const { code, message } = error as NodeJS.ErrnoException;
    throw new FailedError(`${folder} could not be written: ${code ?? message}. Nothing is left there.`, {
      cause: error,
    });
  }
}
