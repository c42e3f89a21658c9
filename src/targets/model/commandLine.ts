import type { Rule } from '../../definition/forms/index.js';
import { isPlain } from '../../definition/forms/values.js';
import { quoteArgument } from '../../definition/resolve/commandline.js';
import type { ListArguments, ScriptArgument } from './arguments.js';
import type { ScriptCondition, ScriptPiece } from './pieces.js';

/** Arguments as a command line of Windows holds them, joined by spaces, for targets that start programs with one. */
export type CommandLinePart = QuotedArgument | ListArguments | ScriptCondition<CommandLinePart>;

/** One argument. Of one that is always the same, the quotes that it needs are among its pieces already. */
export interface QuotedArgument {
  readonly form: 'single';
  readonly pieces: readonly ScriptPiece[];
  /** Whether a value may bring it to need quotes, so that a script must see to them. */
  readonly mayNeedQuotes: boolean;
}

/** The rule of each parameter, by name. */
export type Rules = ReadonlyMap<string, Rule>;

export function rulesByName(parameters: readonly { readonly name: string; readonly rule: Rule }[]): Rules {
  return new Map(parameters.map(({ name, rule }) => [name, rule]));
}

/** What is always the same is quoted here, and what is not is said to need it. */
export function commandLineOf(list: readonly ScriptArgument[], rules: Rules): CommandLinePart[] {
  return list.map((argument) => commandLinePart(argument, rules));
}

function commandLinePart(argument: ScriptArgument, rules: Rules): CommandLinePart {
  switch (argument.form) {
    case 'list':
      return argument;
    case 'condition': {
      const { form, when, write, otherwise } = argument;
      return { form, when, write: commandLineOf(write, rules), otherwise: commandLineOf(otherwise, rules) };
    }
    case 'single': {
      const { form, pieces } = argument;
      const [first] = pieces;
      if (pieces.length === 1 && first?.form === 'literal') {
        return { form, pieces: quotedPieces(pieces), mayNeedQuotes: false };
      }
      return { form, pieces, mayNeedQuotes: pieces.every(mayBeEmpty) || pieces.some((one) => quotable(one, rules)) };
    }
  }
}

/**
 * The pieces of an argument with the quotes that its literal text needs, where no value brings it to need more. Values
 * are held by signs that no text of a definition has.
 */
export function quotedPieces(pieces: readonly ScriptPiece[]): ScriptPiece[] {
  const held = pieces.map((piece, index) => (isLiteral(piece) ? piece.text : `\u0001${index}\u0001`)).join('');
  return quoteArgument(held)
    .split(/\u0001(\d+)\u0001/)
    .map((part, index) => (index % 2 === 0 ? ({ form: 'literal', text: part } as const) : pieces[Number(part)]))
    .filter((piece) => piece !== undefined)
    .filter((piece) => !isLiteral(piece) || piece.text !== '');
}

/** Whether a script must see to the quotes of any argument. */
export function mayNeedQuotes(list: readonly CommandLinePart[]): boolean {
  return list.some((part) => someArgument(part, (one) => one.form === 'list' || one.mayNeedQuotes));
}

/** Whether a list is, somewhere, as many arguments as it has values. */
export function hasListArguments(list: readonly CommandLinePart[]): boolean {
  return list.some((part) => someArgument(part, (one) => one.form === 'list'));
}

function someArgument(part: CommandLinePart, is: (one: QuotedArgument | ListArguments) => boolean): boolean {
  if (part.form !== 'condition') return is(part);
  return [...part.write, ...part.otherwise].some((one) => someArgument(one, is));
}

function isLiteral(piece: ScriptPiece): piece is Extract<ScriptPiece, { form: 'literal' }> {
  return piece.form === 'literal';
}

function mayBeEmpty(piece: ScriptPiece): boolean {
  return isLiteral(piece) ? piece.text === '' : piece.mayBeAbsent === true;
}

function quotable(piece: ScriptPiece, rules: Rules): boolean {
  if (isLiteral(piece)) return piece.text !== '' && quoteArgument(piece.text) !== piece.text;
  const rule = rules.get(piece.parameter);
  return rule !== undefined && !isPlain(rule);
}
