import { isList } from '../kinds/kindOf.js';
import type { ActionDefinition, Parametrized, Transport } from '../schema.js';

/** The parameters that a transport's binding of an action carries. A given argument it does not carry is refused. */
export function parametersOf(action: ActionDefinition, transport: Transport): Set<string> {
  return parametersIn(action.bindings[transport]);
}

/** The parameters that pieces, arguments, or anything that holds them, name. */
export function parametersIn(node: unknown): Set<string> {
  const names = new Set<string>();
  collectNames(node, names);
  return names;
}

/** The parameters of an action or an item that are lists of values. */
export function listParameters({ parameters = {} }: Parametrized): ReadonlySet<string> {
  return new Set(Object.keys(parameters).filter((name) => isList(parameters[name])));
}

function collectNames(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectNames(item, names);
  } else if (typeof node === 'object' && node !== null) {
    const { parameter, when, ...rest } = node as { parameter?: string; when?: string };
    if (parameter !== undefined) names.add(parameter);
    if (when !== undefined) names.add(when);
    for (const item of Object.values(rest)) collectNames(item, names);
  }
}
