import { type Command, Option } from 'commander';
import { readItem } from '../items.js';
import { bridgeOf } from './bridgeArgument.js';
import { itemText } from './itemValue.js';
import { json, line } from './output.js';
import { addParameterCommand, parameterCommand, parameterValues, seconds } from './parameterArguments.js';
import { itemNamed } from './subject.js';

interface ReadFlags {
  readonly timeout: number;
  readonly json?: boolean;
}

/** `bridgesmith read metatrader bid EURUSD` */
export function addRead(program: Command): void {
  addParameterCommand(program, ['read', 'ask the application for an item, and print its value'], 'item', read);
}

async function read(bridgeWord: string, item: string, words: readonly string[]): Promise<void> {
  const bridge = await bridgeOf(bridgeWord);
  const definition = itemNamed(bridge, bridgeWord, item);
  const command = parameterCommand(`bridgesmith read ${bridgeWord} ${item}`, definition)
    .addOption(new Option('--timeout <seconds>', 'how long to wait for an answer').argParser(seconds).default(10))
    .option('--json', 'print the value as JSON');
  await command.parseAsync(words, { from: 'user' });
  const flags = command.opts<ReadFlags>();
  const values = await parameterValues(command, definition);
  const value = await readItem(bridge, item, values, { timeout: flags.timeout * 1000 });
  if (flags.json) json(value);
  else line(itemText(value));
}
