import type { KindProblem } from './kind.js';

/** What is wrong with the limits of a number. */
export function rangeProblems({ minimum, maximum }: { minimum: number; maximum: number }): KindProblem[] {
  return minimum > maximum ? [{ message: `has a minimum (${minimum}) above its maximum (${maximum}).` }] : [];
}
