import {
  chmod,
  chown,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FileBytes } from '../bytes.js';
import { FailedError, fileReason } from '../errors.js';

/** The steps of writing files, each whole or not at all but for `writeNew`. A test replaces them. */
export interface Files {
  /** Undefined when there is no such file. */
  read(path: string): Promise<FileBytes | undefined>;
  /** The names in a folder; none when there is no such folder. */
  names(folder: string): Promise<string[]>;
  /**
   * Writes a file that must not be there yet, for this user's eyes only, and sees it safe on the disk. Nothing of it is left
   * where that fails.
   */
  writeNew(path: string, bytes: Uint8Array): Promise<void>;
  /** Puts a file in the place of another, whose rights it gets. */
  replace(path: string, by: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** When a file was written last, in milliseconds since 1970; undefined when there is no such file. */
  written(path: string): Promise<number | undefined>;
  /**
   * The file that a link names; the path itself when nothing is there.
   *
   * @throws FailedError for what is no file, and for a link to nothing.
   */
  resolve(path: string): Promise<string>;
}

export const systemFiles: Files = {
  read: (path) => unlessMissing(readFile(path), undefined),
  names: (folder) => unlessMissing(readdir(folder), []),
  async writeNew(path, bytes) {
    await mkdir(dirname(path), { recursive: true });
    // A settings file holds passwords. On Windows it takes the rights of its folder, which is the user's own.
    const file = await insist(() => open(path, 'wx', 0o600));
    try {
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
    } catch (error) {
      await file.close().catch(() => {});
      await rm(path, { force: true }).catch(() => {});
      throw error;
    }
  },
  async replace(path, by) {
    await takeRights(path, by);
    await insist(() => rename(by, path));
  },
  remove: (path) => insist(() => rm(path, { force: true })),
  written: (path) =>
    unlessMissing(
      stat(path).then(({ mtimeMs }) => mtimeMs),
      undefined,
    ),
  resolve: realFile,
};

async function realFile(path: string): Promise<string> {
  const real = await realpath(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ELOOP') throw new FailedError(`${path} is a link that leads back to itself. Remove it.`);
    if (error.code !== 'ENOENT') throw new FailedError(`${path} could not be written: ${fileReason(error)}.`);
    const link = await unlessMissing(lstat(path), undefined);
    if (!link?.isSymbolicLink()) return undefined;
    throw new FailedError(
      `${path} is a link to ${await readlink(path)}, which is not there. Make that, or remove the link.`,
    );
  });
  if (real === undefined) return path;
  const found = await stat(real);
  if (found.isFile()) return real;
  const what = found.isDirectory() ? 'a folder, and no file' : 'no file: a pipe, a socket or a device';
  throw new FailedError(`${path} is ${what}. Name a file.`);
}

/** On Windows a file has those of its folder. */
async function takeRights(path: string, by: string): Promise<void> {
  const before = process.platform === 'win32' ? undefined : await unlessMissing(stat(path), undefined);
  if (before === undefined) return;
  const { uid, gid } = await stat(by);
  // Only an administrator may give a file to its owner.
  if (uid !== before.uid || gid !== before.gid) await chown(by, before.uid, before.gid).catch(() => {});
  await chmod(by, before.mode & 0o7777);
}

/** Virus scanners and indexers hold a file for a moment after it was written, and Windows then refuses. */
async function insist<Result>(act: () => Promise<Result>): Promise<Result> {
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
