import { type DdeParameterPiece, type DdePiece, ddePieces } from '../resolve/ddeArgument.js';
import type { ActionDefinition, BridgeDefinition, Piece } from '../schema.js';
import type { Problem } from './problem.js';

/**
 * What is wrong with the text of a DDE command: brackets, parentheses and quotes of it that do not match, whatever is
 * given, and values that would stand in quotes twice.
 */
export function checkCommand(
  keys: readonly PropertyKey[],
  { dde }: BridgeDefinition,
  { parameters = {} }: ActionDefinition,
  pieces: readonly Piece[],
): Problem[] {
  const written = ddePieces(dde ?? {}, (name) => parameters[name]?.kind, pieces);
  const found: Problem[] = [];
  const ends = walk(written, new Set(['']), keys, found);
  const open = [...ends].find((state) => state !== '');
  if (open !== undefined && found.length === 0) {
    found.push({ keys, message: `opens ${JSON.stringify(open.at(-1))} and does not close it in every case.` });
  }
  return found;
}

/** Each state is what is open, from the outside in; there are several where conditions allow them. */
type States = ReadonlySet<string>;

function walk(pieces: readonly DdePiece[], from: States, keys: readonly PropertyKey[], found: Problem[]): States {
  let states = from;
  for (const [index, piece] of pieces.entries()) {
    const place = [...keys, index];
    if (typeof piece === 'string') {
      states = new Set([...states].map((state) => after(state, piece, place, found)));
    } else if ('when' in piece) {
      const written = walk(piece.write, states, [...place, 'write'], found);
      states = new Set([...written, ...walk(piece.otherwise ?? [], states, [...place, 'otherwise'], found)]);
    } else if (!piece.raw && isQuoted(piece) && [...states].some((state) => state.endsWith('"'))) {
      const advice = 'leave them out of the text, or give it quotes: never.';
      found.push({ keys: place, message: `would put ${piece.parameter} in quotes twice; ${advice}` });
    }
  }
  return states;
}

function isQuoted({ quotes }: DdeParameterPiece): boolean {
  return quotes === 'always' || quotes === 'whenNeeded';
}

function after(state: string, literal: string, keys: readonly PropertyKey[], found: Problem[]): string {
  let open = state;
  for (const sign of literal) {
    if (open.endsWith('"')) open = sign === '"' ? open.slice(0, -1) : open;
    else if (sign === '[' || sign === '(' || sign === '"') open += sign;
    else if (sign === ']' || sign === ')') {
      if (open.endsWith(sign === ']' ? '[' : '(')) open = open.slice(0, -1);
      else found.push({ keys, message: `has a ${JSON.stringify(sign)} too many.` });
    }
  }
  return open;
}
