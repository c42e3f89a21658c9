import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { FileBytes } from '../bytes.js';
import { notWritten } from './notWritten.js';

/** A file that is written, under a temporary name beside its place. */
export interface StagedFile {
  readonly temporary: string;
  readonly place: string;
}

/**
 * Writes a file beside its place, piece by piece.
 *
 * @param makeFolder makes the folder that it needs.
 * @throws FailedError when it cannot; nothing of the file is left then.
 */
export function stageFile(place: string, pieces: readonly FileBytes[], makeFolder: () => void): StagedFile {
  const staged = { temporary: `${place}.${process.pid}.tmp`, place };
  try {
    makeFolder();
    writePieces(staged.temporary, pieces);
    return staged;
  } catch (error) {
    removeStagedFile(staged);
    throw notWritten(place, error);
  }
}

/** Renames a file into its place. @throws FailedError when it cannot; what was there before is there still. */
export function putInPlace(staged: StagedFile): void {
  try {
    renameSync(staged.temporary, staged.place);
  } catch (error) {
    removeStagedFile(staged);
    throw notWritten(staged.place, error);
  }
}

/** What keeps it from being removed, such as a file where its folder should be, is what kept it from being written. */
export function removeStagedFile({ temporary }: StagedFile): void {
  try {
    rmSync(temporary, { force: true });
  } catch {}
}

/** Whether this process, or another one that still runs, has not put a file in place yet. What a killed one left is not. */
export function isStaged(path: string): boolean {
  const [, id] = /\.(\d+)\.tmp$/.exec(path) ?? [];
  if (id === undefined) return false;
  try {
    process.kill(Number(id), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function writePieces(file: string, [first = Buffer.alloc(0), ...rest]: readonly FileBytes[]): void {
  writeFileSync(file, first);
  for (const piece of rest) appendFileSync(file, piece);
}
