import { resolve } from 'node:path';
import { Option } from 'commander';
import { type DdeConversation, type DdeData, DdeNotProcessedError } from '../../dde/index.js';
import { BridgesmithError, UsageError } from '../../errors.js';
import { writeWhole } from '../../files/writeWhole.js';
import type { CliCommand } from '../command.js';
import { isJson, note, result } from '../output.js';
import { forReader } from '../terminal.js';
import { addTemplate, type ConversationFlags, formatOption } from './options.js';
import { print, printLine } from './print.js';
import type { Template } from './template.js';
import { readValue, valueJson, valueText } from './value.js';

/** What commands that print values know. */
export interface ReadingFlags extends ConversationFlags {
  readonly format?: string;
  readonly template?: Template<Placeholder>;
}

/** What commands that ask once know besides. */
export interface OnceFlags extends ReadingFlags {
  readonly raw?: boolean;
  readonly out?: string;
}

/** A value that a server gave. */
export interface Reading {
  readonly item: string;
  readonly data: DdeData;
}

const placeholders = ['item', 'value', 'format', 'service', 'topic', 'time'] as const;
type Placeholder = (typeof placeholders)[number];

export function addReadingOptions(command: CliCommand): CliCommand {
  return addTemplate(
    command.addOption(formatOption('the clipboard format: CF_TEXT, CF_UNICODETEXT, XlTable, …; a text when left out')),
    placeholders,
  );
}

export function addOnceOptions(command: CliCommand): CliCommand {
  const raw = new Option('--raw', 'print the bytes as the server gave them, and nothing else');
  const out = new Option('--out <file>', 'write the bytes as the server gave them to a file');
  return addReadingOptions(command)
    .addOption(raw.conflicts(['json', 'template', 'out']))
    .addOption(out.conflicts(['json', 'template']));
}

/** @throws UsageError for flags that do not suit each other, before anything is sent. */
export function requireOnce(items: readonly string[], { raw, out }: OnceFlags): void {
  if ((raw || out !== undefined) && items.length > 1) {
    throw new UsageError(`${raw ? '--raw' : '--out'} is for one item, and these are ${items.length}.`);
  }
  if (raw && process.stdout.isTTY) {
    throw new UsageError('--raw: bytes could do anything to a terminal. Redirect the output, or use --out FILE.');
  }
}

/** A line for a reading: its value, with the item before it when there are several. */
export function readingLine(
  { service, topic }: DdeConversation,
  { item, data }: Reading,
  { template }: ReadingFlags,
  several: boolean,
): string {
  const value = forReader(valueText(readValue(data)));
  if (!template) return several ? `${forReader(item)}\t${value}` : value;
  const names = { service: forReader(service), topic: forReader(topic), item: forReader(item) };
  return template({ ...names, value, format: data.format, time: new Date().toISOString() });
}

/** A reading as JSON has it. */
export function readingJson({ item, data }: Reading) {
  return { item, format: data.format, ...valueJson(readValue(data)) };
}

/**
 * Reads items one after the other, and prints them. One that is refused does not keep the others from being read.
 *
 * @throws the last error, after all others have been said.
 */
export async function readOnce(
  conversation: DdeConversation,
  items: readonly string[],
  flags: OnceFlags,
  read: (item: string) => Promise<DdeData>,
): Promise<void> {
  const results: object[] = [];
  const errors: BridgesmithError[] = [];
  for (const item of items) {
    try {
      const reading = { item, data: await read(item) };
      if (isJson()) results.push(readingJson(reading));
      else await printOne(conversation, reading, flags, items.length > 1);
    } catch (error) {
      if (!(error instanceof BridgesmithError)) throw error;
      results.push({ item, error: error.message });
      errors.push(error);
      if (!(error instanceof DdeNotProcessedError)) break;
    }
  }
  const { service, topic, processId } = conversation;
  result({ service, topic, processId, items: results });
  const last = errors.pop();
  if (!isJson()) for (const { message } of errors) note(message);
  if (last) throw last;
}

async function printOne(
  conversation: DdeConversation,
  reading: Reading,
  flags: OnceFlags,
  several: boolean,
): Promise<void> {
  const { bytes } = reading.data;
  if (flags.out !== undefined) writeWhole(resolve(flags.out), Buffer.from(bytes));
  else if (flags.raw) await print(bytes);
  else await printLine(readingLine(conversation, reading, flags, several));
}
