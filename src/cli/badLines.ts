import { RefusedError } from '../errors.js';

export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Lines of a table are wrong. */
export class BadLinesError extends RefusedError {
  constructor(
    parameter: string,
    /** The table's file. */
    readonly source: string,
    readonly problems: readonly BadLine[],
    consequence: string,
  ) {
    const count = new Set(problems.map(({ line }) => line)).size;
    super(parameter, `${count} ${count === 1 ? 'line is' : 'lines are'} bad${consequence}`);
  }
}
