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
  readonly asUriText: boolean;
  /** Several pieces joined to one argument, quoted where `quote` says so. */
  readonly isJoined: boolean;
  readonly quote: boolean;
  readonly isSingle: boolean;
  readonly pieces: readonly PayloadNode[];
  readonly isCondition: boolean;
  readonly when: string;
  readonly write: readonly PayloadNode[];
  readonly hasOtherwise: boolean;
  readonly otherwise: readonly PayloadNode[];
}

const empty: PayloadNode = {
  isLiteral: false,
  literal: '',
  isValue: false,
  parameter: '',
  asDdeArgument: false,
  asUriText: false,
  isJoined: false,
  quote: false,
  isSingle: false,
  pieces: [],
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
export function payloadOfParts(parts: readonly ScriptPart[]): PayloadNode[] {
  return parts.flatMap((part) =>
    'run' in part
      ? part.run.map(pieceNode)
      : [conditionNode(part.when, payloadOfParts(part.write), payloadOfParts(part.otherwise))],
  );
}

/** Arguments to join with spaces. */
export function payloadOfArguments(list: readonly ScriptArgument[]): PayloadNode[] {
  return list.map((argument) => {
    if (!('run' in argument)) {
      return conditionNode(argument.when, payloadOfArguments(argument.write), payloadOfArguments(argument.otherwise));
    }
    const [first] = argument.run;
    if (argument.run.length === 1 && first && !argument.quote) return pieceNode(first);
    const isSingle = argument.run.length === 1;
    return { ...empty, isJoined: true, quote: argument.quote, isSingle, pieces: argument.run.map(pieceNode) };
  });
}

function pieceNode(piece: ScriptPiece): PayloadNode {
  if ('literal' in piece) return { ...empty, isLiteral: true, literal: piece.literal };
  return {
    ...empty,
    isValue: true,
    parameter: piece.parameter,
    asDdeArgument: piece.encode === 'ddeArgument',
    asUriText: piece.encode === 'uriText',
  };
}

function conditionNode(when: string, write: readonly PayloadNode[], otherwise: readonly PayloadNode[]): PayloadNode {
  return { ...empty, isCondition: true, when, write, hasOtherwise: otherwise.length > 0, otherwise };
}
