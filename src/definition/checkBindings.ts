import { parametersOf } from './bindingParameters.js';
import type { Problem } from './problem.js';
import { isPlain, rulesOf } from './rules.js';
import {
  type ActionDefinition,
  type BridgeDefinition,
  type ParameterDefinition,
  type Transport,
  transports,
} from './schema.js';

/** What is wrong with an action's bindings beyond their shape. */
export function checkBindings(
  bridge: BridgeDefinition,
  keys: readonly PropertyKey[],
  action: ActionDefinition,
): Problem[] {
  const bound = transports.filter((transport) => action.bindings[transport] !== undefined);
  if (bound.length === 0) return [{ keys: [...keys, 'bindings'], message: 'is empty: an action needs a transport.' }];
  return [
    ...bound.flatMap((transport) => [
      ...reachProblems(bridge, [...keys, 'bindings', transport], transport),
      ...secretProblems([...keys, 'bindings', transport], action, transport),
      ...pieceProblems([...keys, 'bindings', transport], action, action.bindings[transport], transport),
    ]),
    ...schemeProblems(bridge, [...keys, 'bindings', 'uri', 'link'], action),
    ...carriedProblems(keys, action, bound),
  ];
}

function reachProblems(bridge: BridgeDefinition, keys: readonly PropertyKey[], transport: Transport): Problem[] {
  const missing: Record<Transport, string | false> = {
    dde: !bridge.dde && 'dde (service and topic)',
    copydata: !(bridge.copydata && bridge.application?.windowClass) && 'copydata and application.windowClass',
    exe: !bridge.application && 'application',
    uri: !bridge.uri && 'uri (schemes)',
  };
  return missing[transport] ? [{ keys, message: `needs ${missing[transport]} at the top of the definition.` }] : [];
}

function secretProblems(keys: readonly PropertyKey[], action: ActionDefinition, transport: Transport): Problem[] {
  if (transport !== 'exe' && transport !== 'uri') return [];
  const used = parametersOf(action, transport);
  const secrets = Object.entries(action.parameters ?? {}).filter(
    ([name, { kind }]) => kind === 'secret' && used.has(name),
  );
  const place = transport === 'exe' ? 'a command line' : 'a link';
  return secrets.map(([name]) => ({
    keys,
    message: `puts the secret ${name} on ${place}, where others can read it; use dde or copydata.`,
  }));
}

/** Walks a binding and judges each piece of it. */
function pieceProblems(
  keys: readonly PropertyKey[],
  action: ActionDefinition,
  node: unknown,
  transport: Transport,
): Problem[] {
  if (typeof node === 'string') return literalProblems(keys, node);
  if (Array.isArray(node))
    return node.flatMap((item, index) => pieceProblems([...keys, index], action, item, transport));
  if (typeof node !== 'object' || node === null) return [];
  const { parameter, raw, when, ...rest } = node as { parameter?: string; raw?: true; when?: string };
  return [
    ...(parameter === undefined
      ? []
      : parameterProblems([...keys, 'parameter'], action, parameter, raw === true, transport)),
    ...(when === undefined ? [] : conditionProblems([...keys, 'when'], action, when)),
    ...Object.entries(rest).flatMap(([key, item]) => pieceProblems([...keys, key], action, item, transport)),
  ];
}

function literalProblems(keys: readonly PropertyKey[], literal: string): Problem[] {
  return /[\u0000-\u001f\u007f]/.test(literal) ? [{ keys, message: 'holds a control character.' }] : [];
}

function parameterProblems(
  keys: readonly PropertyKey[],
  action: ActionDefinition,
  name: string,
  raw: boolean,
  transport: Transport,
): Problem[] {
  const parameter = parameterOf(action, name);
  if (!parameter) return [{ keys, message: `names "${name}", which is not a parameter of this action.` }];
  if (parameter.kind === 'flag') return [{ keys, message: `names the flag "${name}", which has no text; use when.` }];
  const rule = rulesOf(action).get(name);
  if (raw && rule && !isPlain(rule)) {
    return [{ keys, message: `writes "${name}" raw, but a ${parameter.kind} may hold characters that break out.` }];
  }
  if (raw && transport === 'dde' && rule?.form === 'text' && /[,]/.test(rule.characters)) {
    return [
      { keys, message: `writes "${name}" raw, but it may hold a comma, which would begin another DDE argument.` },
    ];
  }
  return [];
}

function conditionProblems(keys: readonly PropertyKey[], action: ActionDefinition, name: string): Problem[] {
  const parameter = parameterOf(action, name);
  if (!parameter) return [{ keys, message: `names "${name}", which is not a parameter of this action.` }];
  if (parameter.kind !== 'flag' && !('optional' in parameter && parameter.optional)) {
    return [
      { keys, message: `asks for "${name}", which is always given; only optional parameters and flags can be absent.` },
    ];
  }
  return [];
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

/** Every parameter that a binding names, and every one that is always given, must reach the command whatever else is given. */
function carriedProblems(
  keys: readonly PropertyKey[],
  action: ActionDefinition,
  bound: readonly Transport[],
): Problem[] {
  const parameters = Object.entries(action.parameters ?? {});
  return bound.flatMap((transport) => {
    const named = parametersOf(action, transport);
    const lost = parameters.filter(
      ([name, parameter]) =>
        (named.has(name) || isNeeded(parameter)) &&
        !alwaysWritten(action.bindings[transport], name, parameter.kind === 'flag'),
    );
    return lost.map(([name]) => ({
      keys: [...keys, 'bindings', transport],
      message: named.has(name)
        ? `would lose the parameter ${name}, which it does not write in every case.`
        : `does not carry the parameter ${name}.`,
    }));
  });
}

/** Whether a parameter that is given shows in the command, whichever others are given with it. */
function alwaysWritten(node: unknown, name: string, isFlag: boolean): boolean {
  if (Array.isArray(node)) return node.some((item) => alwaysWritten(item, name, isFlag));
  if (typeof node !== 'object' || node === null) return false;
  const { parameter, when, write, otherwise } = node as Record<string, unknown>;
  if (parameter !== undefined) return parameter === name;
  if (when === undefined) return Object.values(node).some((item) => alwaysWritten(item, name, isFlag));
  if (when === name) return isFlag || alwaysWritten(write, name, isFlag);
  return alwaysWritten(write, name, isFlag) && alwaysWritten(otherwise, name, isFlag);
}

function isNeeded(parameter: ParameterDefinition): boolean {
  return parameter.kind !== 'flag' && !('optional' in parameter && parameter.optional === true);
}

function parameterOf(action: ActionDefinition, name: string): ParameterDefinition | undefined {
  const parameters = action.parameters ?? {};
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}
