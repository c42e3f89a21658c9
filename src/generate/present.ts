import { readFileSync, statSync } from 'node:fs';
import type { FileBytes } from '../bytes.js';
import { FailedError, fileReason } from '../errors.js';
import { findMark, type Origin } from './mark.js';
import type { InTheWay } from './notOurs.js';

/** What stands in the output folder already; undefined where no file does. @throws FailedError for what cannot be read. */
export function readIfThere(file: string): Buffer | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false }) && readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new FailedError(`${file} could not be read: ${fileReason(error)}.`);
  }
}

/** What stands in the way; undefined for what was made for the same, and is as it was made. */
export function judge(present: Buffer, { bridge, target }: Origin): InTheWay['what'] | undefined {
  const found = findMark(present);
  if (!found) return 'foreign';
  if (found.bridge !== bridge) return { bridge: found.bridge };
  if (found.target !== target) return 'foreign';
  return found.edited ? 'edited' : undefined;
}

export function isMadeOf(present: FileBytes, parts: readonly FileBytes[]): boolean {
  let place = 0;
  for (const part of parts) {
    if (!present.subarray(place, place + part.length).equals(part)) return false;
    place += part.length;
  }
  return place === present.length;
}
