import type { Command } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import { type AnyInvocation, type ItemInvocation, payloadOf } from '../definition/invocation.js';
import { type ArgumentValues, actionOf, resolve, transportsOf } from '../definition/resolve.js';
import { itemOf, resolveItem } from '../definition/resolveItem.js';
import type { BridgeDefinition, ItemDefinition } from '../definition/schema.js';
import { RefusedError, UsageError } from '../errors.js';
import { bridgeOf } from './bridgeArgument.js';
import { json, line, table } from './output.js';
import {
  addParameterCommand,
  parameterCommand,
  parameterValues,
  type Subject,
  shownValues,
} from './parameterArguments.js';

type Explained = AnyInvocation | { readonly transport: string; readonly refused: string };

/** `bridgesmith explain microsip dial 5551234 --account 2`: what would be sent over each transport. */
export function addExplain(program: Command): void {
  addParameterCommand(
    program,
    ['explain', 'show what an action or an item amounts to over each transport, and send nothing'],
    'action or item',
    explain,
  );
}

async function explain(bridgeWord: string, name: string, words: readonly string[]): Promise<void> {
  const bridge = await bridgeOf(bridgeWord);
  const subject = subjectOf(bridge, name);
  const command = parameterCommand(`bridgesmith explain ${bridgeWord} ${name}`, subject).option('--json', 'print JSON');
  await command.parseAsync(words, { from: 'user' });
  const values = await parameterValues(command, subject);
  const asJson = command.opts<{ json?: boolean }>().json ?? false;
  if ('bindings' in subject) explainAction(bridge, name, values, shownValues(subject, values), asJson);
  else explainItem(subject, resolveItem(bridge, name, values), asJson);
}

function subjectOf(bridge: Bridge, name: string): Subject {
  const { actions, items = {}, name: bridgeName }: BridgeDefinition = bridge.definition;
  if (Object.hasOwn(items, name)) return itemOf(bridge, name);
  if (Object.hasOwn(actions, name) || Object.keys(items).length === 0) return actionOf(bridge, name);
  const names = [...Object.keys(actions), ...Object.keys(items)].join(', ');
  throw new UsageError(`${bridgeName} has no action or item "${name}". It has: ${names}.`);
}

function explainAction(
  bridge: Bridge,
  action: string,
  values: ArgumentValues,
  shown: ArgumentValues,
  asJson: boolean,
): void {
  const refusals: RefusedError[] = [];
  const explained = transportsOf(bridge, action).map((transport): Explained => {
    try {
      resolve(bridge, action, values, transport);
      return resolve(bridge, action, shown, transport);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refusals.push(error);
      return { transport, refused: error.message };
    }
  });
  const [first] = refusals;
  if (first && refusals.length === explained.length) throw first;
  if (asJson) json(explained);
  else line(table(explained.map((one) => [one.transport, sentence(one)])));
}

function explainItem({ request, advise }: ItemDefinition, invocation: ItemInvocation, asJson: boolean): void {
  if (asJson) {
    json([invocation]);
    return;
  }
  const { transport, service, topic, item, format } = invocation;
  const ways = [...(request === false ? [] : ['REQUEST']), ...(advise === false ? [] : ['ADVISE'])].join(', ');
  line(table([[transport, `${service}|${topic}  ${ways}  ${item}${format ? ` as ${format}` : ''}`]]));
}

function sentence(one: Explained): string {
  if ('refused' in one) return `refused: ${one.refused}`;
  switch (one.transport) {
    case 'dde':
      return `${one.service}|${one.topic}  ${'poke' in one ? `POKE ${one.poke.item}` : 'EXECUTE'}  ${payloadOf(one)}`;
    case 'copydata':
      return `WM_COPYDATA ${one.number} to the window of class ${one.windowClass}: ${one.text}`;
    case 'exe':
      return `"<path of the program>" ${one.commandLine}`.trimEnd();
    case 'uri':
      return payloadOf(one);
  }
}
