import { NotFoundError, RefusedError, UsageError } from '../../errors.js';
import type { Bridge } from '../bridge.js';
import { isSecret } from '../kinds/kindOf.js';
import { transports } from '../limits.js';
import { didYouMean } from '../nearest.js';
import type { ActionDefinition, BridgeDefinition, DdeBinding, DdeDefinition, Transport } from '../schema.js';
import { listParameters, parametersOf } from './bindingParameters.js';
import { type ArgumentValues, checkArguments } from './checkArguments.js';
import { joinArguments } from './commandline.js';
import { type DdeParameterPiece, ddeArgument, ddePieces } from './ddeArgument.js';
import { ddeName } from './ddeName.js';
import {
  type AnyInvocation,
  type DdeInvocation,
  type Invocation,
  longestPayload,
  type Names,
  payloadOf,
} from './invocation.js';
import { argumentList, asItIs, joinPieces, type Texts } from './joinPieces.js';

export type { ArgumentValues } from './checkArguments.js';

/**
 * What an action, with its arguments, amounts to over one transport, as plain data. Every target must produce exactly
 * this payload, or refuse exactly what this refuses.
 *
 * @throws UsageError for an unknown action or parameter, a missing argument, or a transport the action is not bound to.
 * @throws RefusedError for an argument that the definition or the transport does not allow.
 */
export function resolve<T extends Transport>(
  bridge: Bridge,
  actionName: string,
  values: ArgumentValues,
  transport: T,
): Invocation<T> {
  const definition: BridgeDefinition = bridge.definition;
  const action = actionOf(bridge, actionName);
  const checked = checkArguments(actionName, action, values);
  refuseUnused(actionName, action, checked.given, transport);
  const invocation = build(definition, actionName, action, checked.texts, transport);
  const length = payloadOf(invocation).length;
  if (length > longestPayload) {
    throw new RefusedError(
      '',
      `${actionName}: the command would have ${length} characters; at most ${longestPayload} can be sent.`,
    );
  }
  return invocation as Invocation<T>;
}

/** The transports an action is bound to, in the bridge's order of preference. */
export function transportsOf(bridge: Bridge, actionName: string): Transport[] {
  const action = actionOf(bridge, actionName);
  const order = new Set([...(bridge.definition.prefer ?? []), ...transports]);
  return [...order].filter((transport) => action.bindings[transport] !== undefined);
}

/** Percent-encoding of all but the unreserved characters (RFC 3986, section 2.3), from UTF-8. */
export function encodeUriText(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** @throws UsageError for an action that the bridge does not have. */
export function actionOf(bridge: Bridge, name: string): ActionDefinition {
  const actions: BridgeDefinition['actions'] = bridge.definition.actions;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action;
  const names = Object.keys(actions);
  const others = names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none.';
  throw new UsageError(`${bridge.definition.name} has no action "${name}".${didYouMean(name, names)} ${others}`);
}

function refuseUnused(
  actionName: string,
  action: ActionDefinition,
  given: readonly string[],
  transport: Transport,
): void {
  if (action.bindings[transport] === undefined) {
    const bound = transports.filter((name) => action.bindings[name] !== undefined);
    throw new UsageError(`${actionName} cannot go over ${transport}; it can over ${bound.join(', ')}.`);
  }
  const carried = parametersOf(action, transport);
  const lost = given.find((name) => !carried.has(name));
  if (lost !== undefined) throw new RefusedError(lost, `${lost}: ${actionName} cannot carry it over ${transport}.`);
}

function build(
  bridge: BridgeDefinition,
  actionName: string,
  action: ActionDefinition,
  texts: Texts,
  transport: Transport,
): AnyInvocation {
  const names = { bridge: bridge.name, action: actionName };
  const { bindings } = action;
  const lists = listParameters(action);
  if (transport === 'dde' && bindings.dde && bridge.dde) {
    return buildDde(names, bridge.dde, action, bindings.dde, texts);
  }
  if (transport === 'exe' && bindings.exe) {
    const list = argumentList(bindings.exe.arguments, texts, lists);
    return { ...names, transport, arguments: list, commandLine: joinArguments(list) };
  }
  const number = bindings.copydata?.number ?? bridge.copydata?.number;
  if (transport === 'copydata' && bindings.copydata && number !== undefined && bridge.application?.windowClass) {
    const binding = bindings.copydata;
    const text =
      'arguments' in binding
        ? joinArguments(argumentList(binding.arguments, texts, lists))
        : joinPieces(binding.text, texts, asItIs, lists);
    return { ...names, transport, windowClass: bridge.application.windowClass, number, text };
  }
  if (transport === 'uri' && bindings.uri) {
    const uri = joinPieces(bindings.uri.link, texts, (_piece, value) => encodeUriText(value), lists);
    return { ...names, transport, uri };
  }
  throw new NotFoundError(`${bridge.name} does not say how ${transport} reaches it.`);
}

function buildDde(
  names: Names,
  dde: DdeDefinition,
  action: ActionDefinition,
  binding: DdeBinding,
  texts: Texts,
): DdeInvocation {
  const { parameters = {} } = action;
  const lists = listParameters(action);
  const topic = binding.topic ? ddeName(names.action, 'topic', binding.topic, texts, lists) : dde.topic;
  const conversation = { ...names, transport: 'dde', service: dde.service, topic } as const;
  if ('execute' in binding) {
    const pieces = ddePieces(dde, (name) => parameters[name]?.kind, binding.execute);
    const execute = joinPieces<DdeParameterPiece>(
      pieces,
      texts,
      ({ parameter, quotes }, value) =>
        ddeArgument(quotes, dde.innerQuotes, parameter, value, isSecret(parameters[parameter])),
      lists,
    );
    return { ...conversation, execute };
  }
  const item = ddeName(names.action, 'item', binding.item, texts, lists);
  const value = joinPieces(binding.poke, texts, asItIs, lists);
  return { ...conversation, poke: { item, value, ...(binding.format ? { format: binding.format } : {}) } };
}
