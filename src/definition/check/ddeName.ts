import { isSecret } from '../kinds/kindOf.js';
import { parametersIn } from '../resolve/bindingParameters.js';
import { fitsDdeName, longestDdeName } from '../resolve/ddeName.js';
import type { Parametrized, Piece } from '../schema.js';
import type { Problem } from './problem.js';

/** What is wrong with the pieces of a DDE topic or item, beyond what is wrong with pieces anywhere. */
export function checkDdeName(keys: readonly PropertyKey[], subject: Parametrized, pieces: readonly Piece[]): Problem[] {
  return [...secretProblems(keys, subject, pieces), ...lengthProblems(keys, pieces)];
}

/**
 * Every program of the session can read the names that others use in DDE: they are atoms.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/about-atom-tables (global atom table)
 */
function secretProblems(keys: readonly PropertyKey[], subject: Parametrized, pieces: readonly Piece[]): Problem[] {
  const names = [...parametersIn(pieces)].filter((name) => isSecret(subject.parameters?.[name]));
  return names.map((name) => ({
    keys,
    message: `puts the secret ${name} in the name of a topic or an item, which other programs can read.`,
  }));
}

function lengthProblems(keys: readonly PropertyKey[], pieces: readonly Piece[]): Problem[] {
  if (!pieces.every((piece) => typeof piece === 'string')) return [];
  const { length } = pieces.join('');
  return fitsDdeName(length) ? [] : [{ keys, message: `has ${length} characters; DDE allows 1 to ${longestDdeName}.` }];
}
