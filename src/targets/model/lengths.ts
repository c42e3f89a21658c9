import { longestValue, shortestValue } from '../../definition/forms/values.js';
import type { CommandLinePart, Rules } from './commandLine.js';
import type { ScriptPart, ScriptPiece } from './pieces.js';

/** The most characters that a text can have. */
export function longestText(parts: readonly ScriptPart[], rules: Rules): number {
  return sum(
    parts.map((part) =>
      part.form === 'run'
        ? sum(part.pieces.map((piece) => longestPiece(piece, rules)))
        : Math.max(longestText(part.write, rules), longestText(part.otherwise, rules)),
    ),
  );
}

/** The fewest that it can have. */
export function shortestText(parts: readonly ScriptPart[], rules: Rules): number {
  return sum(
    parts.map((part) =>
      part.form === 'run'
        ? sum(part.pieces.map((piece) => shortestPiece(piece, rules)))
        : Math.min(shortestText(part.write, rules), shortestText(part.otherwise, rules)),
    ),
  );
}

/** No less than what a command line can have: it is by its command line that a start of a program is too long. */
export function longestCommandLine(list: readonly CommandLinePart[], rules: Rules): number {
  return sum(list.map((part) => longestPart(part, rules)));
}

function longestPart(part: CommandLinePart, rules: Rules): number {
  switch (part.form) {
    case 'list':
      return longestPiece({ form: 'list', parameter: part.parameter, encode: 'none', separator: '" "' }, rules);
    case 'single':
      return 1 + sum(part.pieces.map((piece) => longestPiece(piece, rules))) * (part.mayNeedQuotes ? 2 : 1) + 2;
    case 'condition':
      return Math.max(longestCommandLine(part.write, rules), longestCommandLine(part.otherwise, rules));
  }
}

function longestPiece(piece: ScriptPiece, rules: Rules): number {
  if (piece.form === 'literal') return piece.text.length;
  const rule = rules.get(piece.parameter);
  const given = rule ? longestValue(rule) : 0;
  // Of a list, each value has three characters or more.
  const length = piece.form === 'value' ? given : given * 2 + Math.ceil(given / 4) * piece.separator.length;
  // Percent-encoded, a UTF-16 unit becomes at most three UTF-8 bytes of three characters; quoted, it may double.
  return { none: length, ddeArgument: length * 2 + 2, uriText: length * 9 }[piece.encode];
}

function shortestPiece(piece: ScriptPiece, rules: Rules): number {
  if (piece.form === 'literal') return piece.text.length;
  const rule = rules.get(piece.parameter);
  return rule === undefined || piece.mayBeAbsent ? 0 : shortestValue(rule);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
