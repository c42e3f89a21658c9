import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The steps of writing files, each whole or not at all but for `writeNew`. A test replaces them. */
export interface Files {
  /** Undefined when there is no such file. */
  read(path: string): Promise<Buffer | undefined>;
  /** The names in a folder; none when there is no such folder. */
  names(folder: string): Promise<string[]>;
  /** Writes a file that must not be there yet, and sees it safe on the disk. */
  writeNew(path: string, bytes: Uint8Array): Promise<void>;
  /** Puts a file in the place of another. */
  replace(path: string, by: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** For how long nobody has written a file, in milliseconds. */
  age(path: string): Promise<number>;
  /** The file that a link names. */
  resolve(path: string): Promise<string>;
}

export const thisSystem: Files = {
  read: (path) => unlessMissing(readFile(path), undefined),
  names: (folder) => unlessMissing(readdir(folder), []),
  async writeNew(path, bytes) {
    await mkdir(dirname(path), { recursive: true });
    // A settings file holds passwords. On Windows it takes the rights of its folder, which is the user's own.
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  replace: (path, by) => insist(() => rename(by, path)),
  remove: (path) => insist(() => rm(path, { force: true })),
  age: async (path) => Date.now() - (await stat(path)).mtimeMs,
  resolve: (path) => unlessMissing(realpath(path), path),
};

/** Virus scanners and indexers hold a file for a moment after it was written, and Windows then refuses. */
async function insist(act: () => Promise<void>): Promise<void> {
  for (let left = process.platform === 'win32' ? 20 : 0; ; left--) {
    try {
      return await act();
    } catch (error) {
      if (left <= 0 || !['EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await pause(50);
    }
  }
}

async function unlessMissing<Found, Otherwise>(
  found: Promise<Found>,
  otherwise: Otherwise,
): Promise<Found | Otherwise> {
  try {
    return await found;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return otherwise;
    throw error;
  }
}
