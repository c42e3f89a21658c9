import type { Bridge } from '../definition/bridge.js';
import type { Rule } from '../definition/forms/index.js';
import type { Mistake } from '../definition/forms/text.js';
import { isPlain, longestValue, shortestValue } from '../definition/forms/values.js';
import { numberMistakes } from '../definition/kinds/numberMistakes.js';
import { tableFormat } from '../definition/limits.js';
import { hyphenated, variableOf } from '../definition/names.js';
import { listParameters, parametersOf } from '../definition/resolve/bindingParameters.js';
import { quoteArgument } from '../definition/resolve/commandline.js';
import { type DdeParameterPiece, type DdeQuotes, ddePieces } from '../definition/resolve/ddeArgument.js';
import { fitsDdeName } from '../definition/resolve/ddeName.js';
import { longestPayload } from '../definition/resolve/invocation.js';
import { hoistCondition } from '../definition/resolve/joinedArguments.js';
import { type JoinedPiece, type NamedPiece, separatorOf } from '../definition/resolve/joinPieces.js';
import { transportsOf } from '../definition/resolve/resolve.js';
import { rulesOf } from '../definition/resolve/rulesOf.js';
import type {
  ActionDefinition,
  Argument,
  BridgeDefinition,
  DdeBinding,
  ItemDefinition,
  ParameterDefinition,
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
  /** For copydata: dwData. */
  readonly number?: number;
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
export type ScriptPiece = { readonly literal: string } | ScriptValue;

export interface ScriptValue {
  readonly parameter: string;
  readonly encode: 'none' | 'ddeArgument' | 'uriText';
  /** Of a DDE argument, when it stands in quotes. */
  readonly quotes?: DdeQuotes;
  /** Whether it may stand there without a value, and is empty then. */
  readonly mayBeAbsent?: true;
  /** Of a list, what stands between its values, each of which is written by itself. */
  readonly separator?: string;
}

/**
 * One argument, whose pieces are joined and, when it may need quotes, quoted; or a list, each of whose values is an
 * argument; or arguments under a condition.
 */
export type ScriptArgument =
  | { readonly run: readonly ScriptPiece[]; readonly quote: boolean }
  | { readonly list: string; readonly quote: boolean }
  | { readonly when: string; readonly write: readonly ScriptArgument[]; readonly otherwise: readonly ScriptArgument[] };

/** The actions of a bridge that a target with these transports, and these abilities over DDE, can do. */
export function scriptActions(
  bridge: Bridge,
  supported: readonly Transport[],
  dde: readonly DdeAbility[] = [],
): ScriptAction[] {
  return actionNames(bridge, supported, dde).map((name) => scriptAction(bridge, name, supported, dde));
}

/** Their names, for whoever wants each action when its turn comes: together, those of a large bridge take much memory. */
export function actionNames(
  bridge: Bridge,
  supported: readonly Transport[],
  dde: readonly DdeAbility[] = [],
): string[] {
  return Object.keys(bridge.definition.actions).filter((name) => usable(bridge, name, supported, dde).length > 0);
}

/** One of them. */
export function scriptAction(
  bridge: Bridge,
  name: string,
  supported: readonly Transport[],
  dde: readonly DdeAbility[] = [],
): ScriptAction {
  const action = bridge.definition.actions[name] as ActionDefinition;
  return {
    name,
    fileName: hyphenated(name),
    summary: action.summary,
    description: action.description ?? '',
    parameters: scriptParameters(action),
    bindings: usable(bridge, name, supported, dde).map((transport) =>
      scriptBinding(bridge.definition, action, transport),
    ),
  };
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
    isDecimal: rule.form === 'decimal',
    isChoice: rule.form === 'choice',
    isFlag: rule.form === 'flag',
    characters: rule.form === 'text' ? rule.characters : '',
    pattern: rule.form === 'text' || rule.form === 'decimal' ? rule.pattern : '',
    mayBeMistaken: rule.form === 'text' && rule.mistakes.length > 0,
    minimum: rule.form === 'text' ? rule.minimumLength : 'minimum' in rule ? rule.minimum : 0,
    maximum: rule.form === 'text' ? rule.maximumLength : 'maximum' in rule ? rule.maximum : 0,
    places: rule.form === 'decimal' ? rule.places : 0,
  };
}

/** What no number of a bridge may be; none where it takes no numbers. */
export function mistakesOf({ actions, items }: BridgeDefinition): readonly Mistake[] {
  return sharedMistakes(
    [...Object.values(actions), ...Object.values(items ?? {})].flatMap((one) => [...rulesOf(one).values()]),
  );
}

/**
 * What no value of these rules may be. A script has one list: where some numbers may have tones behind them and others may not,
 * the advice is that for the former.
 */
export function sharedMistakes(rules: readonly Rule[]): readonly Mistake[] {
  const lists = new Set(
    rules.flatMap((rule) => (rule.form === 'text' && rule.mistakes.length > 0 ? [rule.mistakes] : [])),
  );
  const [only = []] = lists;
  return lists.size > 1 ? numberMistakes : only;
}

/** Whether anything in a binding is encoded in this way, so that a script needs the function for it. */
export function encodes(binding: ScriptBinding, encode: 'ddeArgument' | 'uriText'): boolean {
  return valuesIn(binding).some((value) => value.encode === encode);
}

/** The values that a binding writes, wherever they stand; without the lists that are arguments of their own. */
export function valuesIn({ parts = [], arguments: list = [] }: ScriptBinding): ScriptValue[] {
  return [...parts, ...list].flatMap(valuesOf);
}

/** Whether any argument of a binding may need quotes. */
export function quotes(binding: ScriptBinding): boolean {
  return (binding.arguments ?? []).some((argument) => someArgument(argument, (one) => one.quote));
}

/** Whether a list is, somewhere, as many arguments of a binding as it has values. */
export function hasListArguments(binding: ScriptBinding): boolean {
  return (binding.arguments ?? []).some((argument) => someArgument(argument, (one) => 'list' in one));
}

function someArgument(
  argument: ScriptArgument,
  is: (one: Exclude<ScriptArgument, { readonly when: string }>) => boolean,
): boolean {
  if (!('when' in argument)) return is(argument);
  return [...argument.write, ...argument.otherwise].some((one) => someArgument(one, is));
}

function valuesOf(part: ScriptPart | ScriptArgument): ScriptValue[] {
  if ('list' in part) return [];
  if ('run' in part) return part.run.filter((piece) => 'parameter' in piece);
  return [...part.write, ...part.otherwise].flatMap(valuesOf);
}

/** The transports over which a target can carry out an action. */
function usable(
  bridge: Bridge,
  name: string,
  supported: readonly Transport[],
  dde: readonly DdeAbility[],
): readonly Transport[] {
  const action = bridge.definition.actions[name] as ActionDefinition;
  return transportsOf(bridge, name).filter(
    (transport) => supported.includes(transport) && canCarry(action, transport, dde),
  );
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
  const parts = scriptParts(pieces, absent, listParameters(subject), () => ({ encode: 'none' }));
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
  const lists = listParameters(action);
  const dwData = transport === 'copydata' ? (copydata?.number ?? bridge.copydata?.number) : undefined;
  const number = dwData === undefined ? {} : { number: dwData };
  if (withArguments) {
    const list = withArguments.arguments.flatMap((argument) => scriptArgument(argument, rules, absent, lists));
    const mayBeTooLong = longestArguments(list, rules) > longestPayload;
    return { transport, lacks, mayBeTooLong, arguments: list, ...number };
  }
  const parts = payloadParts(bridge, action, transport, rules);
  const names = transport === 'dde' && dde ? ddeNames(dde, action) : {};
  const mayBeTooLong = longestParts(parts, rules) > longestPayload;
  return { transport, lacks, mayBeTooLong, parts, ...names, ...number };
}

function payloadParts(
  bridge: BridgeDefinition,
  action: ActionDefinition,
  transport: Transport,
  rules: ReadonlyMap<string, Rule>,
): ScriptPart[] {
  const absent = optionalParameters(action);
  const lists = listParameters(action);
  const { dde } = action.bindings;
  if (transport === 'dde' && dde && 'execute' in dde) {
    const pieces = ddePieces(bridge.dde ?? {}, (name) => action.parameters?.[name]?.kind, dde.execute);
    return scriptParts<DdeParameterPiece>(pieces, absent, lists, (piece, mayBeEmpty) =>
      ddeEncoding(piece, rules, mayBeEmpty),
    );
  }
  const encode = transport === 'uri' ? 'uriText' : 'none';
  return scriptParts(payloadPieces(action, transport), absent, lists, ({ raw }) => ({ encode: raw ? 'none' : encode }));
}

/** What the text that arrives is joined of, where it is no command of DDE and no list of arguments. */
function payloadPieces({ bindings }: ActionDefinition, transport: Transport): readonly Piece[] {
  const { dde, uri, copydata } = bindings;
  if (transport === 'dde' && dde && 'poke' in dde) return dde.poke;
  if (transport === 'uri' && uri) return uri.link;
  return copydata && 'text' in copydata ? copydata.text : [];
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

type Encoding = Pick<ScriptValue, 'encode' | 'quotes'>;

/** What holds no sign of the language of DDE commands, and is not empty, stands there as it is. */
function ddeEncoding(piece: DdeParameterPiece, rules: ReadonlyMap<string, Rule>, mayBeEmpty: boolean): Encoding {
  if (piece.raw) return { encode: 'none' };
  const rule = rules.get(piece.parameter);
  const neverSpecial = rule !== undefined && isPlain(rule) && !(rule.form === 'text' && /[,]/.test(rule.characters));
  const asItIs = neverSpecial && !mayBeEmpty && piece.quotes !== 'always';
  return asItIs ? { encode: 'none' } : { encode: 'ddeArgument', quotes: piece.quotes };
}

function scriptParts<P extends NamedPiece>(
  pieces: readonly JoinedPiece<P>[],
  absent: ReadonlySet<string>,
  lists: ReadonlySet<string>,
  encode: (piece: P, mayBeEmpty: boolean) => Encoding,
): ScriptPart[] {
  const parts: ScriptPart[] = [];
  for (const piece of pieces) {
    if (typeof piece !== 'string' && 'when' in piece) {
      parts.push({
        when: piece.when,
        write: scriptParts(piece.write, without(absent, piece.when), lists, encode),
        otherwise: scriptParts(piece.otherwise ?? [], absent, lists, encode),
      });
      continue;
    }
    const item: ScriptPiece =
      typeof piece === 'string'
        ? { literal: piece }
        : { ...scriptValue(piece, lists, absent), ...encode(piece, absent.has(piece.parameter)) };
    const last = parts.at(-1);
    if (last && 'run' in last) parts[parts.length - 1] = { run: [...last.run, item] };
    else parts.push({ run: [item] });
  }
  return parts;
}

function scriptValue(
  piece: NamedPiece,
  lists: ReadonlySet<string>,
  absent: ReadonlySet<string>,
): Omit<ScriptValue, 'encode'> {
  const { parameter } = piece;
  return {
    parameter,
    ...(absent.has(parameter) ? { mayBeAbsent: true } : {}),
    ...(lists.has(parameter) ? { separator: separatorOf(piece) } : {}),
  };
}

function scriptArgument(
  argument: Argument,
  rules: ReadonlyMap<string, Rule>,
  absent: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): ScriptArgument[] {
  if (typeof argument === 'string') return [{ run: [{ literal: quoteArgument(argument) }], quote: false }];
  if ('when' in argument) {
    const { when, write, otherwise = [] } = argument;
    const inner = (list: readonly Argument[], missing: ReadonlySet<string>) =>
      list.flatMap((item) => scriptArgument(item, rules, missing, lists));
    return [{ when, write: inner(write, without(absent, when)), otherwise: inner(otherwise, absent) }];
  }
  if ('parameter' in argument && lists.has(argument.parameter)) return [{ list: argument.parameter, quote: true }];
  const joined = hoistCondition('parameter' in argument ? [argument] : argument);
  if ('when' in joined) return scriptArgument(joined, rules, absent, lists);
  const run = joined.map(
    (piece): ScriptPiece =>
      typeof piece === 'string' ? { literal: piece } : { ...scriptValue(piece, lists, absent), encode: 'none' },
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
    list.map((argument) => {
      if ('list' in argument)
        return longestPiece({ parameter: argument.list, encode: 'none', separator: '" "' }, rules);
      return 'run' in argument
        ? 1 + sum(argument.run.map((piece) => longestPiece(piece, rules))) * (argument.quote ? 2 : 1) + 2
        : Math.max(longestArguments(argument.write, rules), longestArguments(argument.otherwise, rules));
    }),
  );
}

function longestPiece(piece: ScriptPiece, rules: ReadonlyMap<string, Rule>): number {
  if ('literal' in piece) return piece.literal.length;
  const rule = rules.get(piece.parameter);
  const given = rule ? longestValue(rule) : 0;
  // Of a list, each value has three characters or more.
  const length = piece.separator === undefined ? given : given * 2 + Math.ceil(given / 4) * piece.separator.length;
  // Percent-encoded, a UTF-16 unit becomes at most three UTF-8 bytes of three characters; quoted, it may double.
  return { none: length, ddeArgument: length * 2 + 2, uriText: length * 9 }[piece.encode];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
