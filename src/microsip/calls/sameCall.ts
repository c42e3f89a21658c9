import { type Call, inOrder } from './call.js';

/**
 * Calls that are looked for again: in a file that has them already, or in what another source wrote down of them.
 *
 * Two entries by the same clock are of one call when direction, number and second are the same. The host looks at the
 * phone some times a second and shortens addresses to their user, so between the two some seconds may lie, and one number
 * may be the end of the other.
 */
export class CallIndex {
  readonly #bySecond = new Map<number, Call[]>();

  constructor(calls: Iterable<Call>) {
    for (const call of calls) {
      const second = secondOf(call);
      const own = this.#bySecond.get(second);
      if (own) own.push(call);
      else this.#bySecond.set(second, [call]);
    }
  }

  /** The entry of the same call that is nearest in time; no other call gets it again. */
  take(call: Call): Call | undefined {
    for (const distance of distances) {
      const own = this.#bySecond.get(secondOf(call) + distance);
      const place = own?.findIndex((other) => isSame(call, other, distance)) ?? -1;
      if (own && place >= 0) return own.splice(place, 1)[0];
    }
    return undefined;
  }

  /** The entries that were not taken. */
  rest(): Call[] {
    return [...this.#bySecond.values()].flat();
  }
}

/** What two sources wrote down of the same calls: each call once. The oldest first. */
export function mergeCalls(phone: readonly Call[], host: readonly Call[]): Call[] {
  const seen = new CallIndex(host);
  const merged = phone.map((call) => {
    const other = seen.take(call);
    return other ? merge(call, other) : call;
  });
  return inOrder([...merged, ...seen.rest()]);
}

/** The phone knows times and numbers best; only the host knows the account, and what it saw of a call without an end. */
function merge(phone: Call, host: Call): Call {
  const vague = phone.outcome === 'unknown';
  const known = !['missed', 'unanswered'].includes(phone.outcome) || !['rejected', 'cancelled'].includes(host.outcome);
  const outcome = vague || !known ? host.outcome : phone.outcome;
  const duration = vague ? host.duration : phone.duration;
  return { ...phone, outcome, duration, account: host.account, source: 'both' };
}

function isSame(one: Call, other: Call, distance: number): boolean {
  if ((one.source === 'host') === (other.source === 'host')) {
    return distance === 0 && one.direction === other.direction && bare(one) === bare(other);
  }
  if (one.direction !== other.direction && ![one.direction, other.direction].includes('unknown')) return false;
  const [a, b] = [userOf(one), userOf(other)];
  return a === b || (Math.min(a.length, b.length) >= 3 && (a.endsWith(b) || b.endsWith(a)));
}

function secondOf({ time }: Call): number {
  return Math.floor(time / 1000);
}

/** Without the apostrophe that a cell may have got. */
function bare({ number }: Call): string {
  return number.replace(/^'/, '');
}

function userOf(call: Call): string {
  return bare(call).replace(/[@;].*$/s, '');
}

/** In seconds, the nearest first. */
const distances = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5];
