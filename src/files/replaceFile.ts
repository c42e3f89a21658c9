import { setTimeout as pause } from 'node:timers/promises';
import { BridgesmithError, FailedError, fileReason } from '../errors.js';
import type { Files } from './files.js';
import { removeStaleLock } from './staleLock.js';

/** Another one is writing the file, or has just written it: what was to be written does not fit any more. */
export class ContestedError extends FailedError {}

/** The name under which a file is written before it is put in its place, which is its lock, too. */
export function temporaryOf(path: string): string {
  return `${path}.bridgesmith.tmp`;
}

/**
 * Writes a file so that, whenever this is killed, either the old or the new one is there: whole, under another name,
 * and then in its place. That other name is a lock, too: two at once would lose the changes of one.
 *
 * @param expected what the file holds, as far as the caller knows; undefined where there is none.
 * @param bytes what it is to hold; undefined to remove it.
 * @param before done when nothing but the last step is left; gives what undoes it, should that step fail.
 * @throws ContestedError where another one is faster; FailedError when it could not be written. The file is then as it was.
 */
export async function replaceFile(
  files: Files,
  path: string,
  expected: Uint8Array | undefined,
  bytes: Uint8Array | undefined,
  before: () => Promise<() => Promise<void>> = async () => async () => {},
): Promise<void> {
  const temporary = temporaryOf(path);
  await lock(files, temporary, bytes ?? new Uint8Array()).catch((error) => {
    throw notWritten(path, error);
  });
  let undo = async () => {};
  try {
    if (!same(await files.read(path), expected)) throw new ContestedError(`${path} has just been changed. Try again.`);
    undo = await before();
    if (bytes) await files.replace(path, temporary);
    else await files.remove(path);
  } catch (error) {
    await quietly(undo);
    await quietly(() => files.remove(temporary));
    throw notWritten(path, error);
  }
  if (!bytes) await quietly(() => files.remove(temporary));
}

/** Writes a file whole, over whatever is there by now, and over what one that was killed has left of it. */
export async function overwriteFile(
  files: Pick<Files, 'writeNew' | 'replace' | 'remove'>,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const temporary = temporaryOf(path);
  await files.remove(temporary);
  await files.writeNew(temporary, bytes);
  await files.replace(path, temporary);
}

/** Does again, from the beginning, what another one came before. @throws ContestedError where others never end. */
export async function whileContested<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let left = tries; ; left--) {
    try {
      return await act();
    } catch (error) {
      if (left <= 0 || !(error instanceof ContestedError)) throw error;
      await pause(again * (0.5 + Math.random()));
    }
  }
}

export function same(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === undefined || other === undefined ? one === other : Buffer.compare(one, other) === 0;
}

async function lock(files: Files, temporary: string, bytes: Uint8Array): Promise<void> {
  try {
    await files.writeNew(temporary, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await removeStaleLock(files, temporary);
    await files.writeNew(temporary, bytes);
  }
}

async function quietly(act: () => Promise<void>): Promise<void> {
  await act().catch(() => {});
}

function notWritten(path: string, error: unknown): Error {
  if (error instanceof BridgesmithError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const text = (reason: string) => `${path} could not be written: ${reason}. It is as it was.`;
  if (code === 'EEXIST') {
    return new ContestedError(text('another bridgesmith is writing it. Wait a minute'), { cause: error });
  }
  return new FailedError(text(fileReason(error)), { cause: error });
}

const tries = 150;
/** In milliseconds, on average. */
const again = 20;
