import type { CommandLinePart } from '../model/commandLine.js';
import type { ScriptList, ScriptPart, ScriptPiece, ScriptValue } from '../model/pieces.js';
import { listWriterOf, type Writers, writerOf } from './writers.js';

/** Pieces, parts and arguments in the shape that the templates ask for: every field always there. */
export function partViews(parts: readonly ScriptPart[], writers: Writers): object[] {
  return parts.map((part) => partView(part, writers));
}

export function argumentViews(list: readonly CommandLinePart[], writers: Writers): object[] {
  return list.map((part) => argumentView(part, writers));
}

/** The pieces of a command that has no conditions; empty when it has. */
export function simpleRun(parts: readonly ScriptPart[], writers: Writers): object[] {
  const only = parts.length === 1 ? parts[0] : undefined;
  return only?.form === 'run' ? pieceViews(only.pieces, writers) : [];
}

const noPart = { isRun: false, run: [] as object[], when: '', write: [] as object[], otherwise: [] as object[] };
const noArgument = { ...noPart, isList: false, list: '', quote: false };

function partView(part: ScriptPart, writers: Writers): object {
  switch (part.form) {
    case 'run':
      return { ...noPart, isRun: true, run: pieceViews(part.pieces, writers) };
    case 'condition': {
      const { when, write, otherwise } = part;
      return { ...noPart, when, write: partViews(write, writers), otherwise: partViews(otherwise, writers) };
    }
  }
}

function argumentView(part: CommandLinePart, writers: Writers): object {
  switch (part.form) {
    case 'single':
      return { ...noArgument, isRun: true, quote: part.mayNeedQuotes, run: pieceViews(part.pieces, writers) };
    case 'list':
      return { ...noArgument, isList: true, list: part.parameter };
    case 'condition': {
      const { when, write, otherwise } = part;
      return {
        ...noArgument,
        when,
        write: argumentViews(write, writers),
        otherwise: argumentViews(otherwise, writers),
      };
    }
  }
}

function pieceViews(run: readonly ScriptPiece[], writers: Writers): object[] {
  return run.map((piece) => pieceView(piece, writers));
}

function pieceView(piece: ScriptPiece, writers: Writers): object {
  switch (piece.form) {
    case 'literal':
      return { ...noPiece, isLiteral: true, text: piece.text };
    case 'value':
      return { ...valueView(piece, writers), ...encodings[piece.encode], writer: writerOf(piece, writers) };
    case 'list': {
      const { separator } = piece;
      return { ...valueView(piece, writers), isList: true, separator, writer: listWriterOf(piece, writers) };
    }
  }
}

function valueView(piece: ScriptValue | ScriptList, writers: Writers) {
  return {
    ...noPiece,
    text: piece.parameter,
    takesValue: writers.takeValue,
    guarded: writers.guarded && piece.mayBeAbsent === true,
  };
}

const encodings: Readonly<Record<ScriptValue['encode'], object>> = {
  none: { isValue: true },
  ddeArgument: { isDdeArgument: true },
  uriText: { isUriText: true },
};

const noPiece = {
  text: '',
  isLiteral: false,
  isList: false,
  separator: '',
  isValue: false,
  isDdeArgument: false,
  isUriText: false,
  takesValue: false,
  guarded: false,
  writer: '',
};
