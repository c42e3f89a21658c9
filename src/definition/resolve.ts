import { NotFoundError, RefusedError, UsageError } from '../errors.js';
import { parametersOf } from './bindingParameters.js';
import type { Bridge } from './bridge.js';
import { type ArgumentValues, checkArguments } from './checkArguments.js';
import { joinArguments } from './commandline.js';
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
import { transports } from './limits.js';
import type { ActionDefinition, BridgeDefinition, DdeBinding, DdeDefinition, Transport } from './schema.js';

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

/** A parameter's value as an argument of a DDE command. What is wrong with a secret is said without a sign of it. */
export function ddeArgument(dde: DdeDefinition, name: string, value: string, secret = false): string {
  const mode = dde.quotes ?? 'whenNeeded';
  const special = value === '' || /[[\](), "]/.test(value);
  if (mode === 'never') {
    const stranger = /[[\](),"]/.exec(value);
    if (stranger)
      throw new RefusedError(
        name,
        `${name}: the character ${secret ? '(not shown)' : `"${stranger[0]}"`} would end the DDE argument, and this server takes no quotes.`,
      );
    return value;
  }
  if (mode === 'whenNeeded' && !special) return value;
  if (value.includes('"') && (dde.innerQuotes ?? 'refused') === 'refused') {
    throw new RefusedError(
      name,
      `${name}: the character ${secret ? '(not shown)' : '"""'} cannot be written in a DDE argument of this server.`,
    );
  }
  return `"${value.replaceAll('"', '""')}"`;
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
  throw new UsageError(`${bridge.definition.name} has no action "${name}". ${others}`);
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
  if (transport === 'dde' && bindings.dde && bridge.dde) {
    return buildDde(names, bridge.dde, action, bindings.dde, texts);
  }
  if (transport === 'exe' && bindings.exe) {
    const list = argumentList(bindings.exe.arguments, texts);
    return { ...names, transport, arguments: list, commandLine: joinArguments(list) };
  }
  if (transport === 'copydata' && bindings.copydata && bridge.copydata && bridge.application?.windowClass) {
    const binding = bindings.copydata;
    const text =
      'arguments' in binding
        ? joinArguments(argumentList(binding.arguments, texts))
        : joinPieces(binding.text, texts, asItIs);
    return { ...names, transport, windowClass: bridge.application.windowClass, number: bridge.copydata.number, text };
  }
  if (transport === 'uri' && bindings.uri) {
    return { ...names, transport, uri: joinPieces(bindings.uri.link, texts, (_name, value) => encodeUriText(value)) };
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
  const topic = binding.topic ? ddeName(names.action, 'topic', binding.topic, texts) : dde.topic;
  const conversation = { ...names, transport: 'dde', service: dde.service, topic } as const;
  if ('execute' in binding) {
    const execute = joinPieces(binding.execute, texts, (name, value) =>
      ddeArgument(dde, name, value, action.parameters?.[name]?.kind === 'secret'),
    );
    return { ...conversation, execute };
  }
  const item = ddeName(names.action, 'item', binding.item, texts);
  const value = joinPieces(binding.poke, texts, asItIs);
  return { ...conversation, poke: { item, value, ...(binding.format ? { format: binding.format } : {}) } };
}
