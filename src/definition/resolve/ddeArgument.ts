import { RefusedError } from '../../errors.js';
import { kindOf } from '../kinds/kindOf.js';
import type { DdeDefinition, ParameterKind, ParameterPiece, Piece } from '../schema.js';

/**
 * How a value is written as an argument of a DDE command. `word` is `never` where blanks separate arguments, as in
 * `[CmdX #00ff00]`: there it may not hold one.
 */
export type DdeQuotes = 'whenNeeded' | 'always' | 'never' | 'word';

/** A piece of a command, with what is to be done to its value decided. */
export type DdePiece = string | DdeParameterPiece | DdeConditionalPiece;
export interface DdeParameterPiece extends Omit<ParameterPiece, 'quotes'> {
  readonly quotes: DdeQuotes;
}
export interface DdeConditionalPiece {
  readonly when: string;
  readonly write: readonly DdePiece[];
  readonly otherwise?: readonly DdePiece[] | undefined;
}

/** The pieces of a command, each parameter with the quotes that it has there. */
export function ddePieces(
  dde: Pick<DdeDefinition, 'quotes'>,
  kindOf: (parameter: string) => ParameterKind | undefined,
  pieces: readonly Piece[],
): DdePiece[] {
  return quotedPieces(pieces, 0, (piece) => piece.quotes ?? usualQuotes(dde, kindOf(piece.parameter))).pieces;
}

/**
 * A parameter's value as an argument of a DDE command.
 *
 * @param innerQuotes what the server makes of a double quote inside a quoted argument.
 * @throws RefusedError for a character that would break out. What is wrong with a secret is said without a sign of it.
 */
export function ddeArgument(
  quotes: DdeQuotes,
  innerQuotes: DdeDefinition['innerQuotes'],
  name: string,
  value: string,
  secret = false,
): string {
  if (quotes === 'never' || quotes === 'word') return bareArgument(quotes, name, value, secret);
  if (quotes === 'whenNeeded' && value !== '' && !/[[\](), "]/.test(value)) return value;
  if (value.includes('"') && (innerQuotes ?? 'refused') === 'refused') {
    throw new RefusedError(
      name,
      `${name}: the character ${secret ? '(not shown)' : '"""'} cannot be written in a DDE argument of this server.`,
    );
  }
  return `"${value.replaceAll('"', '""')}"`;
}

function bareArgument(quotes: 'never' | 'word', name: string, value: string, secret: boolean): string {
  const special = (quotes === 'word' ? /[[\](), "]/ : /[[\](),"]/).exec(value);
  if (!special) return value;
  throw new RefusedError(
    name,
    `${name}: the character ${secret ? '(not shown)' : `"${special[0]}"`} would end the DDE argument, and this server takes no quotes.`,
  );
}

function usualQuotes({ quotes = 'whenNeeded' }: Pick<DdeDefinition, 'quotes'>, kind: ParameterKind | undefined) {
  if (quotes !== 'texts') return quotes;
  return kind !== undefined && kindOf(kind).isNumber ? 'never' : 'always';
}

/** @param depth how many parentheses are open: outside of them, blanks separate arguments. */
function quotedPieces(
  pieces: readonly Piece[],
  depth: number,
  quotesOf: (piece: ParameterPiece) => Exclude<DdeQuotes, 'word'>,
): { pieces: DdePiece[]; depth: number } {
  let open = depth;
  const quoted = pieces.map((piece): DdePiece => {
    if (typeof piece === 'string') {
      open += parentheses(piece);
      return piece;
    }
    if ('parameter' in piece) {
      const quotes = quotesOf(piece);
      return { ...piece, quotes: quotes === 'never' && open <= 0 ? 'word' : quotes };
    }
    const write = quotedPieces(piece.write, open, quotesOf);
    const otherwise = quotedPieces(piece.otherwise ?? [], open, quotesOf);
    open = write.depth;
    return { when: piece.when, write: write.pieces, otherwise: otherwise.pieces };
  });
  return { pieces: quoted, depth: open };
}

/** How many more are opened than closed, outside of quotes. */
function parentheses(literal: string): number {
  const bare = literal.replace(/"[^"]*"/g, '');
  return bare.split('(').length - bare.split(')').length;
}
