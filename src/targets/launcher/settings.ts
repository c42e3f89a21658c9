import type { Bridge } from '../../definition/bridge.js';
import {
  longestSetting,
  numberedFlags,
  secretFlag,
  settingPattern,
  settingRefusal,
  settingSwitches,
} from '../../definition/launcher/settings.js';
import { variableOf } from '../../definition/names.js';
import { rulesOf } from '../../definition/resolve/rulesOf.js';
import type { BridgeDefinition, LauncherDefinition, LauncherSettings, SettingFlag } from '../../definition/schema.js';
import { findView } from '../findView.js';
import { mistakesOf, ruleView } from '../model/rules.js';

/** `set /p` cuts off what is longer than 1023 characters, or some less, and does not say so. */
const longestLine = 1000;

/** What the templates see of a launcher's settings; undefined for a launcher that has none. */
export function settingsView(bridge: Bridge, launcher: LauncherDefinition) {
  const { settings } = launcher;
  const { application, title }: BridgeDefinition = bridge.definition;
  if (!settings) return undefined;
  const { restart, stdin = '', prompt = '' } = settingSwitches(settings);
  const secret = secretFlag(settings) ?? '';
  const ways = Object.entries(settings.start.ways).map(([word, argument]) => ({ word, argument }));
  return {
    ...findView(title, application),
    expands: true,
    notFound: `${title} was not found. Looked at:`,
    title,
    says: messages(title, settings),
    folder: settings.folder,
    installed: settings.registry.flatMap(({ key, value = '' }) => viewKeys(key).map((view) => `${view}\\${value}`)),
    flags: Object.entries(settings.flags).map(([word, flag]) => flagView(word, flag, settings)),
    start: {
      ...wordView(settings.start.flag),
      ways,
      stop: settings.start.stop,
    },
    refused: Object.entries(settings.refused ?? {}).map(([word, message]) => ({ ...lengths(word), word, message })),
    restart: { word: restart, ...lengths(restart) },
    hasSecret: secret !== '',
    secret: { ...wordView(secret), own: variableOf(secret) },
    longestLine,
    stdin: { word: stdin, bare: bare(stdin), ...lengths(stdin) },
    prompt: { word: prompt, bare: bare(prompt), ...lengths(prompt) },
    passwordWarning: `Every program can read a password on a command line. Use --${stdin}, --${prompt} or the variable ${variableOf(secret)}.`,
    switches: [restart, stdin, prompt].filter((word) => word !== '').map(bare),
    numberedWords: numberedFlags(settings),
    registry: settings.registry.flatMap(({ key, value = '' }) =>
      viewKeys(key).map((view) => ({
        key: view.replace(/^HKCU/, 'HKEY_CURRENT_USER').replace(/^HKLM/, 'HKEY_LOCAL_MACHINE'),
        value,
      })),
    ),
    numbered: numberedView(settings),
    checks: checkViews(bridge, launcher),
    mistakes: mistakesOf(bridge.definition),
    reset: [...Object.keys(settings.flags), settings.start.flag, 'number', 'value'].map(settingVariable),
  };
}

/** What all scripts say alike. */
function messages(title: string, { start }: LauncherSettings) {
  const once = `Start ${title} once and close it`;
  return {
    shown: `${title} runs already, and stays shown as it is.`,
    way: `--${start.flag}: expected ${Object.keys(start.ways).join(', ')}.`,
    running: ` runs, and would write over its settings when it ends. Close it, or use --restart. Nothing was changed.`,
    several: ` of ${title} run with these settings, and --restart ends one only. Nothing was changed. End them, and try again.`,
    otherUser: `${title} runs as somebody else. Nothing was changed. End it, and try again.`,
    tooLate: `${title} has not ended in 20 s. Nothing was changed. End it, and try again.`,
    unknown: ' is installed or portable cannot be told. Start it once, so that it makes its settings.',
    odd: ` is neither UTF-16LE with its mark nor in the system's own code page, or is cut off. Nothing was changed. ${once}, which writes it anew.`,
    letters: `The settings file has no byte order mark, and a value has letters that the system's code page lacks. ${once}: it converts the file to UTF-16.`,
    older: `The settings are those of an old version. ${once}.`,
    locked: ' cannot be written, or is just being written by another program. Wait a minute. It is as it was.',
    changed: ' has just been changed. Try again.',
  };
}

/** The words of flags that take a value, or are refused. */
export function settingWords({ flags, start, refused = {} }: LauncherSettings): string[] {
  return [...Object.keys(flags), start.flag, ...Object.keys(refused)];
}

/** The variable in which the batch file hands a flag's value to its script. */
export function settingVariable(word: string): string {
  return `BRIDGESMITH_SETTING_${word.replaceAll('-', '_').toUpperCase()}`;
}

function flagView(word: string, flag: SettingFlag, settings: LauncherSettings) {
  const { value, set = [], besides, words = [], alone = '' } = flag;
  const edits = (all: NonNullable<SettingFlag['set']>) =>
    all.map(({ section, key, value: becomes, removes = '' }) => ({
      section,
      isNumbered: section === settings.numbered?.section,
      key,
      isLiteral: becomes !== undefined,
      becomes: becomes ?? '',
      removes,
    }));
  return {
    ...wordView(word),
    alone,
    isAlone: alone !== '',
    isNumbered: numberedFlags(settings).includes(word),
    isSecret: value?.kind === 'secret',
    takesValue: value !== undefined,
    pattern: value ? settingPattern(value) : '',
    longest: value ? longestSetting(value) : 0,
    minimum: value?.kind === 'integer' ? value.minimum : 0,
    maximum: value?.kind === 'integer' ? value.maximum : 0,
    isInteger: value?.kind === 'integer',
    refusal: settingRefusal(word, flag),
    set: edits(set),
    hasBesides: besides !== undefined,
    besides: { flag: besides?.flag ?? '', set: edits(besides?.set ?? []) },
    words: words.flatMap((one) => one.words.map((text) => ({ text, set: edits(one.set) }))),
  };
}

function wordView(word: string) {
  return { word, variable: settingVariable(word), ...lengths(word) };
}

/** As PowerShell writes a name. */
function bare(word: string): string {
  return word.replaceAll('-', '');
}

/** How long `-word` and `-word:` are. */
function lengths(word: string) {
  return { prefixLength: word.length + 2 };
}

function numberedView({ numbered }: LauncherSettings) {
  const { section = '', option = '', needs = [], current } = numbered ?? {};
  return {
    is: numbered !== undefined,
    section,
    option,
    needs: needs.map((key) => ({ key })),
    first: needs[0] ?? '',
    current: {
      section: current?.section ?? '',
      key: current?.key ?? '',
      none: { key: current?.none?.key ?? '', value: current?.none?.value ?? '' },
      older: current?.older ?? '',
    },
  };
}

/** What a value must be for the action that gets it: to be known before settings are changed. */
function checkViews(bridge: Bridge, launcher: LauncherDefinition) {
  const { actions }: BridgeDefinition = bridge.definition;
  const calls = [
    ...Object.entries(launcher.flags).map(([word, flag]) => ({ label: `flag.${word}`, ...flag })),
    ...(launcher.default ? [{ label: 'default', ...launcher.default }] : []),
  ];
  return calls.flatMap(({ label, action, value }) => {
    const definition = actions[action];
    const rule = value === undefined || !definition ? undefined : rulesOf(definition).get(value);
    if (value === undefined || rule?.form !== 'text') return [];
    return [{ label, parameter: value, expected: rule.expected, ...ruleView(rule) }];
  });
}

/** Programs of 32 bits have registry keys of their own, and the value there is looked at first. */
function viewKeys(key: string): string[] {
  const other = key.replace(/^HKLM\\Software\\/i, 'HKLM\\Software\\WOW6432Node\\');
  return other === key ? [key] : [other, key];
}
