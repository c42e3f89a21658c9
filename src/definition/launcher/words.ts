import { NotFoundError, RefusedError, UsageError } from '../../errors.js';
import type { Bridge } from '../bridge.js';
import type {
  ActionDefinition,
  BridgeDefinition,
  LauncherDefinition,
  LauncherNames,
  LauncherSettings,
} from '../schema.js';
import { numberedFlags, type SettingTexts, secretFlag, settingSwitches } from './settings.js';

/** What the words behind a launcher's name amount to. Generated launchers make the same of them. */
export interface LauncherCall {
  /** Undefined when there is nothing but settings. */
  readonly action?: string;
  /** The text of each parameter that is given. */
  readonly values: Readonly<Record<string, string>>;
  /** Parameters whose value is a name that stands for a number, which only the user's own files tell. */
  readonly names: readonly { readonly parameter: string; readonly name: string; readonly where: LauncherNames }[];
  /** What is to be set before; undefined when no flag says so. */
  readonly settings?: SettingsCall;
  /** The values of flags that generated launchers refuse, and that the caller carries out itself. */
  readonly others?: Readonly<Record<string, string>>;
}

/** Flags that change settings, as they were given. Their values are not checked yet. */
export interface SettingsCall {
  readonly texts: SettingTexts;
  /** How the program is to be started; undefined for the usual way. */
  readonly way?: string;
  /** Whether a program that runs may be ended. */
  readonly restart: boolean;
  /** Where a secret is to come from, when not from its flag. */
  readonly secret?: 'stdin' | 'prompt';
  /** Which of the numbered sections is meant, as it was given: a number, or a name for one. */
  readonly number?: { readonly text: string; readonly where?: LauncherNames };
}

/**
 * Reads the words behind a launcher's name. A flag or option begins with one hyphen or two, whatever its case; its value
 * stands behind a colon or an equals sign, or is the next word. What is no flag and does not look like one is the value
 * of the launcher's default, unless it is letters alone: that is more likely a flag that lacks its hyphen.
 *
 * @param others flags that generated launchers refuse, and that the caller carries out itself.
 * @throws UsageError for anything else: nothing that looks like a flag is ever taken for a value.
 */
export function readLauncher(bridge: Bridge, words: readonly string[], others: readonly string[] = []): LauncherCall {
  const launcher = launcherOf(bridge);
  const given = readWords(launcher, words, others);
  const [call, other] = given.calls;
  if (other) throw new UsageError(`Only one thing can be done at a time; this is ${given.calls.length}.`);
  const settings = settingsCall(launcher, given.settings, given.options);
  if (!call && !settings && given.others.size === 0) {
    throw new UsageError(`There is nothing to do. ${launcherUsage(launcher)}`);
  }
  return {
    ...withOptions(bridge, launcher, call, given.options, settings),
    ...(given.others.size === 0 ? {} : { others: Object.fromEntries(given.others) }),
  };
}

/** What the words say, by what each flag is. */
interface Given {
  readonly calls: Call[];
  readonly options: Map<string, string>;
  readonly settings: Map<string, string | undefined>;
  readonly others: Map<string, string>;
}

function readWords(launcher: LauncherDefinition, words: readonly string[], others: readonly string[]): Given {
  const given: Given = { calls: [], options: new Map(), settings: new Map(), others: new Map() };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const { name, value } = splitWord(word);
    if (name === undefined) {
      given.calls.push(defaultCall(launcher, word));
      continue;
    }
    const kind = kindOf(launcher, name, others);
    if (kind === undefined) throw new UsageError(`There is no flag ${word}. ${launcherUsage(launcher)}`);
    if (kind === 'refused') throw new RefusedError(name, `--${name}: ${own(launcher.settings?.refused ?? {}, name)}`);
    keep(given, launcher, name, kind, textOf(name, value, rest, kind));
  }
  return given;
}

/** What a word that begins with a hyphen is; `alone` may do without its value, and `call` and `switch` never have one. */
type Kind = 'call' | 'valueCall' | 'option' | 'setting' | 'alone' | 'switch' | 'refused' | 'other';

/** The value of a flag, which may be the next word. @throws UsageError where it lacks one, or should have none. */
function textOf(name: string, value: string | undefined, rest: string[], kind: Kind): string | undefined {
  if (kind === 'call' || kind === 'switch') {
    if (value !== undefined) throw new UsageError(`-${name} takes no value.`);
    return undefined;
  }
  const next = rest[0] ?? '';
  if (kind === 'alone' && value === undefined && (next === '' || /^[-/]/.test(next))) return undefined;
  const taken = value ?? rest.shift() ?? '';
  if (taken === '') throw new UsageError(`-${name} needs a value.`);
  return taken;
}

function keep(given: Given, launcher: LauncherDefinition, name: string, kind: Kind, value: string | undefined): void {
  const flag = own(launcher.flags, name);
  if (flag) {
    const values = flag.value === undefined ? {} : { [flag.value]: value ?? '' };
    given.calls.push({ flag: name, action: flag.action, values });
    return;
  }
  const all: Map<string, string | undefined>[] = [given.options, given.settings, given.others];
  if (kind !== 'switch' && all.some((one) => one.has(name))) throw new UsageError(`--${name} is given twice.`);
  if (kind === 'option') given.options.set(name, value ?? '');
  else if (kind === 'other') given.others.set(name, value ?? '');
  else given.settings.set(name, value);
}

interface Call {
  readonly flag: string;
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
}

/** @throws NotFoundError for a bridge that has none. */
export function launcherOf(bridge: Bridge): LauncherDefinition {
  const { launcher, name }: BridgeDefinition = bridge.definition;
  if (!launcher) throw new NotFoundError(`${name} declares no launcher.`);
  return launcher;
}

/** What a launcher takes, and what each is for: `-dial:number`, `Call a number.` */
export function launcherHelp(bridge: Bridge): [word: string, summary: string][] {
  const launcher = launcherOf(bridge);
  const actions: Readonly<Record<string, ActionDefinition>> = bridge.definition.actions;
  const summaryOf = (action: string) => actions[action]?.summary ?? '';
  const { default: fallback } = launcher;
  return [
    ...(fallback ? [[fallback.value, summaryOf(fallback.action)] as [string, string]] : []),
    ...Object.entries(launcher.flags).map(([name, { action, value, summary }]): [string, string] => [
      `-${name}${value ? `:${value}` : ''}`,
      summary ?? summaryOf(action),
    ]),
    ...Object.entries(launcher.options ?? {}).map(([name, { parameter, summary }]): [string, string] => [
      `--${name} ${parameter}`,
      summary ?? '',
    ]),
    ...settingsHelp(launcher.settings),
  ];
}

/** How a launcher is called, in one line. */
export function launcherUsage(launcher: LauncherDefinition): string {
  const flags = Object.entries(launcher.flags).map(([name, { value }]) => `-${name}${value ? `:${value}` : ''}`);
  const options = Object.entries(launcher.options ?? {}).map(([name, { parameter }]) => `[--${name} ${parameter}]`);
  const calls = [...(launcher.default ? [launcher.default.value] : []), ...flags].join(' | ');
  const settings = launcher.settings ? ['[settings]'] : [];
  return `Usage: ${[launcher.name, calls, ...options, ...settings].join(' ')}`;
}

function settingsHelp(settings: LauncherSettings | undefined): [word: string, summary: string][] {
  if (!settings) return [];
  const { restart, stdin, prompt } = settingSwitches(settings);
  const { flag, summary, ways } = settings.start;
  return [
    ...Object.entries(settings.flags).map(([name, { value, words = [], alone, summary }]): [string, string] => {
      const shown = [...words.map((one) => one.words[0]), ...(value ? [valueWord(value.kind)] : [])].join('|');
      return [`--${name} ${alone === undefined ? shown : `[${shown}]`}`, summary];
    }),
    ...(stdin ? [[`--${stdin}`, 'Take it from the first line of standard input.'] as [string, string]] : []),
    ...(prompt ? [[`--${prompt}`, 'Ask for it.'] as [string, string]] : []),
    [`--${flag} ${Object.keys(ways).join('|')}`, summary],
    [`--${restart}`, 'End a program that runs, where settings change, and start it again.'],
  ];
}

function valueWord(kind: 'text' | 'integer' | 'secret'): string {
  return { text: 'text', integer: 'number', secret: 'password' }[kind];
}

/** Whether a text is the number itself, and no name for one. */
export function isNumber(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** A slash begins a switch of many programs, and so never a value here. */
function splitWord(word: string): { name?: string; value?: string } {
  if (!/^[-/]/.test(word)) return {};
  const [, name = word, value] = /^--?([A-Za-z][A-Za-z0-9-]*)(?:[:=](.*))?$/s.exec(word) ?? [];
  return { name: name.toLowerCase(), ...(value === undefined ? {} : { value }) };
}

/** Undefined for a word that the launcher does not know. */
function kindOf(launcher: LauncherDefinition, name: string, others: readonly string[]): Kind | undefined {
  const { flags, options = {}, settings } = launcher;
  const flag = own(flags, name);
  if (flag) return flag.value === undefined ? 'call' : 'valueCall';
  if (own(options, name)) return 'option';
  if (!settings) return undefined;
  if (settings.start.flag === name) return 'setting';
  if (own(settings.refused ?? {}, name)) return others.includes(name) ? 'other' : 'refused';
  if (Object.values(settingSwitches(settings)).includes(name)) return 'switch';
  const setting = own(settings.flags, name);
  return setting && (setting.alone === undefined ? 'setting' : 'alone');
}

function settingsCall(
  launcher: LauncherDefinition,
  given: ReadonlyMap<string, string | undefined>,
  options: ReadonlyMap<string, string>,
): SettingsCall | undefined {
  const { settings } = launcher;
  if (!settings || given.size === 0) return undefined;
  const { restart, stdin, prompt } = settingSwitches(settings);
  const texts = Object.fromEntries([...given].filter(([name]) => own(settings.flags, name)));
  const secrets = (['stdin', 'prompt'] as const).filter((way) => given.has({ stdin, prompt }[way] ?? ''));
  const sources = secrets.length + (given.has(secretFlag(settings) ?? '') ? 1 : 0);
  if (sources > 1) throw new UsageError(`--${secretFlag(settings)} is given twice: from one place only.`);
  const way = wayOf(settings, given.get(settings.start.flag));
  if (Object.keys(texts).length + secrets.length === 0 && way === undefined) {
    throw new UsageError(`--${restart} goes with flags that change settings.`);
  }
  const numbered = secrets.length > 0 || numberedFlags(settings).some((name) => Object.hasOwn(texts, name));
  const option = settings.numbered?.option ?? '';
  const text = numbered ? options.get(option) : undefined;
  const names = own(launcher.options ?? {}, option)?.names;
  return {
    texts,
    restart: given.has(restart),
    ...(way === undefined ? {} : { way }),
    ...(secrets[0] === undefined ? {} : { secret: secrets[0] }),
    ...(text === undefined ? {} : { number: { text, ...(names && !isNumber(text) ? { where: names } : {}) } }),
  };
}

/** @throws RefusedError */
function wayOf({ start }: LauncherSettings, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const way = own(start.ways, text.toLowerCase());
  if (way === undefined) {
    throw new RefusedError(start.flag, `--${start.flag}: expected ${Object.keys(start.ways).join(', ')}.`);
  }
  return way;
}

function defaultCall(launcher: LauncherDefinition, word: string) {
  const { default: fallback } = launcher;
  if (/^[A-Za-z-]+$/.test(word) && fallback) throw new UsageError(looksLikeFlag(launcher, word));
  if (!fallback || word === '') throw new UsageError(`"${word}" is no flag. ${launcherUsage(launcher)}`);
  return { flag: '', action: fallback.action, values: { [fallback.value]: word } };
}

function looksLikeFlag(launcher: LauncherDefinition, word: string): string {
  const { action, value } = launcher.default ?? {};
  const flags = Object.entries(launcher.flags);
  const [same] = flags.find(([, flag]) => flag.action === action && flag.value === value) ?? [];
  const remedy = same === undefined ? '' : ` If it is a value, write -${same}:${word}.`;
  return `${word} is letters alone, and has no hyphen as flags do.${remedy} ${launcherUsage(launcher)}`;
}

function withOptions(
  bridge: Bridge,
  launcher: LauncherDefinition,
  call: Call | undefined,
  given: ReadonlyMap<string, string>,
  settings: SettingsCall | undefined,
): LauncherCall {
  const actions: Readonly<Record<string, ActionDefinition>> = bridge.definition.actions;
  const parameters = actions[call?.action ?? '']?.parameters ?? {};
  const texts: Record<string, string> = { ...call?.values };
  const names: LauncherCall['names'][number][] = [];
  for (const [word, text] of given) {
    const option = own(launcher.options ?? {}, word);
    if (!option) continue;
    const { parameter, names: where } = option;
    if (!Object.hasOwn(parameters, parameter) || Object.hasOwn(texts, parameter)) {
      if (!call && settings?.number && launcher.settings?.numbered?.option === word) continue;
      throw new UsageError(`--${word} does not go with ${call?.flag ? `-${call.flag}` : 'this'}.`);
    }
    if (where && !isNumber(text)) names.push({ parameter, name: text, where });
    else texts[parameter] = text;
  }
  return { ...(call ? { action: call.action } : {}), values: texts, names, ...(settings ? { settings } : {}) };
}

function own<T>(all: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
