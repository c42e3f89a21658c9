import { hoistCondition } from '../../definition/resolve/joinedArguments.js';
import type { Argument } from '../../definition/schema.js';
import {
  given,
  type NamedParameters,
  type ScriptCondition,
  type ScriptPiece,
  scriptPiece,
  unencoded,
} from './pieces.js';

/**
 * What a program is started with, as it is to arrive there: with no quotes. A target that starts programs with a list of
 * arguments hands it over as it is; commandLine.ts makes of it what one writes that starts them with a command line.
 */
export type ScriptArgument = SingleArgument | ListArguments | ScriptCondition<ScriptArgument>;

/** One argument, joined of these. */
export interface SingleArgument {
  readonly form: 'single';
  readonly pieces: readonly ScriptPiece[];
}

/** A list, each of whose values is an argument. */
export interface ListArguments {
  readonly form: 'list';
  readonly parameter: string;
}

export function scriptArguments(list: readonly Argument[], known: NamedParameters): ScriptArgument[] {
  return list.map((argument) => scriptArgument(argument, known));
}

function scriptArgument(argument: Argument, known: NamedParameters): ScriptArgument {
  if (typeof argument === 'string') return { form: 'single', pieces: [{ form: 'literal', text: argument }] };
  if ('when' in argument) {
    const { when, write, otherwise = [] } = argument;
    return {
      form: 'condition',
      when,
      write: scriptArguments(write, given(known, when)),
      otherwise: scriptArguments(otherwise, known),
    };
  }
  if ('parameter' in argument && known.lists.has(argument.parameter)) {
    return { form: 'list', parameter: argument.parameter };
  }
  const joined = hoistCondition('parameter' in argument ? [argument] : argument);
  if ('when' in joined) return scriptArgument(joined, known);
  return { form: 'single', pieces: joined.map((piece) => scriptPiece(piece, known, unencoded)) };
}
