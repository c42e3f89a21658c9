import { Option } from 'commander';
import { watchItem } from '../items.js';
import { orWithoutHost } from './application/withoutHost.js';
import type { CliCommand } from './command.js';
import { count } from './dde/options.js';
import { onInterruption } from './interruption.js';
import { itemText } from './itemValue.js';
import { beginStream, event } from './output.js';
import { type Subject, seconds } from './parameterArguments.js';
import { type About, defineParameterCommand } from './parameterCommand.js';
import { itemNamed } from './subject.js';

interface WatchFlags {
  readonly timeout: number;
  readonly count?: number;
  readonly warm?: boolean;
}

/** `bridgesmith watch metatrader bid EURUSD --count 10` */
export function defineWatch(command: CliCommand): void {
  defineParameterCommand<Subject, WatchFlags>(command, { subject: 'item', addOptions, find: itemNamed, act: watch });
  command.examples(
    'watch metatrader bid EURUSD',
    'watch microsip status --json',
    'watch metatrader ask EURUSD --count 10',
  );
}

function addOptions(command: CliCommand): CliCommand {
  return command
    .addOption(new Option('--count <number>', 'end after so many values').argParser(count))
    .addOption(
      new Option('--timeout <seconds>', 'how long the server may take to begin').argParser(seconds).default(10),
    )
    .option('--warm', 'only be notified of a change, and ask for the value then: for values that change fast');
}

async function watch(about: About<Subject, WatchFlags>): Promise<void> {
  beginStream();
  const interrupted = new AbortController();
  const release = onInterruption(() => interrupted.abort());
  try {
    await orWithoutHost(about.bridge, about.name, () => print(about, interrupted.signal));
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
  } finally {
    release();
  }
}

async function print({ bridge, name, values, flags }: About<Subject, WatchFlags>, signal: AbortSignal): Promise<void> {
  let left = flags.count ?? Number.POSITIVE_INFINITY;
  const options = { timeout: flags.timeout * 1000, warm: flags.warm, signal };
  for await (const value of watchItem(bridge, name, values, options)) {
    event({ value }, itemText(value));
    left -= 1;
    if (left <= 0) return;
  }
}
