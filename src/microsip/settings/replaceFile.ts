import { BridgesmithError, FailedError } from '../../errors.js';
import type { Files } from '../../installer/files.js';

/**
 * Writes a file so that, whenever this is killed, either the old or the new one is there: whole, under another name,
 * and then in its place. That other name is a lock, too: two at once would lose the changes of one.
 *
 * @param expected what the file holds, as far as the caller knows; undefined where there is none.
 * @param bytes what it is to hold; undefined to remove it.
 * @param before done when nothing but the last step is left; gives what undoes it, should that step fail.
 * @throws FailedError when it could not be written, or has changed meanwhile. The file is then as it was.
 */
export async function replaceFile(
  files: Files,
  path: string,
  expected: Uint8Array | undefined,
  bytes: Uint8Array | undefined,
  before: () => Promise<() => Promise<void>> = async () => async () => {},
): Promise<void> {
  const temporary = `${path}.bridgesmith.tmp`;
  try {
    await lock(files, temporary, bytes ?? new Uint8Array());
  } catch (error) {
    // What is left of a file that could not be written whole; another's lock is not touched.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await quietly(() => files.remove(temporary));
    throw notWritten(path, error);
  }
  let undo = async () => {};
  try {
    if (!same(await files.read(path), expected)) throw new FailedError(`${path} has just been changed. Try again.`);
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

export function same(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === undefined || other === undefined ? one === other : Buffer.compare(one, other) === 0;
}

/** A lock that is older than any writing takes was left by one that was killed. */
async function lock(files: Files, temporary: string, bytes: Uint8Array): Promise<void> {
  try {
    await files.writeNew(temporary, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || (await files.age(temporary)) < longestWriting)
      throw error;
    await files.remove(temporary);
    await files.writeNew(temporary, bytes);
  }
}

async function quietly(act: () => Promise<void>): Promise<void> {
  await act().catch(() => {});
}

function notWritten(path: string, error: unknown): Error {
  if (error instanceof BridgesmithError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code === 'EEXIST' ? 'another bridgesmith is writing it. Wait a minute' : (code ?? message);
  return new FailedError(`${path} could not be written: ${reason}. It is as it was.`, { cause: error });
}

const longestWriting = 30_000;
