import { type Command, Option } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import type { ArgumentValues } from '../definition/resolve.js';
import { watchItem } from '../items.js';
import { bridgeOf } from './bridgeArgument.js';
import { count } from './dde/options.js';
import { onInterruption } from './interruption.js';
import { itemText } from './itemValue.js';
import { line } from './output.js';
import { addParameterCommand, parameterCommand, parameterValues, seconds } from './parameterArguments.js';
import { itemNamed } from './subject.js';

interface WatchFlags {
  readonly timeout: number;
  readonly count?: number;
  readonly warm?: boolean;
  readonly json?: boolean;
}

/** `bridgesmith watch metatrader bid EURUSD --count 10` */
export function addWatch(program: Command): void {
  addParameterCommand(
    program,
    ['watch', 'print each new value of an item, until the application ends or Ctrl+C'],
    'item',
    watch,
  );
}

async function watch(bridgeWord: string, item: string, words: readonly string[]): Promise<void> {
  const bridge = await bridgeOf(bridgeWord);
  const definition = itemNamed(bridge, bridgeWord, item);
  const command = parameterCommand(`bridgesmith watch ${bridgeWord} ${item}`, definition)
    .addOption(new Option('--count <number>', 'end after so many values').argParser(count))
    .addOption(
      new Option('--timeout <seconds>', 'how long the server may take to begin').argParser(seconds).default(10),
    )
    .option('--warm', 'only be told of a change, and ask for the value then: for values that change fast')
    .option('--json', 'print each value as a line of JSON');
  await command.parseAsync(words, { from: 'user' });
  const flags = command.opts<WatchFlags>();
  const values = await parameterValues(command, definition);
  const interrupted = new AbortController();
  const release = onInterruption(() => interrupted.abort());
  try {
    await print(bridge, item, values, flags, interrupted.signal);
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
  } finally {
    release();
  }
}

async function print(
  bridge: Bridge,
  item: string,
  values: ArgumentValues,
  { timeout, count, warm, json }: WatchFlags,
  signal: AbortSignal,
): Promise<void> {
  let left = count ?? Number.POSITIVE_INFINITY;
  for await (const value of watchItem(bridge, item, values, { timeout: timeout * 1000, warm, signal })) {
    line(json ? JSON.stringify(value) : itemText(value));
    left -= 1;
    if (left <= 0) return;
  }
}
