export type PhoneStatus = 'notRunning' | 'idle' | 'ringing' | 'calling' | 'inCall';

/** What a phone does. */
export interface PhoneState {
  /** `calling` is an outgoing call that is not answered yet; a second call that rings during a call is `ringing`. */
  readonly status: PhoneStatus;
  /** The number or address at the other end, or the name alone where the phone shows no more. Chosen by the caller. */
  readonly caller?: string;
  /** The name that the phone shows for the other end, where it is not the caller's number. Chosen by the caller too. */
  readonly name?: string;
  /** Of the call in progress, in seconds. */
  readonly duration?: number;
  /** The account in use, as the phone's title has it: its label, else the display name, else the user name. */
  readonly account?: string;
  /** The phone's version, such as `3.20.5`. */
  readonly version?: string;
  /**
   * How sure the status is. `certain`: the phone's own controls say so. `likely`: taken from texts that other versions or
   * settings may change. `unknown`: the phone did not answer, and this is the most that can be seen from outside.
   */
  readonly certainty: 'certain' | 'likely' | 'unknown';
  /** Why it is not certain. */
  readonly why?: string;
  readonly source: 'windows' | 'hooks';
  /** The phone's program and process, where one runs. */
  readonly executable?: string;
  readonly process?: number;
}

/** What a host says about the phone. */
export type HostState = Pick<PhoneState, 'caller' | 'name' | 'duration' | 'account' | 'version'> & {
  readonly certainty?: PhoneState['certainty'];
  /** `unknown` until the phone was looked at, and while it cannot be. */
  readonly status: PhoneStatus | 'unknown';
};

/** Where a host learns what the phone does: each new state, until the signal. */
export type HostStateSource = (options: { readonly signal: AbortSignal }) => AsyncIterable<HostState>;

export const unknownState: HostState = { status: 'unknown' };
