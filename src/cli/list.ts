import type { Bridge } from '../definition/bridge.js';
import { mayBeLeftOut } from '../definition/kinds/kindOf.js';
import { transportsOf } from '../definition/resolve/resolve.js';
import { rulesOf } from '../definition/resolve/rulesOf.js';
import type { BridgeDefinition, Parametrized } from '../definition/schema.js';
import { profiles } from '../profiles/index.js';
import { targets } from '../targets/index.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import type { CliCommand } from './command.js';
import { line, result, table } from './output.js';

/** `bridgesmith list`, `bridgesmith list microsip` */
export function defineList(command: CliCommand): void {
  command
    .argument('[bridge]', bridgeHelp)
    .examples('list', 'list microsip', 'list excel --json')
    .action(async (word: string | undefined) => {
      if (word === undefined) listAll();
      else listBridge(await bridgeOf(word));
    });
}

function listAll(): void {
  const bridges = profiles.map(({ definition }) => ({
    name: definition.name,
    title: definition.title,
    summary: definition.summary,
  }));
  const outputs = targets.map(({ name, summary, transports }) => ({ name, summary, transports }));
  result({ bridges, targets: outputs }, () => {
    line('Bridges:');
    line(table(bridges.map(({ name, summary }) => [name, summary])));
    line('Targets:');
    line(table(outputs.map(({ name, summary, transports }) => [name, withWays(summary, transports)])));
  });
}

function listBridge(bridge: Bridge): void {
  const definition: BridgeDefinition = bridge.definition;
  const actions = Object.entries(definition.actions).map(([name, action]) => ({
    name,
    summary: action.summary,
    transports: transportsOf(bridge, name),
    parameters: parametersOf(action),
  }));
  const items = Object.entries(definition.items ?? {}).map(([name, item]) => ({
    name,
    summary: item.summary,
    request: item.request !== false,
    advise: item.advise !== false,
    value: item.value ?? 'text',
    parameters: parametersOf(item),
  }));
  result({ actions, items }, () => {
    section(
      'Actions:',
      actions.map((action) => rowOf(action, action.transports)),
    );
    section(
      'Items:',
      items.map((item) => rowOf(item, waysOf(item))),
    );
  });
}

function waysOf({ request, advise }: { request: boolean; advise: boolean }): string[] {
  return [...(request ? ['read'] : []), ...(advise ? ['watch'] : [])];
}

function parametersOf(subject: Parametrized) {
  const rules = rulesOf(subject);
  return Object.entries(subject.parameters ?? {}).map(([name, parameter]) => ({
    name,
    kind: parameter.kind,
    expected: rules.get(name)?.expected ?? '',
    optional: mayBeLeftOut(parameter),
  }));
}

type Row = readonly [string, string];

function rowOf(
  { name, summary, parameters }: { name: string; summary: string; parameters: ReturnType<typeof parametersOf> },
  ways: readonly string[],
): Row {
  return [[name, ...parameters.map(shownParameter)].join(' '), withWays(summary, ways)];
}

function shownParameter({ name, optional }: { name: string; optional: boolean }): string {
  return optional ? `[${name}]` : name;
}

function withWays(summary: string, ways: readonly string[]): string {
  return ways.length === 0 ? summary : `${summary} (${ways.join(', ')})`;
}

function section(title: string, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  line(title);
  line(table(rows));
}
