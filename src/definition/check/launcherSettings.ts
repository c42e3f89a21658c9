import { settingSwitches } from '../launcher/settings.js';
import type { BridgeDefinition, LauncherDefinition, LauncherSettings, SettingFlag } from '../schema.js';
import type { Problem } from './problem.js';

type Keys = readonly PropertyKey[];

/** What is wrong with the settings of a launcher beyond their shape. */
export function checkLauncherSettings(bridge: BridgeDefinition, launcher: LauncherDefinition): Problem[] {
  const { settings } = launcher;
  if (!settings) return [];
  const keys = ['launcher', 'settings'];
  return [
    ...(bridge.application
      ? []
      : [{ keys, message: 'needs application at the top: what is set up must be found, and started.' }]),
    ...startProblems(bridge, settings),
    ...numberedProblems(launcher, settings),
    ...secretProblems(settings),
    ...Object.entries(settings.flags).flatMap(([name, flag]) => flagProblems([...keys, 'flags', name], flag, settings)),
    ...sharedKeys(settings),
  ];
}

/** The words of a launcher's settings, each with where it stands. */
export function settingWords(settings: LauncherSettings | undefined): { keys: Keys; word: string }[] {
  if (!settings) return [];
  const at = (place: string, all: object) =>
    Object.keys(all).map((word) => ({ keys: ['launcher', 'settings', place, word], word }));
  return [
    ...at('flags', settings.flags),
    ...at('refused', settings.refused ?? {}),
    { keys: ['launcher', 'settings', 'start', 'flag'], word: settings.start.flag },
    ...Object.values(settingSwitches(settings)).map((word) => ({ keys: ['launcher', 'settings'], word })),
  ];
}

function startProblems({ actions }: BridgeDefinition, { start }: LauncherSettings): Problem[] {
  const keys = ['launcher', 'settings', 'start'];
  const action = Object.hasOwn(actions ?? {}, start.action) ? actions[start.action] : undefined;
  const message = action
    ? 'does not go over exe, and so starts no program.'
    : `is "${start.action}", and the bridge has no such action.`;
  return [
    ...(action?.bindings?.exe ? [] : [{ keys: [...keys, 'action'], message }]),
    ...(Object.keys(start.ways).length > 0 ? [] : [{ keys: [...keys, 'ways'], message: 'is empty.' }]),
  ];
}

function numberedProblems({ options = {} }: LauncherDefinition, { numbered }: LauncherSettings): Problem[] {
  if (!numbered || Object.hasOwn(options, numbered.option)) return [];
  const keys = ['launcher', 'settings', 'numbered', 'option'];
  return [{ keys, message: `is "${numbered.option}", and the launcher has no such option.` }];
}

function secretProblems({ flags }: LauncherSettings): Problem[] {
  const [, ...others] = Object.entries(flags).filter(([, { value }]) => value?.kind === 'secret');
  return others.map(([name]) => ({
    keys: ['launcher', 'settings', 'flags', name],
    message: 'is a second secret: there is one variable, and one line of standard input.',
  }));
}

function flagProblems(keys: Keys, flag: SettingFlag, { flags }: LauncherSettings): Problem[] {
  const { value, set, besides, words = [], alone } = flag;
  const all = words.flatMap((one) => one.words);
  const problem = (place: Keys, message: string) => ({ keys: [...keys, ...place], message });
  return [
    ...(value || words.length > 0 ? [] : [problem([], 'takes nothing: it needs a value, or words.')]),
    ...((value === undefined) === (set === undefined) ? [] : [problem([], 'needs both value and set, or neither.')]),
    ...(besides && !Object.hasOwn(flags, besides.flag)
      ? [problem(['besides', 'flag'], `is "${besides.flag}", and there is no such flag of settings.`)]
      : []),
    ...(alone === undefined || all.includes(alone)
      ? []
      : [problem(['alone'], `is "${alone}", and no word of the flag.`)]),
    ...all
      .filter((word, place) => all.indexOf(word) !== place)
      .map((word) => problem(['words'], `has the word ${word} twice.`)),
    ...(value?.kind === 'integer' && value.minimum > value.maximum
      ? [problem(['value'], `has a minimum (${value.minimum}) above its maximum (${value.maximum}).`)]
      : []),
    ...(value?.kind === 'text' && value.pattern !== undefined
      ? patternProblems([...keys, 'value'], value.pattern)
      : []),
  ];
}

/** JavaScript, .NET and JScript must read a pattern alike. */
function patternProblems(keys: Keys, pattern: string): Problem[] {
  const message = patternProblem(pattern);
  return message === undefined ? [] : [{ keys: [...keys, 'pattern'], message }];
}

function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(`^(?:${pattern})$`);
  } catch {
    return 'is no regular expression.';
  }
  // A sign behind a backslash is only itself.
  const bare = pattern.replace(/\\[^A-Za-z0-9]/g, '.');
  const unportable = /\\.|\(\?(?!:)|[^ -~]|\$|(?<!\[)\^|\[\^?\]/.exec(bare)?.[0];
  return unportable === undefined
    ? undefined
    : `holds ${unportable}, which not every target reads alike: only classes, groups and quantifiers are.`;
}

/** Two flags that are given together must not set one key, unless one of them knows the other. */
function sharedKeys({ flags }: LauncherSettings): Problem[] {
  const entries = Object.entries(flags);
  const keysOf = ({ set = [], words = [] }: SettingFlag) =>
    [...set, ...words.flatMap((one) => one.set)].map(({ section, key }) => `[${section}] ${key}`.toLowerCase());
  return entries.flatMap(([name, flag], place) =>
    entries.slice(0, place).flatMap(([other, earlier]) => {
      if (flag.besides?.flag === other || earlier.besides?.flag === name) return [];
      const shared = keysOf(flag).find((key) => keysOf(earlier).includes(key));
      const keys = ['launcher', 'settings', 'flags', name];
      return shared === undefined ? [] : [{ keys, message: `sets ${shared}, as ${other} does.` }];
    }),
  );
}
