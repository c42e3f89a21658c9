import { readFileSync } from 'node:fs';
import type { Bridge } from './definition/bridge.js';
import { numberOfName } from './definition/launcher/names.js';
import type { SettingsCall } from './definition/launcher/settingsCall.js';
import { readLauncher } from './definition/launcher/words.js';
import type { ArgumentValues } from './definition/resolve/resolve.js';
import type { LauncherNames } from './definition/schema.js';
import { NotFoundError, RefusedError } from './errors.js';
import { decodeText } from './ffi/codePage.js';

/** What a test replaces: the bytes of a file, undefined when it is not there. */
export type ReadFile = (path: string) => Uint8Array | undefined;

/** What a launcher is asked for, with all names looked up. */
export interface LauncherArguments {
  /** Undefined when there is nothing but settings. */
  readonly action?: string;
  readonly values: ArgumentValues;
  /** What is to be set before; undefined when no flag says so. */
  readonly settings?: LauncherArgumentsSettings;
  /** The values of flags that the caller carries out itself. */
  readonly others?: Readonly<Record<string, string>>;
}

/** Settings of which the number is known. */
export type LauncherArgumentsSettings = Omit<SettingsCall, 'number'> & { readonly number?: number };

/**
 * An action and its arguments, from the words behind a launcher's name, and the settings that they ask for. Names that
 * stand for numbers are looked up in the file that the definition says.
 *
 * @param others flags that generated launchers refuse, and that the caller carries out itself.
 * @throws UsageError for words that the launcher does not know; NotFoundError for a name that stands nowhere; RefusedError
 *   for what cannot be done.
 */
export function launcherArguments(
  bridge: Bridge,
  words: readonly string[],
  readFile: ReadFile = fileBytes,
  others: readonly string[] = [],
): LauncherArguments {
  const { action, values, names, settings, others: own } = readLauncher(bridge, words, others);
  const numbers = names.map(({ parameter, name, where }) => [parameter, lookUp(where, name, readFile)]);
  return {
    ...(action === undefined ? {} : { action }),
    values: { ...values, ...Object.fromEntries(numbers) },
    ...(settings ? { settings: withNumber(settings, readFile) } : {}),
    ...(own ? { others: own } : {}),
  };
}

function withNumber({ number, ...settings }: SettingsCall, readFile: ReadFile): LauncherArgumentsSettings {
  if (!number) return settings;
  const text = number.where ? lookUp(number.where, number.text, readFile) : number.text;
  if (!/^[1-9][0-9]{0,2}$/.test(text)) {
    throw new RefusedError('number', `${text}: expected a whole number from 1 to 999, without leading zeros.`);
  }
  return { ...settings, number: Number(text) };
}

function lookUp(where: LauncherNames, name: string, readFile: ReadFile): string {
  const file = where.file.replace(/%([^%]+)%/g, (whole, variable: string) => process.env[variable] ?? whole);
  const bytes = readFile(file);
  if (!bytes) throw new NotFoundError(`"${name}" cannot be looked up: ${file} is not there. Give the number instead.`);
  return String(numberOfName(textOf(bytes), where, name, file));
}

/** As Windows reads an .ini file: UTF-16LE where a BOM says so, else in the system's own code page. */
function textOf(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return utf16 ? Buffer.from(bytes.subarray(2)).toString('utf16le') : decodeText(bytes, 'ansi');
}

function fileBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
