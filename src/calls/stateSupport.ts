import type { PhoneState } from './phoneState.js';

export interface StateOptions {
  /** The full path of the phone that is meant. Else it is the busiest of those that run: ringing before in a call. */
  readonly executable?: string | undefined;
  /** How long the phone may take to answer, in milliseconds; 500 when left out. */
  readonly timeout?: number | undefined;
  /** What the phone's event hooks have reported last, if anything, to be merged with what its windows show. */
  readonly hooks?: (() => PhoneState | undefined) | undefined;
}

export interface WatchStateOptions extends StateOptions {
  readonly signal?: AbortSignal | undefined;
  /** How often to look, in milliseconds; 250 when left out. */
  readonly interval?: number | undefined;
}

/** What the state of one application's phones is read by. All of it fails on any system but Windows. */
export interface StateSupport {
  /** What the phone does now. Always gives an answer, in bounded time: a phone that hangs is of `unknown` certainty. */
  readPhoneState(options?: StateOptions): Promise<PhoneState>;
  /** The states of all phones that run, the busiest first. */
  readPhoneStates(options?: StateOptions): Promise<PhoneState[]>;
  /** The phone's state, first as it is and then whenever it has changed, until the signal. */
  watchPhoneState(options?: WatchStateOptions): AsyncGenerator<PhoneState, void, undefined>;
}
