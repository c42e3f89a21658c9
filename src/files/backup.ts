import { basename, dirname, join } from 'node:path';
import { FailedError, NotFoundError } from '../errors.js';
import type { Files } from './files.js';
import { removeLeftovers } from './leftovers.js';
import { replaceFile, same } from './replaceFile.js';
import { sha256 } from './sha256.js';

/** What was there before a file was provisioned. */
export interface Backup {
  readonly path: string;
  /** Counted from 1; the highest is the newest. */
  readonly number: number;
  /** Undefined where there was no file. */
  readonly bytes: Buffer | undefined;
  /** Of what was then written, to know whether it has been changed since. */
  readonly written: string;
}

/**
 * Writes a file, and keeps beside it what was there, as `<file>.bridgesmith-<number>-<hash>.bak`; `.absent` where there
 * was nothing.
 *
 * @returns the path of the backup.
 * @throws FailedError when anything could not be written; the file is then as it was.
 */
export async function writeWithBackup(
  files: Files,
  path: string,
  expected: Buffer | undefined,
  bytes: Buffer,
): Promise<string> {
  const number = Math.max(0, ...(await listBackups(files, path)).map((backup) => backup.number)) + 1;
  const ending = expected === undefined ? 'absent' : 'bak';
  const backup = `${path}.bridgesmith-${number}-${hashOf(bytes)}.${ending}`;
  await replaceFile(files, path, expected, bytes, async () => {
    await removeLeftovers(files, path, true);
    await replaceFile(files, backup, undefined, expected ?? Buffer.alloc(0));
    return () => files.remove(backup);
  });
  return backup;
}

/** What an undo would bring back. @throws NotFoundError when nothing is kept. */
export async function newestBackup(files: Files, path: string): Promise<Backup> {
  const newest = (await listBackups(files, path)).sort((a, b) => b.number - a.number)[0];
  if (!newest) throw new NotFoundError(`There is nothing to undo: no backup of ${path} is beside it.`);
  const bytes = newest.path.endsWith('.absent') ? undefined : await files.read(newest.path);
  return { ...newest, bytes };
}

/**
 * Brings back what was there before the last provisioning, byte for byte, and removes the backup. What has been changed
 * since, by the phone or its user, is kept beside it.
 *
 * @returns where that is kept; undefined when nothing was changed since.
 */
export async function undo(
  files: Files,
  path: string,
  backup: Backup,
  expected: Buffer | undefined,
): Promise<string | undefined> {
  const changed = expected !== undefined && hashOf(expected) !== backup.written && !same(expected, backup.bytes);
  let kept: string | undefined;
  await replaceFile(files, path, expected, backup.bytes, async () => {
    await removeLeftovers(files, path, true);
    if (changed) kept = await keepUndone(files, path, backup.number, expected);
    return async () => {};
  });
  await files.remove(backup.path).catch((error: NodeJS.ErrnoException) => {
    throw new FailedError(`${path} is as it was, but ${backup.path} could not be removed (${error.code}). Remove it.`);
  });
  return kept;
}

/** Keeps what an undo takes away under a name of its own; what an undo that was killed has kept is kept already. */
async function keepUndone(files: Files, path: string, first: number, bytes: Buffer): Promise<string> {
  for (let number = first; ; number++) {
    const kept = `${path}.bridgesmith-${number}.undone`;
    const earlier = await files.read(kept);
    if (earlier === undefined) await replaceFile(files, kept, undefined, bytes);
    if (earlier === undefined || same(earlier, bytes)) return kept;
  }
}

async function listBackups(files: Files, path: string): Promise<Omit<Backup, 'bytes'>[]> {
  const start = `${basename(path)}.bridgesmith-`.toLowerCase();
  return (await files.names(dirname(path))).flatMap((name) => {
    const rest = name.toLowerCase().startsWith(start) ? name.slice(start.length) : '';
    const [, number, written] = /^([1-9]\d{0,5})-([0-9a-f]{12})\.(?:bak|absent)$/.exec(rest) ?? [];
    return number && written ? [{ path: join(dirname(path), name), number: Number(number), written }] : [];
  });
}

/** As much of it as stands in a backup's name. */
function hashOf(bytes: Uint8Array): string {
  return sha256(bytes).slice(0, 12);
}
