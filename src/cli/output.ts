import { exitCodes, fileReason } from '../errors.js';
import { failureOf, type JsonEnd, type JsonEvent, type JsonNote } from './envelope.js';
import { forReader } from './terminal.js';

/**
 * What a command has to say. Without `--json` data goes to standard output, and messages to standard error. With it,
 * standard output gets JSON alone: the events of a stream, a line each, and at the end one object for all the rest.
 */

/** What a command hands back: as the `result` of the JSON, or printed by `show`. The last that is given counts. */
export function result(value: unknown, show: () => void = () => {}): void {
  if (output.asJson) output.result = value;
  else show();
}

/** From now on each event and each message is a line of its own, at once. */
export function beginStream(): void {
  output.isStream = true;
}

/** One of many events that a command prints while it goes on. */
export function event(value: unknown, text: string): void {
  line(output.asJson ? eventLine(value) : text);
}

/** An event as a line of JSON. */
export function eventLine(value: unknown): string {
  const event: JsonEvent = { command: output.command, event: value };
  return forReader(JSON.stringify(event));
}

/** A message beside what was asked for: a warning, or advice. */
export function note(text: string): void {
  const note: JsonNote = { command: output.command, note: text };
  if (!output.asJson) errorLine(text);
  else if (output.isStream) line(forReader(JSON.stringify(note)));
  else output.notes.push(text);
}

/** Prints text for a person. */
export function line(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Whether standard output is for a program. */
export function isJson(): boolean {
  return output.asJson;
}

/** Begins a command, of which nothing has been said yet. @param asJson whether whatever is said is JSON. */
export function beginOutput(asJson: boolean): void {
  output = { ...silence(), asJson };
}

/** Names the command that is carried out, such as `microsip links install`. */
export function useCommand(words: string): void {
  output.command = words;
}

/** Says how a command ended: nothing, where it did what it was asked and a person sees that. */
export function printEnd(error?: unknown): void {
  if (output.asJson) line(forReader(JSON.stringify(envelope(error), null, isForReading() ? 2 : 0)));
  else if (error !== undefined) errorLine(failureOf(error).stack ?? failureOf(error).message);
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

interface Output {
  asJson: boolean;
  command: string;
  isStream: boolean;
  notes: string[];
  result: unknown;
}

function silence(): Output {
  return { asJson: false, command: '', isStream: false, notes: [], result: undefined };
}

/** Of the command that is carried out. */
let output = silence();

function envelope(error: unknown): JsonEnd {
  const { command, notes } = output;
  const found = output.result ?? null;
  if (error === undefined) return { ok: true, command, result: found, notes };
  return { ok: false, command, result: found, error: failureOf(error), notes };
}

/** A person who tries `--json` out can read it; a program gets each object in a line. */
function isForReading(): boolean {
  return process.stdout.isTTY === true && !output.isStream;
}

function errorLine(text: string): void {
  process.stderr.write(`bridgesmith: ${text}\n`);
}
