/** A call that has ended. What a text holds was chosen by the other end, or by whoever dialled. */
export interface Call {
  /** When it began to ring here, or was dialled: milliseconds since 1970, UTC. */
  readonly time: number;
  /** `unknown` where the host saw it only when it was answered already. */
  readonly direction: 'in' | 'out' | 'unknown';
  /** The number or address at the other end; empty where the host did not see it. */
  readonly number: string;
  /** The name that the phone showed; the number where it knew none. */
  readonly name: string;
  /** How long both ends talked, in seconds. */
  readonly duration: number;
  readonly outcome: CallOutcome;
  /** The account that had the call, as the phone's title calls it; empty where that is not known. */
  readonly account: string;
  /** The end in the phone's own words, in its language or the other end's. */
  readonly info: string;
  /** Who wrote it down: the phone in its settings file, the host in its record, or both. */
  readonly source: 'phone' | 'host' | 'both';
}

/**
 * How a call ended, as far as that is known.
 *
 * - `answered`: both ends talked.
 * - `missed`: it rang here, and nobody took it. `elsewhere`: another phone of the same user took it.
 * - `rejected`: one end declined it, or was busy.
 * - `cancelled`: whoever called gave up from here before it was answered.
 * - `failed`: it never reached the other end.
 * - `unanswered`: it went out and was not answered; why is not known, but for what `info` says.
 * - `unknown`: nobody saw its end, such as when the phone was killed in a call.
 */
export type CallOutcome = (typeof callOutcomes)[number];

export const callOutcomes = [
  'answered',
  'missed',
  'elsewhere',
  'rejected',
  'cancelled',
  'failed',
  'unanswered',
  'unknown',
] as const;

/** The order in which calls are shown: the oldest first. */
export function inOrder<Kind extends Call>(calls: readonly Kind[]): Kind[] {
  return [...calls].sort((a, b) => a.time - b.time);
}
