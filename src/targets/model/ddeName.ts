import { fitsDdeName } from '../../definition/resolve/ddeName.js';
import { rulesOf } from '../../definition/resolve/rulesOf.js';
import type { Parametrized, Piece } from '../../definition/schema.js';
import { longestText, shortestText } from './lengths.js';
import { namedParameters, type ScriptPart, scriptParts, unencoded } from './pieces.js';

/** A DDE topic or item. */
export interface ScriptName {
  readonly parts: readonly ScriptPart[];
  /** What it is, when it is always the same. */
  readonly constant: string | undefined;
  /** Whether it could be empty, or longer than a DDE name can be, so that a script must check. */
  readonly mayNotFit: boolean;
}

export function scriptName(pieces: readonly Piece[], subject: Parametrized): ScriptName {
  const rules = rulesOf(subject);
  const parts = scriptParts(pieces, namedParameters(subject), unencoded);
  return {
    parts,
    constant: pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined,
    mayNotFit: !fitsDdeName(shortestText(parts, rules)) || !fitsDdeName(longestText(parts, rules)),
  };
}
