import { shortestValue } from '../forms/values.js';
import { mayBeAbsent, ruleOf } from '../kinds/kindOf.js';
import type { Argument, ParameterDefinition, Parametrized, Piece } from '../schema.js';

/** The parameters whose value can be the beginning of an argument of a program. */
export function leadingParameters(action: Parametrized): ReadonlySet<string> {
  const { exe, copydata } = action.bindings ?? {};
  const lists = [exe?.arguments ?? [], copydata && 'arguments' in copydata ? copydata.arguments : []];
  return new Set(lists.flat().flatMap((argument) => leadersOf(argument, action)));
}

function leadersOf(argument: Argument, action: Parametrized): string[] {
  if (typeof argument === 'string') return [];
  if ('parameter' in argument) return [argument.parameter];
  if ('when' in argument) {
    return [...argument.write, ...(argument.otherwise ?? [])].flatMap((one) => leadersOf(one, action));
  }
  return headsOf(argument, action).names;
}

/** What may stand first of pieces that are joined; `open` when all of them may be empty. */
function headsOf(pieces: readonly Piece[], action: Parametrized): { names: string[]; open: boolean } {
  const names: string[] = [];
  for (const piece of pieces) {
    const head = headOf(piece, action);
    names.push(...head.names);
    if (!head.open) return { names, open: false };
  }
  return { names, open: true };
}

function headOf(piece: Piece, action: Parametrized): { names: string[]; open: boolean } {
  if (typeof piece === 'string') return { names: [], open: piece === '' };
  if ('parameter' in piece) return { names: [piece.parameter], open: mayBeEmpty(action.parameters?.[piece.parameter]) };
  const written = headsOf(piece.write, action);
  const otherwise = headsOf(piece.otherwise ?? [], action);
  return { names: [...written.names, ...otherwise.names], open: written.open || otherwise.open };
}

function mayBeEmpty(parameter: ParameterDefinition | undefined): boolean {
  return parameter === undefined || mayBeAbsent(parameter) || shortestValue(ruleOf(parameter)) === 0;
}
