import type { ScriptArgument, ScriptPart, ScriptPiece } from '../model.js';

/** Pieces, parts and arguments in the shape that the templates ask for: every field always there. */
export function partViews(parts: readonly ScriptPart[]): object[] {
  return parts.map((part) =>
    'run' in part
      ? { isRun: true, run: part.run.map(pieceView), when: '', write: [], otherwise: [] }
      : { isRun: false, run: [], when: part.when, write: partViews(part.write), otherwise: partViews(part.otherwise) },
  );
}

export function argumentViews(list: readonly ScriptArgument[]): object[] {
  return list.map((argument) =>
    'run' in argument
      ? { isRun: true, quote: argument.quote, run: argument.run.map(pieceView), when: '', write: [], otherwise: [] }
      : {
          isRun: false,
          quote: false,
          run: [],
          when: argument.when,
          write: argumentViews(argument.write),
          otherwise: argumentViews(argument.otherwise),
        },
  );
}

/** The pieces of a command that has no conditions; empty when it has. */
export function simpleRun(parts: readonly ScriptPart[]): object[] {
  const only = parts.length === 1 ? parts[0] : undefined;
  return only && 'run' in only ? only.run.map(pieceView) : [];
}

function pieceView(piece: ScriptPiece): object {
  const encode = 'parameter' in piece ? piece.encode : undefined;
  return {
    text: 'literal' in piece ? piece.literal : piece.parameter,
    isLiteral: 'literal' in piece,
    isValue: encode === 'none',
    isDdeArgument: encode === 'ddeArgument',
    isUriText: encode === 'uriText',
  };
}
