import type { ScriptArgument, ScriptPart, ScriptPiece } from '../model.js';
import { listWriterOf, type Writers, writerOf } from './writers.js';

/** Pieces, parts and arguments in the shape that the templates ask for: every field always there. */
export function partViews(parts: readonly ScriptPart[], writers: Writers): object[] {
  return parts.map((part) => {
    if ('run' in part) return { ...noPart, isRun: true, run: pieceViews(part.run, writers) };
    const { when, write, otherwise } = part;
    return { ...noPart, when, write: partViews(write, writers), otherwise: partViews(otherwise, writers) };
  });
}

export function argumentViews(list: readonly ScriptArgument[], writers: Writers): object[] {
  return list.map((argument) => {
    if ('run' in argument) {
      return { ...noArgument, isRun: true, quote: argument.quote, run: pieceViews(argument.run, writers) };
    }
    if ('list' in argument) return { ...noArgument, isList: true, list: argument.list };
    const { when, write, otherwise } = argument;
    return { ...noArgument, when, write: argumentViews(write, writers), otherwise: argumentViews(otherwise, writers) };
  });
}

/** The pieces of a command that has no conditions; empty when it has. */
export function simpleRun(parts: readonly ScriptPart[], writers: Writers): object[] {
  const only = parts.length === 1 ? parts[0] : undefined;
  return only && 'run' in only ? pieceViews(only.run, writers) : [];
}

const noPart = { isRun: false, run: [] as object[], when: '', write: [] as object[], otherwise: [] as object[] };
const noArgument = { ...noPart, isList: false, list: '', quote: false };

function pieceViews(run: readonly ScriptPiece[], writers: Writers): object[] {
  return run.map((piece) => {
    if ('literal' in piece) return { ...noPiece, isLiteral: true, text: piece.literal };
    const isList = piece.separator !== undefined;
    return {
      ...noPiece,
      text: piece.parameter,
      isList,
      separator: piece.separator ?? '',
      isValue: !isList && piece.encode === 'none',
      isDdeArgument: !isList && piece.encode === 'ddeArgument',
      isUriText: !isList && piece.encode === 'uriText',
      takesValue: writers.takeValue,
      guarded: writers.guarded && piece.mayBeAbsent === true,
      writer: isList ? listWriterOf(piece, writers) : writerOf(piece, writers),
    };
  });
}

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
