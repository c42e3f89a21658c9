import type { Bridge } from '../definition/bridge.js';
import { didYouMean } from '../definition/nearest.js';
import { type AnyInvocation, type ItemInvocation, payloadOf } from '../definition/resolve/invocation.js';
import { itemOf, resolveItem } from '../definition/resolve/item.js';
import { type ArgumentValues, actionOf, resolve, transportsOf } from '../definition/resolve/resolve.js';
import type { BridgeDefinition, ItemDefinition } from '../definition/schema.js';
import { RefusedError, UsageError } from '../errors.js';
import type { CliCommand } from './command.js';
import { line, result, table } from './output.js';
import { type Subject, shownValues } from './parameterArguments.js';
import { type About, defineParameterCommand } from './parameterCommand.js';

type Explained = AnyInvocation | { readonly transport: string; readonly refused: string };

/** `bridgesmith explain microsip dial 5551234 --account 2`: what would be sent over each transport. */
export function defineExplain(command: CliCommand): void {
  defineParameterCommand(command, { subject: 'action or item', addOptions: (to) => to, find: subjectOf, act: explain });
  command.examples('explain microsip dial 5551234 --account 2', 'explain metatrader bid EURUSD --json');
}

async function explain({ bridge, name, subject, values }: About<Subject>): Promise<void> {
  if ('bindings' in subject) explainAction(bridge, name, values, shownValues(subject, values));
  else explainItem(subject, resolveItem(bridge, name, values));
}

function subjectOf(bridge: Bridge, _bridgeWord: string, name: string): Subject {
  const { actions, items = {}, name: bridgeName }: BridgeDefinition = bridge.definition;
  if (Object.hasOwn(items, name)) return itemOf(bridge, name);
  if (Object.hasOwn(actions, name) || Object.keys(items).length === 0) return actionOf(bridge, name);
  const names = [...Object.keys(actions), ...Object.keys(items)];
  const advice = didYouMean(name, names);
  throw new UsageError(`${bridgeName} has no action or item "${name}".${advice} It has: ${names.join(', ')}.`);
}

function explainAction(bridge: Bridge, action: string, values: ArgumentValues, shown: ArgumentValues): void {
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
  result({ ways: explained }, () => line(table(explained.map((one) => [one.transport, sentence(one)]))));
}

function explainItem({ request, advise }: ItemDefinition, invocation: ItemInvocation): void {
  const { transport, service, topic, item, format } = invocation;
  const ways = [...(request === false ? [] : ['REQUEST']), ...(advise === false ? [] : ['ADVISE'])].join(', ');
  const text = `${service}|${topic}  ${ways}  ${item}${format ? ` as ${format}` : ''}`;
  result({ ways: [invocation] }, () => line(table([[transport, text]])));
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
