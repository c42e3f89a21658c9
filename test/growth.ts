// growth.ts: how the work for an input grows with its size, told by the time of the processor that it takes, not of a clock.
import { expect } from 'vitest';

/** Expects ten times the input to take not much more than ten times the work. What is too little to measure always passes. */
export function expectLittleGrowth(work: (size: number) => void, size: number): void {
  work(size); // so that it is compiled
  const [small, large] = [size, 10 * size].map((one) => Math.min(...[1, 2, 3].map(() => usedBy(() => work(one)))));
  expect(large).toBeLessThan(30 * (small ?? 0) + floor);
}

/** As `expectLittleGrowth`, of work that is waited for. */
export async function expectLittleGrowthOf(work: (size: number) => Promise<unknown>, size: number): Promise<void> {
  await work(size);
  const used: number[] = [];
  for (const one of [size, 10 * size]) {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3; round++) {
      const before = process.cpuUsage();
      await work(one);
      least = Math.min(least, since(before));
    }
    used.push(least);
  }
  expect(used[1]).toBeLessThan(30 * (used[0] ?? 0) + floor);
}

/** In milliseconds. */
function usedBy(act: () => void): number {
  const before = process.cpuUsage();
  act();
  return since(before);
}

/** In milliseconds. */
function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** In milliseconds. */
const floor = 100;
