import { RefusedError } from '../errors.js';
import { isJson, note } from './output.js';

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

/** Tells a person of each, from the first line on; a program gets them with the error. */
export function showBadLines(file: string, problems: readonly BadLine[]): void {
  if (isJson()) return;
  for (const { line, message } of [...problems].sort((a, b) => a.line - b.line)) {
    note(`${file}, line ${line}: ${message}.`);
  }
}
