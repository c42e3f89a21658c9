// ticks.ts: what ticks.mjs counted, as a test judges it.
import { expect } from 'vitest';

export interface Ticks {
  /** How long something took, in milliseconds. */
  ms: number;
  /** How often an interval of 10 ms ticked in the second half of that time. */
  ticks: number;
}

/** A main thread that is held up does not tick at all. What is over at once leaves no time for it. */
export function expectFree(given: Ticks | undefined): void {
  const { ms = Number.NaN, ticks = 0 } = given ?? {};
  expect(ms < 500 || ticks >= 5, `${ticks} ticks in ${ms} ms`).toBe(true);
}
