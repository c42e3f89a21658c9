import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for something, but no longer than so many milliseconds; without limit when there are none.
 *
 * @returns whether it happened in time.
 */
export async function inTime(happening: Promise<unknown>, milliseconds: number | undefined): Promise<boolean> {
  const happened = happening.then(() => true);
  if (milliseconds === undefined) return happened;
  const over = new AbortController(); // a timer that is not stopped would keep the process alive
  const late = pause(milliseconds, false, { signal: over.signal }).catch(() => false);
  return Promise.race([happened, late]).finally(() => over.abort());
}
