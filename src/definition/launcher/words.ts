import { RefusedError, UsageError } from '../../errors.js';
import type { Bridge } from '../bridge.js';
import { own } from '../own.js';
import type { ActionDefinition, LauncherDefinition, LauncherNames } from '../schema.js';
import { launcherOf, launcherUsage } from './help.js';
import { settingSwitches } from './settings.js';
import { isNumber, type SettingsCall, settingsCall } from './settingsCall.js';

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
