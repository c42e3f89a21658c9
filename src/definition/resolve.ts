import { NotFoundError, RefusedError, UsageError } from '../errors.js';
import { parametersOf } from './bindingParameters.js';
import type { Bridge } from './bridge.js';
import { joinArguments } from './commandline.js';
import { type AnyInvocation, type Invocation, longestPayload, payloadOf } from './invocation.js';
import { checkValue, rulesOf } from './rules.js';
import type {
  ActionDefinition,
  Argument,
  BridgeDefinition,
  DdeDefinition,
  ParameterPiece,
  Piece,
  Transport,
} from './schema.js';
import { transports } from './schema.js';

/** Arguments as a caller gives them: text, numbers and booleans by parameter name. */
export type ArgumentValues = Readonly<Record<string, unknown>>;

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

function actionOf(bridge: Bridge, name: string): ActionDefinition {
  const actions: BridgeDefinition['actions'] = bridge.definition.actions;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action;
  throw new UsageError(
    `${bridge.definition.name} has no action "${name}". It has: ${Object.keys(actions).join(', ')}.`,
  );
}

interface CheckedArguments {
  /** Text by parameter, defaults included; flags are there only when set. */
  readonly texts: ReadonlyMap<string, string>;
  /** The parameters the caller gave. */
  readonly given: readonly string[];
}

function checkArguments(actionName: string, action: ActionDefinition, values: ArgumentValues): CheckedArguments {
  const parameters = action.parameters ?? {};
  const stranger = Object.keys(values).find((name) => !Object.hasOwn(parameters, name));
  if (stranger !== undefined) throw new UsageError(`${actionName} has no parameter "${stranger}".`);
  const texts = new Map<string, string>();
  const given: string[] = [];
  for (const [name, rule] of rulesOf(action)) {
    const parameter = parameters[name];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) {
      const text = checkValue(name, rule, value);
      if (rule.form === 'flag' && text === 'false') continue;
      texts.set(name, text);
      given.push(name);
    } else if (parameter && 'default' in parameter && parameter.default !== undefined) {
      texts.set(name, String(parameter.default));
    } else if (rule.form !== 'flag' && !(parameter && 'optional' in parameter && parameter.optional)) {
      throw new UsageError(`${actionName} needs ${name}: ${rule.expected}.`);
    }
  }
  return { texts, given };
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
  texts: ReadonlyMap<string, string>,
  transport: Transport,
): AnyInvocation {
  const names = { bridge: bridge.name, action: actionName };
  const { bindings } = action;
  if (transport === 'dde' && bindings.dde && bridge.dde) {
    const dde = bridge.dde;
    const execute = joinPieces(bindings.dde.execute, texts, (name, value) =>
      ddeArgument(dde, name, value, action.parameters?.[name]?.kind === 'secret'),
    );
    return { ...names, transport, service: dde.service, topic: dde.topic, execute };
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
        : joinPieces(binding.text, texts, (_name, value) => value);
    return { ...names, transport, windowClass: bridge.application.windowClass, number: bridge.copydata.number, text };
  }
  if (transport === 'uri' && bindings.uri) {
    return { ...names, transport, uri: joinPieces(bindings.uri.link, texts, (_name, value) => encodeUriText(value)) };
  }
  throw new NotFoundError(`${bridge.name} does not say how ${transport} reaches it.`);
}

function joinPieces(
  pieces: readonly Piece[],
  texts: ReadonlyMap<string, string>,
  encode: (name: string, value: string) => string,
): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('parameter' in piece) return pieceText(piece, texts, encode);
      return joinPieces(texts.has(piece.when) ? piece.write : (piece.otherwise ?? []), texts, encode);
    })
    .join('');
}

function pieceText(
  piece: ParameterPiece,
  texts: ReadonlyMap<string, string>,
  encode: (name: string, value: string) => string,
): string {
  const value = texts.get(piece.parameter) ?? '';
  return piece.raw ? value : encode(piece.parameter, value);
}

function argumentList(items: readonly Argument[], texts: ReadonlyMap<string, string>): string[] {
  return items.flatMap((item) => {
    if (typeof item === 'string') return [item];
    if ('when' in item) return argumentList(texts.has(item.when) ? item.write : (item.otherwise ?? []), texts);
    const parts = 'parameter' in item ? [item] : item;
    return [joinPieces(parts, texts, (_name, value) => value)];
  });
}
