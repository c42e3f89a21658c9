import { RefusedError } from '../../errors.js';
import { listSeparator } from '../limits.js';
import type { Argument, ParameterPiece } from '../schema.js';

/** The text of each parameter that has one, by name; a flag is there when it is set. */
export type Texts = ReadonlyMap<string, string>;

/** What joins: literal text, parameters, and pieces that depend on one. */
export type JoinedPiece<P extends NamedPiece = NamedPiece> = string | P | JoinedCondition<P>;
export type NamedPiece = Pick<ParameterPiece, 'parameter' | 'raw' | 'separator'>;
export interface JoinedCondition<P extends NamedPiece> {
  readonly when: string;
  readonly write: readonly JoinedPiece<P>[];
  readonly otherwise?: readonly JoinedPiece<P>[] | undefined;
}

/** Writes a parameter's value for where its piece stands. */
export type Encode<P extends NamedPiece> = (piece: P, value: string) => string;

/** The value as it is. */
export const asItIs: Encode<NamedPiece> = (_piece, value) => value;

const none: ReadonlySet<string> = new Set();

/** @param lists the parameters that are lists: each of their values is written by itself. */
export function joinPieces<P extends NamedPiece>(
  pieces: readonly JoinedPiece<P>[],
  texts: Texts,
  encode: Encode<P>,
  lists: ReadonlySet<string> = none,
): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('parameter' in piece) return pieceText(piece, texts.get(piece.parameter) ?? '', lists, encode);
      return joinPieces(texts.has(piece.when) ? piece.write : (piece.otherwise ?? []), texts, encode, lists);
    })
    .join('');
}

/** A list that is an argument of its own is as many arguments as it has values. */
export function argumentList(items: readonly Argument[], texts: Texts, lists: ReadonlySet<string> = none): string[] {
  return items.flatMap((item) => {
    if (typeof item === 'string') return [item];
    if ('when' in item) return argumentList(texts.has(item.when) ? item.write : (item.otherwise ?? []), texts, lists);
    if ('parameter' in item && lists.has(item.parameter)) return valuesOf(texts.get(item.parameter) ?? '');
    return [joinPieces('parameter' in item ? [item] : item, texts, asItIs, lists)];
  });
}

function pieceText<P extends NamedPiece>(piece: P, value: string, lists: ReadonlySet<string>, encode: Encode<P>) {
  if (lists.has(piece.parameter)) return listText(piece, value, encode);
  return piece.raw ? value : encode(piece, value);
}

function listText<P extends NamedPiece>(piece: P, value: string, encode: Encode<P>): string {
  const separator = separatorOf(piece);
  const values = valuesOf(value).map((one) => encode(piece, one));
  const ambiguous = values.find((one) => !one.startsWith('"') && one.includes(separator));
  if (ambiguous === undefined) return values.join(separator);
  throw new RefusedError(
    piece.parameter,
    `${piece.parameter}: ${JSON.stringify(ambiguous)} holds ${JSON.stringify(separator)}, which stands between the values of this list.`,
  );
}

/** What stands between the values of a list. */
export function separatorOf({ separator }: NamedPiece): string {
  return separator ?? ',';
}

function valuesOf(list: string): string[] {
  return list === '' ? [] : list.split(listSeparator);
}
