import type { ApplicationSupport } from '../../support/support.js';
import type { CliCommand } from '../command.js';
import { hasCommand } from './commands.js';
import { applicationCommands } from './table.js';

/**
 * `bridgesmith <name of the bridge> …`: the commands of one application without its name behind each. What is none of
 * them are the words of its launcher.
 */
export async function defineShort(short: CliCommand, { bridge, examples }: ApplicationSupport): Promise<void> {
  const { name } = bridge.definition;
  short.bridgeOfGroup = bridge;
  short
    .enablePositionalOptions()
    .usage(hasCommand(bridge, 'launch') ? '<command or words> [options]' : '<command> [options]')
    .examples(...examples.map((words) => `${name} ${words}`));
  for (const { name: word, summary, load } of applicationCommands) {
    if (!hasCommand(bridge, word)) continue;
    const unnamed = word === 'launch' ? { isDefault: true, hidden: true } : {};
    (await load())(short.command(word, unnamed).description(summary));
  }
}
