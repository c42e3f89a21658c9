import { exitCodes, fileReason } from '../errors.js';

/** Data goes to standard output, messages to standard error. */
export function line(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function json(value: unknown): void {
  line(JSON.stringify(value, null, 2));
}

export function errorLine(text: string): void {
  process.stderr.write(`bridgesmith: ${text}\n`);
}

/** Rows with their first columns lined up. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`.trimEnd()).join('\n');
}

/**
 * A reader that closes early (`bridgesmith list | more`) ends the program, and is no error. What cannot be written
 * otherwise, such as to a full disk, is one.
 */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    errorLine(`what is printed cannot be written: ${fileReason(error)}.`);
    process.exit(exitCodes.failed);
  });
  process.stderr.on('error', () => {}); // there is nowhere left to say so; the exit code tells
}

export const exitCodeHelp =
  'Exit codes: 0 done, 1 failed, 2 wrong usage or definition, 3 not found or not running, 4 refused input, 5 timed out.';
