import type { BridgeDefinition } from '../schema.js';
import type { Problem } from './problem.js';

/** What is wrong with the names of a bridge's actions and items. */
export function checkNames({ actions, items }: BridgeDefinition): Problem[] {
  const actionNames = Object.keys(actions ?? {});
  const itemNames = Object.keys(items ?? {});
  return [
    ...reservedProblems('actions', actionNames, reservedActions),
    ...reservedProblems('items', itemNames, reservedItems),
    ...twinProblems('actions', actionNames, []),
    ...twinProblems('items', itemNames, actionNames),
  ];
}

/** What every object of JavaScript has, so that an action of the name would hide it. */
const ownMethods = Object.getOwnPropertyNames(Object.prototype);
/** Names that a connection in Node needs for itself: a method `then` would make it look like a promise. */
const reservedActions = ['close', 'then', 'read', 'watch', ...ownMethods];
const reservedItems = ['then', ...ownMethods];

function reservedProblems(place: string, names: readonly string[], reserved: readonly string[]): Problem[] {
  return names
    .filter((name) => reserved.includes(name))
    .map((name) => ({ keys: [place, name], message: 'is a name that connections in Node use themselves.' }));
}

/**
 * File names do not tell upper from lower case on Windows, nor do VBScript and PowerShell names. On the command line,
 * a name may be an action's or an item's.
 */
function twinProblems(place: string, names: readonly string[], others: readonly string[]): Problem[] {
  const seen = new Map(others.map((name) => [name.toLowerCase(), name]));
  return names.flatMap((name) => {
    const other = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    if (other === undefined) return [];
    const message = other === name ? 'is the name of an action already.' : `differs from ${other} only in case.`;
    return [{ keys: [place, name], message }];
  });
}
