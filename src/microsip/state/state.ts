import { setTimeout as pause } from 'node:timers/promises';
import type { PhoneState, PhoneStatus } from '../../calls/phoneState.js';
import type { StateOptions, WatchStateOptions } from '../../calls/stateSupport.js';
import { mergeStates } from './merge.js';
import { stateOf } from './rules.js';
import { observePhones } from './windows.js';

/**
 * What the phone does now. Always gives an answer, in bounded time: a phone that hangs is of `unknown` certainty.
 *
 * @throws FailedError on any system but Windows.
 */
export async function readPhoneState(options: StateOptions = {}): Promise<PhoneState> {
  const [busiest] = await readPhoneStates(options);
  return mergeStates(busiest ?? notRunning, options.hooks?.());
}

/** The states of all phones that run, the busiest first; of equally busy ones the topmost. */
export async function readPhoneStates({ executable, timeout = 500 }: StateOptions = {}): Promise<PhoneState[]> {
  const phones = await observePhones(executable, timeout);
  return phones.map(stateOf).sort((a, b) => busyness.indexOf(b.status) - busyness.indexOf(a.status));
}

/**
 * The phone's state, first as it is and then whenever it has changed, each second of a call included. Ends when the
 * signal is aborted; the end of the phone is a change like any other.
 *
 * It looks again and again. SetWinEventHook could wake it instead, but needs a thread with a message loop, and for a phone
 * that is yet to start would wake it for each window that any program opens.
 */
export async function* watchPhoneState({
  signal,
  interval = 250,
  ...options
}: WatchStateOptions = {}): AsyncGenerator<PhoneState, void, undefined> {
  let last = '';
  while (!signal?.aborted) {
    const state = await readPhoneState(options);
    const text = JSON.stringify(state);
    if (text !== last && !signal?.aborted) yield state;
    last = text;
    await pause(interval, undefined, { signal }).catch(() => {});
  }
}

const busyness: readonly PhoneStatus[] = ['notRunning', 'idle', 'calling', 'inCall', 'ringing'];
const notRunning: PhoneState = { status: 'notRunning', certainty: 'certain', source: 'windows' };
