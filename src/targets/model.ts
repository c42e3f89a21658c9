import { parametersOf } from '../definition/bindingParameters.js';
import type { Bridge } from '../definition/bridge.js';
import { quoteArgument } from '../definition/commandline.js';
import { fitsDdeName } from '../definition/ddeName.js';
import { longestPayload } from '../definition/invocation.js';
import { tableFormat } from '../definition/limits.js';
import { hyphenated, variableOf } from '../definition/names.js';
import { ddeArgument, transportsOf } from '../definition/resolve.js';
import { isPlain, longestValue, type Rule, rulesOf, shortestValue } from '../definition/rules.js';
import type {
  ActionDefinition,
  Argument,
  BridgeDefinition,
  DdeBinding,
  ItemDefinition,
  ParameterDefinition,
  ParameterPiece,
  Parametrized,
  Piece,
  Transport,
} from '../definition/schema.js';
import type { DdeAbility } from './target.js';

/**
 * A bridge as script templates see it: the same for every language, with everything decided that does not depend on
 * the language, so that templates only write.
 */
export interface ScriptAction {
  readonly name: string;
  /** The name in lower case with hyphens, as in `hang-up.vbs`. */
  readonly fileName: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ScriptParameter[];
  /** The transports this action is bound to and the target can use, in the bridge's order of preference. */
  readonly bindings: readonly ScriptBinding[];
}

export interface ScriptParameter {
  readonly name: string;
  readonly kind: ParameterDefinition['kind'];
  readonly summary: string;
  readonly rule: Rule;
  /** Whether a caller must give it. */
  readonly needed: boolean;
  readonly default: string | undefined;
  /** Its place among the positional arguments, from 0; undefined for flags and secrets, which have none. */
  readonly position: number | undefined;
  /** The environment variable that may hold it. */
  readonly variable: string;
}

export interface ScriptBinding {
  readonly transport: Transport;
  /** Parameters that may be given but which this transport cannot carry. */
  readonly lacks: readonly string[];
  /** Whether a command could be longer than any transport carries, so that a script must check. */
  readonly mayBeTooLong: boolean;
  /** For dde, uri, and copydata with a text: what to join. Of a poke, the value. */
  readonly parts?: readonly ScriptPart[];
  /** For exe, and copydata with arguments: what to join with spaces. */
  readonly arguments?: readonly ScriptArgument[];
  /** For dde, when the topic is not the bridge's. */
  readonly topic?: ScriptName;
  /** For dde, when it is a POKE and no EXECUTE. */
  readonly poke?: ScriptPoke;
}

export interface ScriptPoke {
  readonly item: ScriptName;
  /** The clipboard format by its name; undefined for what suits. */
  readonly format: string | undefined;
}

/** A DDE topic or item. */
export interface ScriptName {
  readonly parts: readonly ScriptPart[];
  /** What it is, when it is always the same. */
  readonly constant: string | undefined;
  /** Whether it could be empty, or longer than a DDE name can be, so that a script must check. */
  readonly mayNotFit: boolean;
}

/** What an application can be asked for, and tells when it changes. */
export interface ScriptItem {
  readonly name: string;
  /** The name in lower case with hyphens. */
  readonly fileName: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ScriptParameter[];
  readonly item: ScriptName;
  /** When it is not the bridge's. */
  readonly topic: ScriptName | undefined;
  /** Whether the server answers a REQUEST. */
  readonly request: boolean;
  /** Whether the server takes an ADVISE. */
  readonly advise: boolean;
  readonly value: 'text' | 'table';
  /** The clipboard format by its name; undefined for what the server prefers of text. */
  readonly format: string | undefined;
}

/** A run of pieces to join, or pieces under a condition. */
export type ScriptPart =
  | { readonly run: readonly ScriptPiece[] }
  | { readonly when: string; readonly write: readonly ScriptPart[]; readonly otherwise: readonly ScriptPart[] };

/** Literal text, or a parameter's value with what must be done to it. */
export type ScriptPiece =
  | { readonly literal: string }
  | { readonly parameter: string; readonly encode: 'none' | 'ddeArgument' | 'uriText' };

/** One argument, whose pieces are joined and, when it may need quotes, quoted; or arguments under a condition. */
export type ScriptArgument =
  | { readonly run: readonly ScriptPiece[]; readonly quote: boolean }
  | { readonly when: string; readonly write: readonly ScriptArgument[]; readonly otherwise: readonly ScriptArgument[] };

/** The actions of a bridge that a target with these transports, and these abilities over DDE, can do. */
export function scriptActions(
  bridge: Bridge,
  supported: readonly Transport[],
  dde: readonly DdeAbility[] = [],
): ScriptAction[] {
  const definition: BridgeDefinition = bridge.definition;
  return Object.entries(definition.actions)
    .map(([name, action]) => scriptAction(bridge, name, action, supported, dde))
    .filter((action) => action.bindings.length > 0);
}

/** Whether a target with these abilities over DDE can carry out an action over a transport. */
export function canCarry(action: ActionDefinition, transport: Transport, dde: readonly DdeAbility[]): boolean {
  const binding = transport === 'dde' ? action.bindings.dde : undefined;
  const needed: DdeAbility[] = [];
  if (binding && 'poke' in binding) needed.push('poke');
  if (binding?.topic?.some((piece) => typeof piece !== 'string')) needed.push('topic');
  return needed.every((ability) => dde.includes(ability));
}

/** The items of a bridge. */
export function scriptItems(bridge: Bridge): ScriptItem[] {
  const definition: BridgeDefinition = bridge.definition;
  return Object.entries(definition.items ?? {}).map(([name, item]) => scriptItem(name, item));
}

/** A rule as templates see it: every field always there. */
export function ruleView(rule: Rule) {
  return {
    isInteger: rule.form === 'integer',
    isChoice: rule.form === 'choice',
    isFlag: rule.form === 'flag',
    characters: rule.form === 'text' ? rule.characters : '',
    pattern: rule.form === 'text' ? rule.pattern : '',
    minimum: rule.form === 'text' ? rule.minimumLength : rule.form === 'integer' ? rule.minimum : 0,
    maximum: rule.form === 'text' ? rule.maximumLength : rule.form === 'integer' ? rule.maximum : 0,
  };
}

/** Whether anything in a binding is encoded in this way, so that a script needs the function for it. */
export function encodes(binding: ScriptBinding, encode: 'ddeArgument' | 'uriText'): boolean {
  const inPart = (part: ScriptPart): boolean =>
    'run' in part
      ? part.run.some((piece) => 'parameter' in piece && piece.encode === encode)
      : [...part.write, ...part.otherwise].some(inPart);
  return (binding.parts ?? []).some(inPart);
}

/** Whether any argument of a binding may need quotes. */
export function quotes(binding: ScriptBinding): boolean {
  const inArgument = (argument: ScriptArgument): boolean =>
    'run' in argument ? argument.quote : [...argument.write, ...argument.otherwise].some(inArgument);
  return (binding.arguments ?? []).some(inArgument);
}

function scriptAction(
  bridge: Bridge,
  name: string,
  action: ActionDefinition,
  supported: readonly Transport[],
  dde: readonly DdeAbility[],
): ScriptAction {
  const usable = transportsOf(bridge, name).filter(
    (transport) => supported.includes(transport) && canCarry(action, transport, dde),
  );
  return {
    name,
    fileName: hyphenated(name),
    summary: action.summary,
    description: action.description ?? '',
    parameters: scriptParameters(action),
    bindings: usable.map((transport) => scriptBinding(bridge.definition, action, transport)),
  };
}

function scriptItem(name: string, item: ItemDefinition): ScriptItem {
  const value = item.value ?? 'text';
  return {
    name,
    fileName: hyphenated(name),
    summary: item.summary,
    description: item.description ?? '',
    parameters: scriptParameters(item),
    item: scriptName(item.item, item),
    topic: item.topic && scriptName(item.topic, item),
    request: item.request !== false,
    advise: item.advise !== false,
    value,
    format: item.format ?? (value === 'table' ? tableFormat : undefined),
  };
}

function scriptName(pieces: readonly Piece[], subject: Parametrized): ScriptName {
  const rules = rulesOf(subject);
  const absent = optionalParameters(subject);
  const parts = scriptParts(pieces, absent, () => 'none');
  const shortest = shortestParts(parts, rules, absent);
  return {
    parts,
    constant: pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined,
    mayNotFit: !fitsDdeName(shortest) || !fitsDdeName(longestParts(parts, rules)),
  };
}

function scriptParameters(subject: Parametrized): ScriptParameter[] {
  let position = 0;
  return [...rulesOf(subject)].map(([name, rule]) => {
    const parameter = subject.parameters?.[name] as ParameterDefinition;
    const named = parameter.kind === 'flag' || parameter.kind === 'secret';
    const fallback = 'default' in parameter && parameter.default !== undefined ? String(parameter.default) : undefined;
    const optional = 'optional' in parameter && parameter.optional === true;
    return {
      name,
      kind: parameter.kind,
      summary: parameter.summary ?? '',
      rule,
      needed: parameter.kind !== 'flag' && !optional && fallback === undefined,
      default: fallback,
      position: named ? undefined : position++,
      variable: variableOf(name),
    };
  });
}

function scriptBinding(bridge: BridgeDefinition, action: ActionDefinition, transport: Transport): ScriptBinding {
  const carried = parametersOf(action, transport);
  const rules = rulesOf(action);
  const lacks = [...rules.keys()].filter((name) => !carried.has(name));
  const absent = optionalParameters(action);
  const { dde, exe, copydata } = action.bindings;
  const withArguments =
    transport === 'exe' ? exe : transport === 'copydata' && copydata && 'arguments' in copydata ? copydata : undefined;
  if (withArguments) {
    const list = withArguments.arguments.flatMap((argument) => scriptArgument(argument, rules, absent));
    return { transport, lacks, mayBeTooLong: longestArguments(list, rules) > longestPayload, arguments: list };
  }
  const parts = scriptParts(payloadPieces(action, transport), absent, (piece, mayBeEmpty) =>
    isCommand(action, transport) ? encodingOf(piece, bridge, transport, rules, mayBeEmpty) : 'none',
  );
  const names = transport === 'dde' && dde ? ddeNames(dde, action) : {};
  return { transport, lacks, mayBeTooLong: longestParts(parts, rules) > longestPayload, parts, ...names };
}

/** What the text that arrives is joined of, over a transport that takes no arguments. */
function payloadPieces({ bindings }: ActionDefinition, transport: Transport): readonly Piece[] {
  const { dde, uri, copydata } = bindings;
  if (transport === 'dde' && dde) return 'poke' in dde ? dde.poke : dde.execute;
  if (transport === 'uri' && uri) return uri.link;
  return copydata && 'text' in copydata ? copydata.text : [];
}

/** Whether what arrives is in a language, in which a value must be written so that it stays one. */
function isCommand({ bindings }: ActionDefinition, transport: Transport): boolean {
  return transport === 'uri' || (transport === 'dde' && bindings.dde !== undefined && 'execute' in bindings.dde);
}

function ddeNames(binding: DdeBinding, action: ActionDefinition): Pick<ScriptBinding, 'topic' | 'poke'> {
  return {
    ...(binding.topic ? { topic: scriptName(binding.topic, action) } : {}),
    ...('poke' in binding ? { poke: { item: scriptName(binding.item, action), format: binding.format } } : {}),
  };
}

/** Parameters that may be absent: outside a condition on them, their text is then empty. */
function optionalParameters(subject: Parametrized): ReadonlySet<string> {
  const parameters = Object.entries(subject.parameters ?? {});
  return new Set(
    parameters.filter(([, parameter]) => 'optional' in parameter && parameter.optional).map(([name]) => name),
  );
}

function without(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set([...names].filter((other) => other !== name));
}

function encodingOf(
  piece: ParameterPiece,
  bridge: BridgeDefinition,
  transport: Transport,
  rules: ReadonlyMap<string, Rule>,
  mayBeEmpty: boolean,
): 'none' | 'ddeArgument' | 'uriText' {
  if (piece.raw) return 'none';
  if (transport === 'uri') return 'uriText';
  const rule = rules.get(piece.parameter);
  const neverSpecial =
    !mayBeEmpty &&
    (rule?.form === 'integer' ||
      rule?.form === 'choice' ||
      (rule?.form === 'text' && rule.plain && !/[,]/.test(rule.characters)));
  return neverSpecial && bridge.dde && ddeArgument(bridge.dde, piece.parameter, '0') === '0' ? 'none' : 'ddeArgument';
}

function scriptParts(
  pieces: readonly Piece[],
  absent: ReadonlySet<string>,
  encode: (piece: ParameterPiece, mayBeEmpty: boolean) => 'none' | 'ddeArgument' | 'uriText',
): ScriptPart[] {
  const parts: ScriptPart[] = [];
  for (const piece of pieces) {
    if (typeof piece !== 'string' && 'when' in piece) {
      parts.push({
        when: piece.when,
        write: scriptParts(piece.write, without(absent, piece.when), encode),
        otherwise: scriptParts(piece.otherwise ?? [], absent, encode),
      });
      continue;
    }
    const item: ScriptPiece =
      typeof piece === 'string'
        ? { literal: piece }
        : { parameter: piece.parameter, encode: encode(piece, absent.has(piece.parameter)) };
    const last = parts.at(-1);
    if (last && 'run' in last) parts[parts.length - 1] = { run: [...last.run, item] };
    else parts.push({ run: [item] });
  }
  return parts;
}

function scriptArgument(
  argument: Argument,
  rules: ReadonlyMap<string, Rule>,
  absent: ReadonlySet<string>,
): ScriptArgument[] {
  if (typeof argument === 'string') return [{ run: [{ literal: quoteArgument(argument) }], quote: false }];
  if ('when' in argument) {
    const { when, write, otherwise = [] } = argument;
    const inner = (list: readonly Argument[], missing: ReadonlySet<string>) =>
      list.flatMap((item) => scriptArgument(item, rules, missing));
    return [{ when, write: inner(write, without(absent, when)), otherwise: inner(otherwise, absent) }];
  }
  const run = ('parameter' in argument ? [argument] : argument).map(
    (piece): ScriptPiece =>
      typeof piece === 'string' ? { literal: piece } : { parameter: piece.parameter, encode: 'none' },
  );
  const mayBeEmpty = run.every((piece) => ('literal' in piece ? piece.literal === '' : absent.has(piece.parameter)));
  return [{ run, quote: mayBeEmpty || run.some((piece) => mayNeedQuotes(piece, rules)) }];
}

function mayNeedQuotes(piece: ScriptPiece, rules: ReadonlyMap<string, Rule>): boolean {
  if ('literal' in piece) return quoteArgument(piece.literal) !== piece.literal && piece.literal !== '';
  const rule = rules.get(piece.parameter);
  return rule !== undefined && !isPlain(rule);
}

function longestParts(parts: readonly ScriptPart[], rules: ReadonlyMap<string, Rule>): number {
  return sum(
    parts.map((part) =>
      'run' in part
        ? sum(part.run.map((piece) => longestPiece(piece, rules)))
        : Math.max(longestParts(part.write, rules), longestParts(part.otherwise, rules)),
    ),
  );
}

function shortestParts(
  parts: readonly ScriptPart[],
  rules: ReadonlyMap<string, Rule>,
  absent: ReadonlySet<string>,
): number {
  return sum(
    parts.map((part) => {
      if ('run' in part) return sum(part.run.map((piece) => shortestPiece(piece, rules, absent)));
      const written = shortestParts(part.write, rules, without(absent, part.when));
      return Math.min(written, shortestParts(part.otherwise, rules, absent));
    }),
  );
}

function shortestPiece(piece: ScriptPiece, rules: ReadonlyMap<string, Rule>, absent: ReadonlySet<string>): number {
  if ('literal' in piece) return piece.literal.length;
  const rule = rules.get(piece.parameter);
  return rule === undefined || absent.has(piece.parameter) ? 0 : shortestValue(rule);
}

function longestArguments(list: readonly ScriptArgument[], rules: ReadonlyMap<string, Rule>): number {
  return sum(
    list.map((argument) =>
      'run' in argument
        ? 1 + sum(argument.run.map((piece) => longestPiece(piece, rules))) * (argument.quote ? 2 : 1) + 2
        : Math.max(longestArguments(argument.write, rules), longestArguments(argument.otherwise, rules)),
    ),
  );
}

function longestPiece(piece: ScriptPiece, rules: ReadonlyMap<string, Rule>): number {
  if ('literal' in piece) return piece.literal.length;
  const rule = rules.get(piece.parameter);
  const length = rule ? longestValue(rule) : 0;
  // Percent-encoded, a UTF-16 unit becomes at most three UTF-8 bytes of three characters; quoted, it may double.
  return { none: length, ddeArgument: length * 2 + 2, uriText: length * 9 }[piece.encode];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
