import type { ConditionalArguments, ParameterPiece, Piece } from '../schema.js';

/**
 * Pieces that are joined to one argument, the first condition among them taken outside: `["/size=(", w, { when: h, … }]` is
 * one argument when h is given, and another when it is not. As they are where they have no condition.
 */
export function hoistCondition(pieces: readonly Piece[]): readonly (string | ParameterPiece)[] | ConditionalArguments {
  const place = pieces.findIndex((piece) => typeof piece === 'object' && 'when' in piece);
  const condition = pieces[place];
  if (typeof condition !== 'object' || !('when' in condition)) return pieces.filter(isSimple);
  const joined = (branch: readonly Piece[]) => [[...pieces.slice(0, place), ...branch, ...pieces.slice(place + 1)]];
  return { when: condition.when, write: joined(condition.write), otherwise: joined(condition.otherwise ?? []) };
}

/** How many arguments pieces can amount to, by what is given. */
export function variantsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((total, piece) => total * (isSimple(piece) ? 1 : branches(piece)), 1);
}

/** Of more, scripts would grow long, as they have each of them written out. */
export const mostVariants = 16;

function branches({ write, otherwise = [] }: Exclude<Piece, string | ParameterPiece>): number {
  return variantsOf(write) + variantsOf(otherwise);
}

function isSimple(piece: Piece): piece is string | ParameterPiece {
  return typeof piece === 'string' || 'parameter' in piece;
}
