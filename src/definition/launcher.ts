import { NotFoundError, UsageError } from '../errors.js';
import type { Bridge } from './bridge.js';
import type { ActionDefinition, BridgeDefinition, LauncherDefinition, LauncherNames } from './schema.js';

/** What the words behind a launcher's name amount to. Generated launchers make the same of them. */
export interface LauncherCall {
  readonly action: string;
  /** The text of each parameter that is given. */
  readonly values: Readonly<Record<string, string>>;
  /** Parameters whose value is a name that stands for a number, which only the user's own files tell. */
  readonly names: readonly { readonly parameter: string; readonly name: string; readonly where: LauncherNames }[];
}

/**
 * Reads the words behind a launcher's name. A flag or option begins with one hyphen or two, whatever its case; its value
 * stands behind a colon or an equals sign, or is the next word. What is no flag and does not look like one is the value
 * of the launcher's default, unless it is letters alone: that is more likely a flag that lacks its hyphen.
 *
 * @throws UsageError for anything else: nothing that looks like a flag is ever taken for a value.
 */
export function readLauncher(bridge: Bridge, words: readonly string[]): LauncherCall {
  const launcher = launcherOf(bridge);
  const calls: { flag: string; action: string; values: Record<string, string> }[] = [];
  const given = new Map<string, string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const { name, value } = splitWord(word);
    if (name === undefined) {
      calls.push(defaultCall(launcher, word));
      continue;
    }
    const flag = own(launcher.flags, name);
    const option = own(launcher.options ?? {}, name);
    if (!flag && !option) throw new UsageError(`There is no flag ${word}. ${launcherUsage(launcher)}`);
    if (flag && flag.value === undefined) {
      if (value !== undefined) throw new UsageError(`-${name} takes no value.`);
      calls.push({ flag: name, action: flag.action, values: {} });
      continue;
    }
    const taken = value ?? rest.shift();
    if (taken === undefined || taken === '') throw new UsageError(`-${name} needs a value.`);
    if (flag) {
      calls.push({ flag: name, action: flag.action, values: { [flag.value ?? '']: taken } });
      continue;
    }
    if (given.has(name)) throw new UsageError(`--${name} is given twice.`);
    given.set(name, taken);
  }
  const [call, other] = calls;
  if (!call) throw new UsageError(`There is nothing to do. ${launcherUsage(launcher)}`);
  if (other) throw new UsageError(`Only one thing can be done at a time; this is ${calls.length}.`);
  return withOptions(bridge, launcher, call, given);
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
  ];
}

/** How a launcher is called, in one line. */
export function launcherUsage(launcher: LauncherDefinition): string {
  const flags = Object.entries(launcher.flags).map(([name, { value }]) => `-${name}${value ? `:${value}` : ''}`);
  const options = Object.entries(launcher.options ?? {}).map(([name, { parameter }]) => `[--${name} ${parameter}]`);
  const calls = [...(launcher.default ? [launcher.default.value] : []), ...flags].join(' | ');
  return `Usage: ${[launcher.name, calls, ...options].join(' ')}`;
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
  { flag, action, values }: { flag: string; action: string; values: Record<string, string> },
  given: ReadonlyMap<string, string>,
): LauncherCall {
  const actions: Readonly<Record<string, ActionDefinition>> = bridge.definition.actions;
  const texts = { ...values };
  const names: LauncherCall['names'][number][] = [];
  for (const [word, text] of given) {
    const option = own(launcher.options ?? {}, word);
    if (!option) continue;
    const { parameter, names: where } = option;
    if (!Object.hasOwn(actions[action]?.parameters ?? {}, parameter) || Object.hasOwn(texts, parameter)) {
      throw new UsageError(`--${word} does not go with ${flag === '' ? 'this' : `-${flag}`}.`);
    }
    if (where && !isNumber(text)) names.push({ parameter, name: text, where });
    else texts[parameter] = text;
  }
  return { action, values: texts, names };
}

function own<T>(all: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
