import type { Command } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import { transportsOf } from '../definition/resolve.js';
import { rulesOf } from '../definition/rules.js';
import { profiles } from '../profiles/index.js';
import { targets } from '../targets/index.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import { json, line, table } from './output.js';

/** `bridgesmith list`, `bridgesmith list microsip` */
export function addList(program: Command): void {
  program
    .command('list')
    .description('list the bridges and targets, or the actions of one bridge')
    .argument('[bridge]', bridgeHelp)
    .option('--json', 'print JSON')
    .action(async (word: string | undefined, flags: { json?: boolean }) => {
      if (word === undefined) listAll(flags.json ?? false);
      else listActions(await bridgeOf(word), flags.json ?? false);
    });
}

function listAll(asJson: boolean): void {
  const bridges = profiles.map(({ definition }) => ({
    name: definition.name,
    title: definition.title,
    summary: definition.summary,
  }));
  const outputs = targets.map(({ name, summary, transports }) => ({ name, summary, transports }));
  if (asJson) {
    json({ bridges, targets: outputs });
    return;
  }
  line('Bridges:');
  line(table(bridges.map(({ name, summary }) => [name, summary])));
  line('Targets:');
  line(table(outputs.map(({ name, summary, transports }) => [name, `${summary} (${transports.join(', ')})`])));
}

function listActions(bridge: Bridge, asJson: boolean): void {
  const actions = Object.entries(bridge.definition.actions).map(([name, action]) => ({
    name,
    summary: action.summary,
    transports: transportsOf(bridge, name),
    parameters: [...rulesOf(action)].map(([parameter, rule]) => ({
      name: parameter,
      kind: action.parameters?.[parameter]?.kind,
      expected: rule.expected,
    })),
  }));
  if (asJson) {
    json(actions);
    return;
  }
  const rows = actions.map(({ name, summary, transports, parameters }): [string, string] => [
    [name, ...parameters.map((parameter) => parameter.name)].join(' '),
    `${summary} (${transports.join(', ')})`,
  ]);
  line(table(rows));
}
