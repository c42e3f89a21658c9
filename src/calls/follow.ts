import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from './call.js';
import type { CollectedCalls } from './callList.js';
import { newCalls } from './sameCall.js';

export interface FollowCallsOptions {
  readonly signal: AbortSignal;
  /** Calls that are known already, and are not given again. */
  readonly known: readonly Call[];
  /** How often to look, in milliseconds; 500 by default. */
  readonly interval?: number | undefined;
  /** How often a call must have been seen before it is given, so that both sources have it; 3 by default. */
  readonly looks?: number | undefined;
}

/** Each call once, when it has ended, until the signal. */
export async function* followCalls(
  collect: () => Promise<CollectedCalls>,
  { signal, known, interval = 500, looks = 3 }: FollowCallsOptions,
): AsyncGenerator<readonly Call[], void, undefined> {
  const given = [...known];
  let waiting = 0;
  let count = 0;
  while (!signal.aborted) {
    const fresh = newCalls((await collect()).calls, given);
    count = fresh.length === waiting && fresh.length > 0 ? count + 1 : 1;
    waiting = fresh.length;
    if (waiting > 0 && count >= looks) {
      given.push(...fresh);
      waiting = 0;
      yield fresh;
    }
    await pause(interval, undefined, { signal }).catch(() => {});
  }
}
