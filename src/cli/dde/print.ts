import { once } from 'node:events';
import { eventLine } from '../output.js';

/** Writes to standard output, and waits while its reader is behind: a server with flow control waits, too. */
export async function print(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, 'drain');
}

export async function printLine(text: string): Promise<void> {
  await print(`${text}\n`);
}

/** One of many events that a command prints, as JSON. */
export async function printEvent(value: unknown): Promise<void> {
  await printLine(eventLine(value));
}
