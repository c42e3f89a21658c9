import { isPlain } from '../../definition/forms/values.js';
import { parametersOf } from '../../definition/resolve/bindingParameters.js';
import { type DdeParameterPiece, ddePieces } from '../../definition/resolve/ddeArgument.js';
import { longestPayload } from '../../definition/resolve/invocation.js';
import type {
  ActionDefinition,
  Argument,
  BridgeDefinition,
  DdeBinding,
  Piece,
  Transport,
} from '../../definition/schema.js';
import { type ScriptArgument, scriptArguments } from './arguments.js';
import { commandLineOf, type Rules, rulesByName } from './commandLine.js';
import { type ScriptName, scriptName } from './ddeName.js';
import { longestCommandLine, longestText } from './lengths.js';
import type { ScriptParameter } from './parameters.js';
import {
  type Encoding,
  namedParameters,
  type ScriptList,
  type ScriptPart,
  type ScriptPiece,
  type ScriptValue,
  scriptParts,
} from './pieces.js';

export interface ScriptBinding {
  readonly transport: Transport;
  /** Parameters that may be given but which this transport cannot carry. */
  readonly lacks: readonly string[];
  /** Whether a command could be longer than any transport carries, so that a script must check. */
  readonly mayBeTooLong: boolean;
  readonly payload: ScriptPayload;
  /** For dde, when the topic is not the bridge's. */
  readonly topic?: ScriptName;
  /** For dde, when it is a POKE and no EXECUTE. */
  readonly poke?: ScriptPoke;
  /** For copydata: dwData. */
  readonly number?: number;
}

/** What arrives: a text, which for a POKE is the value; or a program's arguments, which for copydata are a text, too. */
export type ScriptPayload =
  | { readonly form: 'text'; readonly parts: readonly ScriptPart[] }
  | { readonly form: 'arguments'; readonly arguments: readonly ScriptArgument[] };

export interface ScriptPoke {
  readonly item: ScriptName;
  /** The clipboard format by its name; undefined for what suits. */
  readonly format: string | undefined;
}

/** @param parameters those of the action. */
export function scriptBinding(
  bridge: BridgeDefinition,
  action: ActionDefinition,
  parameters: readonly ScriptParameter[],
  transport: Transport,
): ScriptBinding {
  const carried = parametersOf(action, transport);
  const rules = rulesByName(parameters);
  const payload = scriptPayload(bridge, action, rules, transport);
  const { dde, copydata } = action.bindings;
  const number = transport === 'copydata' ? (copydata?.number ?? bridge.copydata?.number) : undefined;
  return {
    transport,
    lacks: [...rules.keys()].filter((name) => !carried.has(name)),
    mayBeTooLong: longest(payload, rules) > longestPayload,
    payload,
    ...(transport === 'dde' && dde ? ddeNames(dde, action) : {}),
    ...(number === undefined ? {} : { number }),
  };
}

/** The text that arrives, in its parts; none of a binding that has arguments. */
export function partsOf({ payload }: ScriptBinding): readonly ScriptPart[] {
  return payload.form === 'text' ? payload.parts : [];
}

/** The arguments; none of a binding that has a text. */
export function argumentsOf({ payload }: ScriptBinding): readonly ScriptArgument[] {
  return payload.form === 'arguments' ? payload.arguments : [];
}

/** Whether anything in a binding is encoded in this way, so that a script needs the function for it. */
export function encodes(binding: ScriptBinding, encode: 'ddeArgument' | 'uriText'): boolean {
  return valuesIn(binding).some((value) => value.encode === encode);
}

/** The values that a binding writes, wherever they stand; without the lists that are arguments of their own. */
export function valuesIn(binding: ScriptBinding): (ScriptValue | ScriptList)[] {
  return [...partsOf(binding), ...argumentsOf(binding)].flatMap(piecesIn).filter((piece) => piece.form !== 'literal');
}

function piecesIn(part: ScriptPart | ScriptArgument): readonly ScriptPiece[] {
  switch (part.form) {
    case 'run':
    case 'single':
      return part.pieces;
    case 'list':
      return [];
    case 'condition':
      return [...part.write, ...part.otherwise].flatMap(piecesIn);
  }
}

function longest(payload: ScriptPayload, rules: Rules): number {
  switch (payload.form) {
    case 'text':
      return longestText(payload.parts, rules);
    case 'arguments':
      return longestCommandLine(commandLineOf(payload.arguments, rules), rules);
  }
}

function scriptPayload(
  bridge: BridgeDefinition,
  action: ActionDefinition,
  rules: Rules,
  transport: Transport,
): ScriptPayload {
  const known = namedParameters(action);
  const { dde, exe, copydata, uri } = action.bindings;
  const text = (pieces: readonly Piece[], encode: Encoding['encode']): ScriptPayload => ({
    form: 'text',
    parts: scriptParts(pieces, known, ({ raw }) => ({ encode: raw ? 'none' : encode })),
  });
  const list = (items: readonly Argument[]): ScriptPayload => ({
    form: 'arguments',
    arguments: scriptArguments(items, known),
  });
  switch (transport) {
    case 'dde': {
      if (!dde) return nothing;
      if (!('execute' in dde)) return text(dde.poke, 'none');
      const pieces = ddePieces(bridge.dde ?? {}, (name) => action.parameters?.[name]?.kind, dde.execute);
      const parts = scriptParts<DdeParameterPiece>(pieces, known, (piece, mayBeEmpty) =>
        ddeEncoding(piece, rules, mayBeEmpty),
      );
      return { form: 'text', parts };
    }
    case 'exe':
      return exe ? list(exe.arguments) : nothing;
    case 'copydata':
      if (!copydata) return nothing;
      return 'arguments' in copydata ? list(copydata.arguments) : text(copydata.text, 'none');
    case 'uri':
      return uri ? text(uri.link, 'uriText') : nothing;
  }
}

/** That of a transport which an action is not bound to: nobody asks for it. */
const nothing: ScriptPayload = { form: 'text', parts: [] };

function ddeNames(binding: DdeBinding, action: ActionDefinition): Pick<ScriptBinding, 'topic' | 'poke'> {
  return {
    ...(binding.topic ? { topic: scriptName(binding.topic, action) } : {}),
    ...('poke' in binding ? { poke: { item: scriptName(binding.item, action), format: binding.format } } : {}),
  };
}

/** What holds no sign of the language of DDE commands, and is not empty, stands there as it is. */
function ddeEncoding(piece: DdeParameterPiece, rules: Rules, mayBeEmpty: boolean): Encoding {
  if (piece.raw) return { encode: 'none' };
  const rule = rules.get(piece.parameter);
  const neverSpecial = rule !== undefined && isPlain(rule) && !(rule.form === 'text' && /[,]/.test(rule.characters));
  const asItIs = neverSpecial && !mayBeEmpty && piece.quotes !== 'always';
  return asItIs ? { encode: 'none' } : { encode: 'ddeArgument', quotes: piece.quotes };
}
