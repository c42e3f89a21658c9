import { RefusedError } from '../../errors.js';
import type { LauncherSettings, SettingFlag, SettingValue } from '../schema.js';

/** One key of a settings file, and the value that it is given. */
export interface SettingEdit {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/** The texts of flags by their names; undefined for a flag without a value. */
export type SettingTexts = Readonly<Record<string, string | undefined>>;

/** What is needed of a launcher's settings to know what its flags change. */
type Flags = Pick<LauncherSettings, 'flags' | 'numbered'>;

/**
 * What flags of a launcher make of a settings file. Generated launchers make the same of them.
 *
 * @param number which of the numbered sections is meant.
 * @throws RefusedError for a value that a flag does not take.
 */
export function settingEdits(settings: Flags, texts: SettingTexts, number = 1): SettingEdit[] {
  return Object.entries(settings.flags).flatMap(([name, flag]) => {
    if (!Object.hasOwn(texts, name)) return [];
    return editsOf(name, flag, texts).map(({ section, key, value }) => ({
      section: section === settings.numbered?.section ? `${section}${number}` : section,
      key,
      value: value ?? texts[name] ?? '',
    }));
  });
}

/** The flags that change a numbered section, such as an account. */
export function numberedFlags({ flags, numbered }: Flags): string[] {
  const isNumbered = ({ set = [], besides, words = [] }: SettingFlag) =>
    [...set, ...(besides?.set ?? []), ...words.flatMap((word) => word.set)].some(
      ({ section }) => section === numbered?.section,
    );
  return Object.entries(flags).flatMap(([name, flag]) => (isNumbered(flag) ? [name] : []));
}

/** The flag whose value is a secret; there is one at most. */
export function secretFlag({ flags }: Pick<LauncherSettings, 'flags'>): string | undefined {
  return Object.entries(flags).find(([, { value }]) => value?.kind === 'secret')?.[0];
}

/** The words of a launcher that take no value: they say where a secret comes from, and what becomes of a running program. */
export function settingSwitches(settings: LauncherSettings): { restart: string; stdin?: string; prompt?: string } {
  const secret = secretFlag(settings);
  return { restart: 'restart', ...(secret ? { stdin: `${secret}-stdin`, prompt: `ask-${secret}` } : {}) };
}

/** What a flag expects, in words that finish the sentence "expected …". */
function expectedOf({ words = [], value }: SettingFlag): string {
  const all = words.flatMap((one) => one.words);
  return [...all, ...(value ? [expectedValue(value)] : [])]
    .join(', ')
    .replace(/, ([^,]*)$/, all.length ? ' or $1' : ', $1');
}

/** What is said of a value that a flag does not take. */
export function settingRefusal(name: string, flag: SettingFlag): string {
  return `--${name}: expected ${expectedOf(flag)}.${flag.otherwise === undefined ? '' : ` ${flag.otherwise}`}`;
}

/** The longest text of a value, in UTF-16 code units as it stands in the file. */
export function longestSetting(value: SettingValue): number {
  return value.kind === 'integer' ? String(value.maximum).length : (value.maximumLength ?? 255);
}

/** A regular expression that a value matches as a whole; empty where any line will do. */
export function settingPattern(value: SettingValue): string {
  if (value.kind === 'integer') return '0|[1-9][0-9]*';
  return value.kind === 'text' ? (value.pattern ?? '') : '';
}

function editsOf(name: string, flag: SettingFlag, texts: SettingTexts) {
  const text = texts[name] ?? flag.alone ?? '';
  const word = flag.words?.find(({ words }) => words.includes(text.toLowerCase()));
  if (word) return word.set;
  if (!flag.value || !isValue(flag.value, text)) throw new RefusedError(name, settingRefusal(name, flag));
  return flag.besides && Object.hasOwn(texts, flag.besides.flag) ? flag.besides.set : (flag.set ?? []);
}

function isValue(value: SettingValue, text: string): boolean {
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)) return false;
  const needsQuotes = /^\s|\s$/.test(text) || /^(["'])(?:.*\1)?$/s.test(text);
  if (text === '' || text.length + (needsQuotes ? 2 : 0) > longestSetting(value)) return false;
  const pattern = settingPattern(value);
  if (pattern !== '' && !new RegExp(`^(?:${pattern})$`).test(text)) return false;
  return value.kind !== 'integer' || (Number(text) >= value.minimum && Number(text) <= value.maximum);
}

function expectedValue(value: SettingValue): string {
  if (value.kind === 'integer') return `a whole number from ${value.minimum} to ${value.maximum}`;
  const what = value.kind === 'secret' ? 'a password' : (value.expected ?? 'a single line of text');
  return `${what}, ${longestSetting(value)} characters at most`;
}
