import { isSecret, mayBeAbsent } from '../kinds/kindOf.js';
import { tableFormat, transports } from '../limits.js';
import { parametersIn, parametersOf } from '../resolve/bindingParameters.js';
import type { ActionDefinition, BridgeDefinition, DdeBinding, Transport } from '../schema.js';
import { checkCommand } from './command.js';
import { checkDdeName } from './ddeName.js';
import { checkCarried, checkPieces, type Place } from './pieces.js';
import type { Problem } from './problem.js';
import { memberOf } from './schemaAt.js';
import { checkSplitArguments } from './splitArguments.js';

/** What is wrong with an action's bindings beyond their shape. */
export function checkBindings(
  bridge: BridgeDefinition,
  keys: readonly PropertyKey[],
  action: ActionDefinition,
): Problem[] {
  const bound = transports.filter((transport) => action.bindings[transport] !== undefined);
  if (bound.length === 0) return [{ keys: [...keys, 'bindings'], message: 'is empty: an action needs a transport.' }];
  return [
    ...bound.flatMap((transport) => {
      const place = [...keys, 'bindings', transport];
      return [
        ...reachProblems(bridge, place, action, transport),
        ...secretProblems(place, action, transport),
        ...Object.entries(action.bindings[transport] ?? {}).flatMap(([key, part]) =>
          Array.isArray(part) ? checkPieces([...place, key], action, part, places[key] ?? 'text') : [],
        ),
        ...checkSplitArguments([...place, 'arguments'], memberOf(action.bindings[transport], 'arguments')),
      ];
    }),
    ...ddeProblems(bridge, [...keys, 'bindings', 'dde'], action, action.bindings.dde),
    ...schemeProblems(bridge, [...keys, 'bindings', 'uri', 'link'], action),
    ...bound.flatMap((transport) =>
      checkCarried(
        [...keys, 'bindings', transport],
        action,
        action.bindings[transport],
        (parameter) => !mayBeAbsent(parameter),
      ),
    ),
    ...uselessProblems(keys, action),
  ];
}

const places: Readonly<Record<string, Place>> = {
  execute: 'command',
  link: 'link',
  arguments: 'arguments',
  topic: 'name',
  item: 'name',
};

/** Who gives a parameter that no transport carries is refused, whatever the transport. */
function uselessProblems(keys: readonly PropertyKey[], action: ActionDefinition): Problem[] {
  const carried = parametersIn(action.bindings);
  return Object.entries(action.parameters ?? {})
    .filter(([name, parameter]) => !carried.has(name) && mayBeAbsent(parameter))
    .map(([name]) => ({
      keys: [...keys, 'parameters', name],
      message: 'is carried by no binding, so that every use of it would be refused.',
    }));
}

function reachProblems(
  bridge: BridgeDefinition,
  keys: readonly PropertyKey[],
  { bindings }: ActionDefinition,
  transport: Transport,
): Problem[] {
  const hasNumber = bridge.copydata !== undefined || bindings.copydata?.number !== undefined;
  const missing: Record<Transport, string | false> = {
    dde: !bridge.dde && 'dde (service and topic)',
    copydata: !(hasNumber && bridge.application?.windowClass) && 'copydata and application.windowClass',
    exe: !bridge.application && 'application',
    uri: !bridge.uri && 'uri (schemes)',
  };
  return missing[transport] ? [{ keys, message: `needs ${missing[transport]} at the top of the definition.` }] : [];
}

function secretProblems(keys: readonly PropertyKey[], action: ActionDefinition, transport: Transport): Problem[] {
  if (transport !== 'exe' && transport !== 'uri') return [];
  const used = parametersOf(action, transport);
  const secrets = Object.entries(action.parameters ?? {}).filter(
    ([name, parameter]) => isSecret(parameter) && used.has(name),
  );
  const place = transport === 'exe' ? 'a command line' : 'a link';
  return secrets.map(([name]) => ({
    keys,
    message: `puts the secret ${name} on ${place}, where others can read it; use dde or copydata.`,
  }));
}

function ddeProblems(
  bridge: BridgeDefinition,
  keys: readonly PropertyKey[],
  action: ActionDefinition,
  binding: DdeBinding | undefined,
): Problem[] {
  const topics = binding?.topic ? checkDdeName([...keys, 'topic'], action, binding.topic) : [];
  if (!binding) return [];
  if (!('poke' in binding)) return [...topics, ...checkCommand([...keys, 'execute'], bridge, action, binding.execute)];
  return [
    ...topics,
    ...checkDdeName([...keys, 'item'], action, binding.item),
    ...(binding.format === tableFormat
      ? [{ keys: [...keys, 'format'], message: 'is a format of tables, and the value of a poke is text.' }]
      : []),
  ];
}

/** The link must begin with a literal scheme that the bridge declares, so that no argument can choose the handler. */
function schemeProblems(bridge: BridgeDefinition, keys: readonly PropertyKey[], action: ActionDefinition): Problem[] {
  const head = action.bindings.uri?.link[0];
  const schemes: unknown = bridge.uri?.schemes;
  if (head === undefined || !Array.isArray(schemes)) return [];
  const scheme = typeof head === 'string' ? /^([a-z][a-z0-9+.-]*):/.exec(head)?.[1] : undefined;
  if (scheme !== undefined && schemes.includes(scheme)) return [];
  return [{ keys: [...keys, 0], message: 'must begin with one of the schemes of uri.schemes, and a colon.' }];
}
