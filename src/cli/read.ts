import { Option } from 'commander';
import { readItem } from '../items.js';
import { orWithoutHost } from './application/withoutHost.js';
import type { CliCommand } from './command.js';
import { itemText } from './itemValue.js';
import { line, result } from './output.js';
import { type Subject, seconds } from './parameterArguments.js';
import { defineParameterCommand } from './parameterCommand.js';
import { itemNamed } from './subject.js';

/** `bridgesmith read metatrader bid EURUSD` */
export function defineRead(command: CliCommand): void {
  defineParameterCommand<Subject, { readonly timeout: number }>(command, {
    subject: 'item',
    addOptions: (to) =>
      to.addOption(new Option('--timeout <seconds>', 'how long to wait for an answer').argParser(seconds).default(10)),
    find: itemNamed,
    async act({ bridge, name, values, flags }) {
      const options = { timeout: flags.timeout * 1000 };
      const value = await orWithoutHost(bridge, name, () => readItem(bridge, name, values, options));
      result({ value }, () => line(itemText(value)));
    },
  });
  command.examples('read metatrader bid EURUSD', 'read excel topics --json');
}
