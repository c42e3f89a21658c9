import type { DdeQuotes } from '../../definition/resolve/ddeArgument.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import type { ScriptArgument, ScriptName, ScriptPart, ScriptPiece } from '../model.js';

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
  return parts.flatMap((part) =>
    'run' in part
      ? part.run.map((piece) => pieceNode(piece, dde))
      : [conditionNode(part.when, payloadOfParts(part.write, dde), payloadOfParts(part.otherwise, dde))],
  );
}

/** Arguments to join with spaces. */
export function payloadOfArguments(list: readonly ScriptArgument[]): PayloadNode[] {
  return list.map((argument) => {
    if ('list' in argument) return { ...empty, isListOfArguments: true, parameter: argument.list };
    if (!('run' in argument)) {
      return conditionNode(argument.when, payloadOfArguments(argument.write), payloadOfArguments(argument.otherwise));
    }
    const [first] = argument.run;
    if (argument.run.length === 1 && first && !argument.quote) return pieceNode(first);
    const isSingle = argument.run.length === 1;
    const pieces = argument.run.map((piece) => pieceNode(piece));
    return { ...empty, isJoined: true, quote: argument.quote, isSingle, pieces };
  });
}

function pieceNode(piece: ScriptPiece, dde?: BridgeDefinition['dde']): PayloadNode {
  if ('literal' in piece) return { ...empty, isLiteral: true, literal: piece.literal };
  return {
    ...empty,
    isValue: piece.separator === undefined,
    isList: piece.separator !== undefined,
    separator: piece.separator ?? '',
    parameter: piece.parameter,
    asDdeArgument: piece.encode === 'ddeArgument',
    ddeWriter: ddeWriterOf(dde, piece.quotes),
    asUriText: piece.encode === 'uriText',
  };
}

function conditionNode(when: string, write: readonly PayloadNode[], otherwise: readonly PayloadNode[]): PayloadNode {
  return { ...empty, isCondition: true, when, write, hasOtherwise: otherwise.length > 0, otherwise };
}
