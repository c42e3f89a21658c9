import { Option } from 'commander';
import type { DdeAdvise, DdeConversation, DdeData } from '../../dde/index.js';
import type { CliCommand } from '../command.js';
import { onInterruption } from '../interruption.js';
import { beginStream, isJson, note } from '../output.js';
import { converse, requireItems } from './converse.js';
import { inTime } from './inTime.js';
import { conversationCommand, count } from './options.js';
import { printEvent, printLine } from './print.js';
import { addReadingOptions, type Reading, type ReadingFlags, readingJson, readingLine } from './readings.js';

interface AdviseFlags extends ReadingFlags {
  readonly warm?: boolean;
  readonly flowControl: boolean;
  readonly count?: number;
}

/** `bridgesmith dde advise MT4 BID EURUSD GBPUSD` */
export function addAdvise(dde: CliCommand): void {
  const command = conversationCommand(
    dde,
    'advise',
    'print each new value of items, until the server ends, or Ctrl+C',
  ).argument('<items...>', 'the items; the values of one by itself are printed without its name');
  addReadingOptions(command)
    .option('--warm', 'only be notified of a change, and ask for the value then: for values that change fast')
    .option('--no-flow-control', 'let the server send each value, even before the last has been printed')
    .addOption(new Option('--count <number>', 'end after so many values').argParser(count))
    .examples(
      'dde advise MT4 QUOTE EURUSD GBPUSD --template "{time} {item} {value}"',
      'dde advise Excel Sheet1 R1C1 --count 10 --json',
    );
  command.action(async (service: string, topic: string, items: string[], flags: AdviseFlags) => {
    beginStream();
    requireItems(items);
    await converse(service, topic, flags, (conversation) => watch(conversation, [...new Set(items)], flags));
  });
}

async function watch(conversation: DdeConversation, items: readonly string[], flags: AdviseFlags): Promise<void> {
  const { format, warm, flowControl } = flags;
  const loops: DdeAdvise<DdeData>[] = [];
  const over = new AbortController();
  let left = flags.count ?? Number.POSITIVE_INFINITY;
  let stopping: Promise<unknown> | undefined;
  const stop = () => {
    left = 0;
    // What the server does not confirm in time ends with the conversation.
    stopping ??= inTime(Promise.allSettled(loops.map((advise) => advise.stop())), patience);
    over.abort();
  };
  const begin = async (item: string) => {
    try {
      return await conversation.adviseData(item, { format, warm, flowControl, signal: over.signal });
    } catch (error) {
      if (over.signal.aborted) return undefined;
      throw error;
    }
  };
  const follow = async (item: string, advise: DdeAdvise<DdeData>) => {
    for await (const data of advise) {
      if (left === 0) return;
      left -= 1;
      await report(conversation, { item, data }, flags, items.length > 1);
      if (left === 0) stop();
    }
  };
  const release = onInterruption(stop);
  try {
    const following: Promise<void>[] = [];
    for (const item of items) {
      const advise = await begin(item);
      if (!advise) break;
      loops.push(advise);
      const followed = follow(item, advise);
      followed.catch(() => {}); // for now: it is awaited below, when all have begun
      following.push(followed);
    }
    await Promise.all(following);
    await stopping;
  } finally {
    release();
  }
  if (!stopping) note(`${conversation.service}|${conversation.topic}: the server ended the conversation.`);
}

async function report(
  conversation: DdeConversation,
  reading: Reading,
  flags: AdviseFlags,
  several: boolean,
): Promise<void> {
  if (!isJson()) return printLine(readingLine(conversation, reading, flags, several));
  const { service, topic } = conversation;
  return printEvent({ time: new Date().toISOString(), service, topic, ...readingJson(reading) });
}

/** How long a server may take to confirm the end of its loops, in milliseconds. */
const patience = 2000;
