import type { ScriptArgument } from '../model/arguments.js';
import { quotedPieces } from '../model/commandLine.js';
import type { ScriptParameter } from '../model/parameters.js';
import type { ScriptPiece } from '../model/pieces.js';

/**
 * A program's arguments as lines of batch. The parameters are plain, so none of them needs quotes of its own: where the
 * text around one does, the quotes are part of that text. A parameter that may be absent and stands alone is an empty
 * argument then, as everywhere else.
 *
 * Each is put in a variable of its own, of which the numbers are given too: what is in them is never read as a line of
 * batch again.
 */
export function argumentViews(
  list: readonly ScriptArgument[],
  parameters: readonly ScriptParameter[],
): { views: object[]; numbers: number[] } {
  const present = new Set(parameters.filter(isAlwaysThere).map(({ name }) => name));
  const numbers: number[] = [];
  let labels = 0;
  const views = (items: readonly ScriptArgument[], sure: ReadonlySet<string>): object[] =>
    items.flatMap((item) => viewsOf(item, sure));
  function viewsOf(item: ScriptArgument, sure: ReadonlySet<string>): object[] {
    switch (item.form) {
      case 'list':
        // A list is not plain, so that the twin writes it.
        return [];
      case 'single':
        numbers.push(numbers.length + 1);
        return [{ number: numbers.length, ...runView(quotedPieces(item.pieces), sure) }];
      case 'condition': {
        labels += 1;
        const label = `${item.when}${labels}`;
        const write = views(item.write, new Set([...sure, item.when]));
        const otherwise = views(item.otherwise, sure);
        return [{ isRun: false, when: item.when, label, write, otherwise, run: [], empty: [] }];
      }
    }
  }
  return { views: views(list, present), numbers };
}

function isAlwaysThere({ needed, default: fallback }: ScriptParameter): boolean {
  return needed || fallback !== undefined;
}

function runView(run: readonly ScriptPiece[], sure: ReadonlySet<string>): object {
  const never = run.some((piece) => (piece.form === 'literal' ? piece.text !== '' : sure.has(piece.parameter)));
  const empty = never ? [] : run.flatMap((piece) => (piece.form === 'literal' ? [] : [piece.parameter]));
  return { isRun: true, run: run.map(pieceView), empty, when: '', label: '', write: [], otherwise: [] };
}

function pieceView(piece: ScriptPiece): object {
  switch (piece.form) {
    case 'literal':
      return { isLiteral: true, text: piece.text };
    case 'value':
      return { isLiteral: false, text: piece.parameter };
    case 'list':
      throw new Error('The batch target leaves lists to its twin.');
  }
}
