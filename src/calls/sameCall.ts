import { type Call, inOrder } from './call.js';

/** The calls that are not among those known already, be it from another source. Each known one stands for one call. */
export function newCalls(calls: readonly Call[], known: readonly Call[]): Call[] {
  const { found } = matchCalls(calls, known);
  return calls.filter((_, place) => found[place] === undefined);
}

/** The seconds since 1970 in which another source may have written down a call of this time. */
export function secondsAround(time: number): number[] {
  return distances.map((distance) => Math.floor(time / 1000) + distance);
}

/** What two sources wrote down of the same calls: each call once. The oldest first. */
export function mergeCalls(phone: readonly Call[], host: readonly Call[]): Call[] {
  const { found, rest } = matchCalls(phone, host);
  const merged = phone.map((call, place) => {
    const other = found[place];
    return other ? merge(call, other) : call;
  });
  return inOrder([...merged, ...rest]);
}

/**
 * Finds calls among others, those nearest in time first.
 *
 * Two entries by the same clock are of one call when direction, number and second are the same. The host looks at the
 * phone some times a second and shortens addresses to their user, so between the two some seconds may lie, and one number
 * may be the end of the other.
 *
 * @returns for each call its other entry, if there is one, and the others that are left.
 */
function matchCalls(
  calls: readonly Call[],
  others: readonly Call[],
): { readonly found: readonly (Call | undefined)[]; readonly rest: Call[] } {
  const bySecond = groupedBySecond(others);
  const found: (Call | undefined)[] = calls.map(() => undefined);
  for (const distance of distances) {
    for (const [place, call] of calls.entries()) {
      const there = found[place] ? undefined : bySecond.get(secondOf(call) + distance);
      const own = there?.findIndex((other) => isSame(call, other, distance)) ?? -1;
      if (there && own >= 0) found[place] = there.splice(own, 1)[0];
    }
  }
  return { found, rest: [...bySecond.values()].flat() };
}

function groupedBySecond(calls: readonly Call[]): Map<number, Call[]> {
  const groups = new Map<number, Call[]>();
  for (const call of calls) {
    const group = groups.get(secondOf(call));
    if (group) group.push(call);
    else groups.set(secondOf(call), [call]);
  }
  return groups;
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
