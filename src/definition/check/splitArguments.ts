import type { Problem } from './problem.js';
import { memberOf } from './schemaAt.js';

/**
 * Entries of a list of arguments are arguments of their own, so that `--volume=` and a parameter behind it are two, which
 * hardly a program takes for one. Those that do want two (`sc.exe config … start= auto`) have the parameter in a list.
 */
export function checkSplitArguments(keys: readonly PropertyKey[], node: unknown): Problem[] {
  if (!Array.isArray(node)) return [];
  return node.flatMap((argument: unknown, index) => [
    ...splitProblems([...keys, index], argument, node[index + 1]),
    ...['write', 'otherwise'].flatMap((key) => checkSplitArguments([...keys, index, key], memberOf(argument, key))),
  ]);
}

function splitProblems(keys: readonly PropertyKey[], argument: unknown, next: unknown): Problem[] {
  const parameter = firstParameter(next);
  if (typeof argument !== 'string' || !/[=:]$/.test(argument) || parameter === undefined) return [];
  const value = `{ parameter: ${parameter} }`;
  return [
    {
      keys,
      message:
        `is one argument, and the value of ${parameter} behind it another. For one of both, put them in a list of ` +
        `their own: [${JSON.stringify(argument)}, ${value}]; for two, only the value: [${value}].`,
    },
  ];
}

/** The parameter that an argument, or the first of those that depend on another, is the value of. */
function firstParameter(argument: unknown): string | undefined {
  const parameter = memberOf(argument, 'parameter');
  if (typeof parameter === 'string') return parameter;
  const first = memberOf(memberOf(argument, 'write'), 0);
  return first === undefined ? undefined : firstParameter(first);
}
