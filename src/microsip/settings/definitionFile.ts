import { extname } from 'node:path';
import { readDocument, type TextDocument } from '../../definition/document.js';
import { DefinitionError, type DefinitionProblem, UsageError } from '../../errors.js';
import { type Account, type AccountDefinition, checkAccount, isAccount } from './account.js';
import { asciiCoder } from './iniEncoding.js';
import { getKey, type IniFile, keyNames, readIni, sectionNames } from './iniFile.js';

/** What a definition asks for: values of `[Settings]`, not checked yet, and accounts. */
export interface SettingsDefinition {
  readonly settings: readonly (readonly [string, string])[];
  readonly accounts: readonly Account[];
}

/** Whether a file's name is that of a table with a line for each account, as against one definition. */
export function isTable(file: string): boolean {
  return ['.csv', '.tsv', '.txt'].includes(extname(file).toLowerCase());
}

/**
 * A definition from the text of a .json, .yaml, .yml or .ini file.
 *
 * @throws DefinitionError with everything that is wrong; UsageError for another kind of file.
 */
export function readDefinition(text: string, file: string, force = false): SettingsDefinition {
  switch (extname(file).toLowerCase()) {
    case '.json':
    case '.yaml':
    case '.yml':
      return fromDocument(readDocument(text, file, 'text'), file, force);
    case '.ini':
      return fromIni(readIni(Buffer.from(`\ufeff${text}`, 'utf16le'), asciiCoder, file), file, force);
    default:
      throw new UsageError(`${file}: accounts come from a file that ends in .csv, .json, .yaml, .yml or .ini.`);
  }
}

/** `{settings: {…}, accounts: [{…}]}`, or the accounts alone, or one account alone. */
function fromDocument({ data, placeOf }: TextDocument, file: string, force: boolean): SettingsDefinition {
  const problems: DefinitionProblem[] = [];
  const wrong = (keys: readonly (string | number)[], message: string) =>
    problems.push({ path: keys.join('.'), message: `${message}.`, ...placeOf(keys) });
  const isAlone = isMapping(data) && Object.values(data).every((value) => typeof value !== 'object');
  const {
    settings = {},
    accounts = [],
    ...others
  } = isMapping(data) && !isAlone ? data : { accounts: isAlone ? [data] : data };
  for (const name of Object.keys(others))
    wrong([name], 'There is nothing of this name here, but settings and accounts');
  if (!isMapping(settings)) wrong(['settings'], 'Expected a mapping of keys to values');
  if (!Array.isArray(accounts)) wrong(['accounts'], 'Expected a list of accounts');
  const settingsGiven = isMapping(settings) ? Object.entries(settings) : [];
  for (const [key, value] of settingsGiven) if (typeof value !== 'string') wrong(['settings', key], 'Expected a text');
  const checked = (Array.isArray(accounts) ? accounts : []).flatMap((definition: unknown, place) => {
    const keys = isAlone ? [] : isMapping(data) ? ['accounts', place] : [place];
    const account = isMapping(definition)
      ? checkAccount(definition as AccountDefinition, force)
      : ['Expected a mapping of keys to values'];
    if (isAccount(account)) return [account];
    for (const message of account) wrong(keys, message);
    return [];
  });
  if (problems.length > 0) throw new DefinitionError(file, problems);
  return { settings: settingsGiven.map(([key, value]) => [key, String(value)]), accounts: checked };
}

/** The documented `[Account]`, or the phone's own `[Account1]`, `[Account2]`…; sections that are neither do not count. */
function fromIni(ini: IniFile, file: string, force: boolean): SettingsDefinition {
  const sections = sectionNames(ini);
  const documented = sections.filter((name) => /^account$/i.test(name));
  const own = sections.filter((name) => /^account[1-9]\d{0,2}$/i.test(name));
  const problems: DefinitionProblem[] = [];
  const accounts = (documented.length > 0 ? documented : own).flatMap((section) => {
    const slot = /\d+$/.exec(section)?.[0];
    const keys = keyNames(ini, section).map((key) => [key, getKey(ini, section, key) ?? ''] as const);
    const definition = Object.fromEntries(keys.filter(([, value]) => value !== ''));
    const account = checkAccount(slot === undefined ? definition : { ...definition, account: slot }, force);
    if (isAccount(account)) return [account];
    problems.push(...account.map((message) => ({ path: `[${section}]`, message: `${message}.` })));
    return [];
  });
  if (problems.length > 0) throw new DefinitionError(file, problems);
  const settings = keyNames(ini, 'Settings').map((key) => [key, getKey(ini, 'Settings', key) ?? ''] as const);
  return { settings, accounts };
}

function isMapping(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
