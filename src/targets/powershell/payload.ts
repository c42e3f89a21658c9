import type { DdeQuotes } from '../../definition/resolve/ddeArgument.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import type { CommandLinePart } from '../model/commandLine.js';
import type { ScriptName } from '../model/ddeName.js';
import type { ScriptList, ScriptPart, ScriptPiece, ScriptValue } from '../model/pieces.js';

/**
 * One item of a payload as the template `parts/payload.psm1.hbs` writes it, one a line. Every key is there in every
 * node, because templates are strict about missing ones.
 */
export interface PayloadNode {
  readonly isLiteral: boolean;
  readonly literal: string;
  /** The value of a parameter. */
  readonly isValue: boolean;
  readonly parameter: string;
  readonly asDdeArgument: boolean;
  /** The function that writes the DDE argument, and whether it must be given the parameter's name. */
  readonly ddeWriter: DdeWriter;
  readonly asUriText: boolean;
  /** Several pieces joined to one argument, quoted where `quote` says so. */
  readonly isJoined: boolean;
  readonly quote: boolean;
  readonly isSingle: boolean;
  readonly pieces: readonly PayloadNode[];
  /** The values of a list, each an argument. */
  readonly isListOfArguments: boolean;
  /** The values of a list, each written by itself, with the separator between. */
  readonly isList: boolean;
  readonly separator: string;
  readonly isCondition: boolean;
  readonly when: string;
  readonly write: readonly PayloadNode[];
  readonly hasOtherwise: boolean;
  readonly otherwise: readonly PayloadNode[];
}

/** A function that writes values as arguments of a DDE command. */
export interface DdeWriter {
  readonly function: string;
  readonly isBare: boolean;
  readonly isWord: boolean;
  readonly whenNeeded: boolean;
  readonly refusesInnerQuotes: boolean;
  /** Whether a value may be one that the server cannot be given. */
  readonly mayRefuse: boolean;
}

/** That for some quotes, and for those that are usual in a bridge when left out. */
export function ddeWriterOf(dde: BridgeDefinition['dde'], quotes?: DdeQuotes): DdeWriter {
  const usual = dde?.quotes === 'texts' ? 'always' : (dde?.quotes ?? 'whenNeeded');
  const mode = quotes ?? usual;
  const isBare = mode === 'never' || mode === 'word';
  const refusesInnerQuotes = (dde?.innerQuotes ?? 'refused') === 'refused';
  return {
    function: `ConvertTo-${mode === usual ? 'DdeArgument' : writerNames[mode]}`,
    isBare,
    isWord: mode === 'word',
    whenNeeded: mode === 'whenNeeded',
    refusesInnerQuotes,
    mayRefuse: isBare || refusesInnerQuotes,
  };
}

const writerNames = {
  whenNeeded: 'UsualDdeArgument',
  always: 'QuotedDdeArgument',
  never: 'BareDdeArgument',
  word: 'DdeWord',
};

const empty: PayloadNode = {
  isLiteral: false,
  literal: '',
  isValue: false,
  parameter: '',
  asDdeArgument: false,
  ddeWriter: ddeWriterOf(undefined),
  asUriText: false,
  isJoined: false,
  quote: false,
  isSingle: false,
  pieces: [],
  isListOfArguments: false,
  isList: false,
  separator: '',
  isCondition: false,
  when: '',
  write: [],
  hasOtherwise: false,
  otherwise: [],
};

/** A DDE topic or item as the template `parts/ddeName.hbs` writes it. */
export interface NameView {
  readonly isConstant: boolean;
  readonly constant: string;
  readonly nodes: readonly PayloadNode[];
}

/** A name that is always the same. */
export function constantName(constant: string): NameView {
  return { isConstant: true, constant, nodes: [] };
}

export function nameView({ parts, constant }: ScriptName): NameView {
  return { isConstant: constant !== undefined, constant: constant ?? '', nodes: payloadOfParts(parts) };
}

/** The clipboard formats to try for an item, by their names. */
export function formatsOf(format: string | undefined, encoding: string | undefined): string[] {
  if (format !== undefined) return [format];
  return encoding === 'ansi' ? ['CF_TEXT'] : ['CF_UNICODETEXT', 'CF_TEXT'];
}

/** Pieces to join with nothing between. */
export function payloadOfParts(parts: readonly ScriptPart[], dde?: BridgeDefinition['dde']): PayloadNode[] {
  return parts.flatMap((part) => partNodes(part, dde));
}

/** Arguments to join with spaces. */
export function payloadOfArguments(list: readonly CommandLinePart[]): PayloadNode[] {
  return list.map(argumentNode);
}

function partNodes(part: ScriptPart, dde: BridgeDefinition['dde']): PayloadNode[] {
  switch (part.form) {
    case 'run':
      return part.pieces.map((piece) => pieceNode(piece, dde));
    case 'condition':
      return [conditionNode(part.when, payloadOfParts(part.write, dde), payloadOfParts(part.otherwise, dde))];
  }
}

function argumentNode(part: CommandLinePart): PayloadNode {
  switch (part.form) {
    case 'list':
      return { ...empty, isListOfArguments: true, parameter: part.parameter };
    case 'condition':
      return conditionNode(part.when, payloadOfArguments(part.write), payloadOfArguments(part.otherwise));
    case 'single': {
      const pieces = part.pieces.map((piece) => pieceNode(piece));
      const [first] = pieces;
      if (pieces.length === 1 && first && !part.mayNeedQuotes) return first;
      return { ...empty, isJoined: true, quote: part.mayNeedQuotes, isSingle: pieces.length === 1, pieces };
    }
  }
}

function pieceNode(piece: ScriptPiece, dde?: BridgeDefinition['dde']): PayloadNode {
  switch (piece.form) {
    case 'literal':
      return { ...empty, isLiteral: true, literal: piece.text };
    case 'value':
      return { ...valueNode(piece, dde), isValue: true };
    case 'list':
      return { ...valueNode(piece, dde), isList: true, separator: piece.separator };
  }
}

function valueNode(piece: ScriptValue | ScriptList, dde: BridgeDefinition['dde']): PayloadNode {
  const node = { ...empty, parameter: piece.parameter, ddeWriter: ddeWriterOf(dde, piece.quotes) };
  return { ...node, ...encodings[piece.encode] };
}

const encodings: Readonly<Record<ScriptValue['encode'], Partial<PayloadNode>>> = {
  none: {},
  ddeArgument: { asDdeArgument: true },
  uriText: { asUriText: true },
};

function conditionNode(when: string, write: readonly PayloadNode[], otherwise: readonly PayloadNode[]): PayloadNode {
  return { ...empty, isCondition: true, when, write, hasOtherwise: otherwise.length > 0, otherwise };
}
