import type { BadLine } from './badLines.js';
import { isJson, note } from './output.js';

/** Shows a person each, from the first line on; a program gets them with the error. */
export function showBadLines(file: string, problems: readonly BadLine[]): void {
  if (isJson()) return;
  for (const { line, message } of [...problems].sort((a, b) => a.line - b.line)) {
    note(`${file}, line ${line}: ${message}.`);
  }
}
