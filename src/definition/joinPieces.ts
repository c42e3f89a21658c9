import type { Argument, ParameterPiece, Piece } from './schema.js';

/** The text of each parameter that has one, by name; a flag is there when it is set. */
export type Texts = ReadonlyMap<string, string>;

/** Writes a parameter's value for where it stands. */
export type Encode = (parameter: string, value: string) => string;

/** The value as it is. */
export const asItIs: Encode = (_parameter, value) => value;

export function joinPieces(pieces: readonly Piece[], texts: Texts, encode: Encode): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('parameter' in piece) return pieceText(piece, texts, encode);
      return joinPieces(texts.has(piece.when) ? piece.write : (piece.otherwise ?? []), texts, encode);
    })
    .join('');
}

export function argumentList(items: readonly Argument[], texts: Texts): string[] {
  return items.flatMap((item) => {
    if (typeof item === 'string') return [item];
    if ('when' in item) return argumentList(texts.has(item.when) ? item.write : (item.otherwise ?? []), texts);
    const parts = 'parameter' in item ? [item] : item;
    return [joinPieces(parts, texts, asItIs)];
  });
}

function pieceText(piece: ParameterPiece, texts: Texts, encode: Encode): string {
  const value = texts.get(piece.parameter) ?? '';
  return piece.raw ? value : encode(piece.parameter, value);
}
