import { RefusedError } from '../../errors.js';
import type { Piece } from '../schema.js';
import { asItIs, joinPieces, type Texts } from './joinPieces.js';

/**
 * The longest name of a DDE service, topic or item, in UTF-16 code units; the shortest has one.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/ddeml/nf-ddeml-ddecreatestringhandlew
 */
export const longestDdeName = 255;

/**
 * A DDE topic or item. Parameters stand in it as they are: it is a name and no command, so nothing can break out.
 *
 * @param subject the action or item of the bridge, for the error.
 * @param lists the parameters that are lists.
 * @throws RefusedError for a name that is empty or longer than DDE allows.
 */
export function ddeName(
  subject: string,
  kind: 'item' | 'topic',
  pieces: readonly Piece[],
  texts: Texts,
  lists: ReadonlySet<string>,
): string {
  const name = joinPieces(pieces, texts, asItIs, lists);
  if (fitsDdeName(name.length)) return name;
  throw new RefusedError(
    '',
    `${subject}: the DDE ${kind} would have ${name.length} characters; it can have 1 to ${longestDdeName}.`,
  );
}

export function fitsDdeName(length: number): boolean {
  return length >= 1 && length <= longestDdeName;
}
