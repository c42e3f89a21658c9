import { listParameters } from '../../definition/resolve/bindingParameters.js';
import type { DdeQuotes } from '../../definition/resolve/ddeArgument.js';
import { type JoinedPiece, type NamedPiece, separatorOf } from '../../definition/resolve/joinPieces.js';
import type { Parametrized } from '../../definition/schema.js';

/**
 * What a text is joined of. Whoever writes a part or a piece does so by a `switch` over its `form` that leaves none out,
 * so that a form that comes to be is an error of types in each target until the target writes it.
 */
export type ScriptPart = ScriptRun | ScriptCondition<ScriptPart>;

/** Pieces to join. */
export interface ScriptRun {
  readonly form: 'run';
  readonly pieces: readonly ScriptPiece[];
}

/** What stands there when a parameter is given, and what when it is not. */
export interface ScriptCondition<Inner> {
  readonly form: 'condition';
  readonly when: string;
  readonly write: readonly Inner[];
  readonly otherwise: readonly Inner[];
}

export type ScriptPiece = ScriptLiteral | ScriptValue | ScriptList;

export interface ScriptLiteral {
  readonly form: 'literal';
  readonly text: string;
}

/** A parameter's value, with what must be done to it. */
export interface ScriptValue extends Encoding {
  readonly form: 'value';
  readonly parameter: string;
  /** Whether it may stand there without a value, and is empty then. */
  readonly mayBeAbsent?: true;
}

/** The values of a list, each of which is written by itself. */
export interface ScriptList extends Omit<ScriptValue, 'form'> {
  readonly form: 'list';
  /** What stands between them. */
  readonly separator: string;
}

/** How a value is written for where it stands. */
export interface Encoding {
  readonly encode: 'none' | 'ddeArgument' | 'uriText';
  /** Of a DDE argument, when it stands in quotes. */
  readonly quotes?: DdeQuotes;
}

/** What is known of the parameters that pieces name. */
export interface NamedParameters {
  /** Those that may be absent: outside a condition on them, their text is then empty. */
  readonly absent: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
}

export function namedParameters(subject: Parametrized): NamedParameters {
  const parameters = Object.entries(subject.parameters ?? {});
  const absent = parameters.filter(([, parameter]) => 'optional' in parameter && parameter.optional);
  return { absent: new Set(absent.map(([name]) => name)), lists: listParameters(subject) };
}

/** The same where a parameter is known to be given. */
export function given(known: NamedParameters, name: string): NamedParameters {
  return { ...known, absent: new Set([...known.absent].filter((other) => other !== name)) };
}

/** @param encode how a value is written there, which may depend on whether it may be empty. */
export function scriptParts<P extends NamedPiece>(
  pieces: readonly JoinedPiece<P>[],
  known: NamedParameters,
  encode: (piece: P, mayBeEmpty: boolean) => Encoding,
): ScriptPart[] {
  const parts: ScriptPart[] = [];
  for (const piece of pieces) {
    if (typeof piece !== 'string' && 'when' in piece) {
      const write = scriptParts(piece.write, given(known, piece.when), encode);
      const otherwise = scriptParts(piece.otherwise ?? [], known, encode);
      parts.push({ form: 'condition', when: piece.when, write, otherwise });
      continue;
    }
    const item = scriptPiece(piece, known, encode);
    const last = parts.at(-1);
    if (last?.form === 'run') parts[parts.length - 1] = { form: 'run', pieces: [...last.pieces, item] };
    else parts.push({ form: 'run', pieces: [item] });
  }
  return parts;
}

export function scriptPiece<P extends NamedPiece>(
  piece: string | P,
  { absent, lists }: NamedParameters,
  encode: (piece: P, mayBeEmpty: boolean) => Encoding,
): ScriptPiece {
  if (typeof piece === 'string') return { form: 'literal', text: piece };
  const { parameter } = piece;
  const mayBeEmpty = absent.has(parameter);
  const value = { parameter, ...encode(piece, mayBeEmpty), ...(mayBeEmpty ? { mayBeAbsent: true as const } : {}) };
  return lists.has(parameter) ? { form: 'list', ...value, separator: separatorOf(piece) } : { form: 'value', ...value };
}

/** The value as it is. */
export function unencoded(): Encoding {
  return { encode: 'none' };
}
