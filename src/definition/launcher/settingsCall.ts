import { RefusedError, UsageError } from '../../errors.js';
import { own } from '../own.js';
import type { LauncherDefinition, LauncherNames, LauncherSettings } from '../schema.js';
import { numberedFlags, type SettingTexts, secretFlag, settingSwitches } from './settings.js';

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
 * What the flags that change settings amount to; undefined where there is none.
 *
 * @param given those flags, as they stand.
 * @throws UsageError for a secret from two places, and for a restart without settings; RefusedError for a start that is none.
 */
export function settingsCall(
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

/** Whether a text is the number itself, and no name for one. */
export function isNumber(text: string): boolean {
  return /^[0-9]+$/.test(text);
}
