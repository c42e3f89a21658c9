import { isDeviceName } from '../definition/deviceNames.js';
import { BridgesmithError } from '../errors.js';
import type { NewFile } from '../files/writeNewFiles.js';
import { asciiCoder } from '../ini/encoding.js';
import { iniBytes } from '../ini/file.js';
import type { CsvAccount, CsvProblem } from './accountsCsv.js';
import type { ApplicationSettings } from './application.js';
import type { Allowances } from './checkValue.js';
import type { Edit } from './edit.js';
import { newSettings } from './file.js';
import { planProvision } from './plan.js';

/** A new settings file for one user. */
export interface SettingsFile extends NewFile {
  /** The lines of the table that it is made from. */
  readonly lines: readonly number[];
}

export interface ManyOptions extends Allowances {
  /** The name of a line's file; without `.ini`. */
  readonly nameOf: (account: CsvAccount) => string;
  /** What each of them has besides its accounts. */
  readonly edits?: readonly Edit[];
}

/** A settings file for each name in a table; lines of the same name are accounts of one phone. */
export function settingsFiles(
  settings: ApplicationSettings,
  accounts: readonly CsvAccount[],
  { nameOf, edits = [], ...allowances }: ManyOptions,
): { files: SettingsFile[]; problems: CsvProblem[] } {
  const files: SettingsFile[] = [];
  const problems: CsvProblem[] = [];
  for (const [, group] of grouped(accounts, nameOf)) {
    const [first] = group;
    if (!first) continue;
    const name = nameOf(first);
    const wrong = nameProblem(name) ?? slotProblem(group);
    if (wrong !== undefined) {
      problems.push(...group.map(({ line }) => ({ line, message: wrong })));
      continue;
    }
    try {
      const request = { edits, accounts: group.map(({ account }) => account), ...allowances };
      const { file } = planProvision(settings, newSettings(settings, asciiCoder(settings.toUtf16)), request);
      files.push({ name: `${name}.ini`, bytes: iniBytes(file), lines: group.map(({ line }) => line) });
    } catch (error) {
      if (!(error instanceof BridgesmithError)) throw error;
      problems.push(...error.message.split('\n').map((message) => ({ line: first.line, message })));
    }
  }
  return { files, problems };
}

/** Windows does not tell upper from lower case in names of files. */
function grouped(accounts: readonly CsvAccount[], nameOf: ManyOptions['nameOf']): Map<string, CsvAccount[]> {
  const groups = new Map<string, CsvAccount[]>();
  for (const account of accounts) {
    const name = nameOf(account).toLowerCase();
    const group = groups.get(name);
    if (group) group.push(account);
    else groups.set(name, [account]);
  }
  return groups;
}

/** Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
function nameProblem(name: string): string | undefined {
  if (name === '') return 'the name of its file is empty';
  if (!isDeviceName(name) && name.length <= 200 && !/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$/u.test(name)) return undefined;
  return `${JSON.stringify(name)} is no name that a file can have on Windows`;
}

/** Two lines of one name are one phone with two accounts only where they say which. */
function slotProblem(group: readonly CsvAccount[]): string | undefined {
  if (group.length === 1) return undefined;
  const slots = group.map(({ account }) => account.slot);
  if (slots.every((slot, place) => slot !== undefined && slots.indexOf(slot) === place)) return undefined;
  const lines = group.map(({ line }) => line).join(', ');
  return `lines ${lines} have the same file; give each an account of its own in a column named account, or remove all but one`;
}
