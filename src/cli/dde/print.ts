import { once } from 'node:events';
import { forReader } from '../terminal.js';

/** Writes to standard output, and waits while its reader is behind: a server with flow control waits, too. */
export async function print(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, 'drain');
}

export async function printLine(text: string): Promise<void> {
  await print(`${text}\n`);
}

/** One object for all that a command has to say. */
export async function printJson(value: unknown): Promise<void> {
  await printLine(forReader(JSON.stringify(value, null, 2)));
}

/** One of many objects, each in a line of its own. */
export async function printJsonLine(value: unknown): Promise<void> {
  await printLine(forReader(JSON.stringify(value)));
}
