import { quoteArgument } from '../../definition/resolve/commandline.js';
import type { ScriptArgument, ScriptParameter, ScriptPiece } from '../model.js';

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
    items.flatMap((item) => {
      // A list is not plain, so that the twin writes it.
      if ('list' in item) return [];
      if ('run' in item) {
        numbers.push(numbers.length + 1);
        return { number: numbers.length, ...runView(item.quote ? quoted(item.run) : item.run, sure) };
      }
      labels += 1;
      const label = `${item.when}${labels}`;
      const write = views(item.write, new Set([...sure, item.when]));
      return {
        isRun: false,
        when: item.when,
        label,
        write,
        otherwise: views(item.otherwise, sure),
        run: [],
        empty: [],
      };
    });
  return { views: views(list, present), numbers };
}

function isAlwaysThere({ needed, default: fallback }: ScriptParameter): boolean {
  return needed || fallback !== undefined;
}

function runView(run: readonly ScriptPiece[], sure: ReadonlySet<string>): object {
  const never = run.some((piece) => ('literal' in piece ? piece.literal !== '' : sure.has(piece.parameter)));
  const empty = never ? [] : run.flatMap((piece) => ('parameter' in piece ? [piece.parameter] : []));
  return { isRun: true, run: run.map(pieceView), empty, when: '', label: '', write: [], otherwise: [] };
}

function pieceView(piece: ScriptPiece): object {
  const isLiteral = 'literal' in piece;
  return { isLiteral, text: isLiteral ? piece.literal : piece.parameter };
}

/** The pieces with the quotes that the whole needs, parameters held by signs that no text of a definition has. */
function quoted(run: readonly ScriptPiece[]): ScriptPiece[] {
  const held = run.map((piece, index) => ('literal' in piece ? piece.literal : `\u0001${index}\u0001`)).join('');
  return quoteArgument(held)
    .split(/\u0001(\d+)\u0001/)
    .map((part, index) => (index % 2 === 0 ? { literal: part } : (run[Number(part)] as ScriptPiece)))
    .filter((piece) => !('literal' in piece) || piece.literal !== '');
}
