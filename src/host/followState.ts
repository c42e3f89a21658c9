import { setTimeout as pause } from 'node:timers/promises';
import type { HostState, HostStateSource } from '../calls/phoneState.js';
import { messageOf } from './events.js';

/** What is done with each state, and where the source gives none. */
export interface StateListeners {
  readonly seen: (state: HostState) => void;
  /** Nothing is known any more, until the next state. */
  readonly lost: () => void;
  /** Called with the reason, each once. */
  readonly trouble: (message: string) => void;
}

/**
 * Follows a source until the signal. Whatever becomes of the source, it is asked again.
 *
 * @param lookAgain how long after its end, in milliseconds.
 */
export async function followState(
  source: HostStateSource,
  signal: AbortSignal,
  { seen, lost, trouble }: StateListeners,
  lookAgain = 2000,
): Promise<void> {
  let reported = '';
  while (!signal.aborted) {
    try {
      for await (const state of source({ signal })) {
        reported = '';
        seen(state);
      }
    } catch (error) {
      if (signal.aborted) return;
      const message = messageOf(error);
      if (message !== reported) trouble(message);
      reported = message;
    }
    if (signal.aborted) return;
    lost();
    await pause(lookAgain, undefined, { signal, ref: false }).catch(() => {});
  }
}
