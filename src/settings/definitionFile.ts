import { extname } from 'node:path';
import { readDocument, type TextDocument } from '../definition/load/document.js';
import { DefinitionError, type DefinitionProblem, UsageError } from '../errors.js';
import { type Account, type AccountDefinition, checkAccount, isAccount } from './account.js';
import type { ApplicationSettings } from './application.js';

/** What a definition asks for: settings, not checked yet, and accounts. */
export interface SettingsDefinition {
  readonly settings: readonly (readonly [string, string])[];
  readonly accounts: readonly Account[];
  /** Whether it is a file that a phone has written, whose settings are taken as they stand there. */
  readonly isPhones?: boolean;
  /** What its owner should know. */
  readonly notes?: readonly string[];
}

/** Whether a file's name is that of a table with a line for each account, as against one definition. */
export function isTable(file: string): boolean {
  return ['.csv', '.tsv', '.txt'].includes(extname(file).toLowerCase());
}

/**
 * A definition from the text of a .json, .yaml or .yml file.
 *
 * @throws DefinitionError with everything that is wrong; UsageError for another kind of file.
 */
export function readDefinition(
  rules: ApplicationSettings,
  text: string,
  file: string,
  force = false,
): SettingsDefinition {
  switch (extname(file).toLowerCase()) {
    case '.json':
    case '.yaml':
    case '.yml':
      return fromDocument(rules, readDocument(text, file, 'text'), file, force);
    default:
      throw new UsageError(`${file}: accounts come from a file that ends in .csv, .json, .yaml, .yml or .ini.`);
  }
}

/** `{settings: {…}, accounts: [{…}]}`, or the accounts alone, or one account alone. */
function fromDocument(
  rules: ApplicationSettings,
  { data, placeOf }: TextDocument,
  file: string,
  force: boolean,
): SettingsDefinition {
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
      ? checkAccount(rules, definition as AccountDefinition, force)
      : ['Expected a mapping of keys to values'];
    if (isAccount(account)) return [account];
    for (const message of account) wrong(keys, message);
    return [];
  });
  if (problems.length > 0) throw new DefinitionError(file, problems);
  return { settings: settingsGiven.map(([key, value]) => [key, String(value)]), accounts: checked };
}

function isMapping(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
