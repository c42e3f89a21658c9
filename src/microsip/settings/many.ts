import { join } from 'node:path';
import { isDeviceName } from '../../definition/deviceNames.js';
import { BridgesmithError, FailedError } from '../../errors.js';
import type { Files } from '../../files/files.js';
import { same } from '../../files/replaceFile.js';
import { asciiCoder } from '../../ini/encoding.js';
import { emptyIni, iniBytes } from '../../ini/file.js';
import type { CsvAccount, CsvProblem } from './accountsCsv.js';
import type { Allowances } from './keys.js';
import { type Edit, planProvision } from './plan.js';

/** A new settings file for one user. */
export interface SettingsFile {
  /** Its name, such as `anna.ini`. */
  readonly name: string;
  readonly bytes: Buffer;
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
      const { file } = planProvision(emptyIni(asciiCoder), request);
      files.push({ name: `${name}.ini`, bytes: iniBytes(file), lines: group.map(({ line }) => line) });
    } catch (error) {
      if (!(error instanceof BridgesmithError)) throw error;
      problems.push(...error.message.split('\n').map((message) => ({ line: first.line, message })));
    }
  }
  return { files, problems };
}

/**
 * Writes new files into a folder: first all of them under other names, then each in its place, so that a disk that is
 * full leaves nothing.
 *
 * @param progress told how many are done.
 * @throws FailedError where a file that differs is in the way, or when one could not be written. None is left then.
 */
export async function writeSettingsFiles(
  files: Files,
  folder: string,
  wanted: readonly SettingsFile[],
  progress: (done: number) => void = () => {},
): Promise<void> {
  const fresh: SettingsFile[] = [];
  const strangers: string[] = [];
  for (const file of wanted) {
    const present = await files.read(join(folder, file.name));
    if (present === undefined) fresh.push(file);
    else if (!same(present, file.bytes)) strangers.push(file.name);
  }
  if (strangers.length > 0) {
    const names = strangers
      .slice(0, 5)
      .join(', ')
      .concat(strangers.length > 5 ? ' …' : '');
    throw new FailedError(
      `${folder} has other files of these names: ${names}. Nothing was written. Use another folder.`,
    );
  }
  const written: string[] = [];
  try {
    for (const { name, bytes } of fresh) {
      const temporary = join(folder, `${name}.bridgesmith.tmp`);
      written.push(temporary);
      await files.remove(temporary);
      await files.writeNew(temporary, bytes);
      progress(written.length);
    }
    for (const { name } of fresh) {
      await files.replace(join(folder, name), join(folder, `${name}.bridgesmith.tmp`));
      written.push(join(folder, name));
    }
  } catch (error) {
    for (const path of written) await files.remove(path).catch(() => {});
    const { code, message } = error as NodeJS.ErrnoException;
    throw new FailedError(`${folder} could not be written: ${code ?? message}. Nothing is left there.`, {
      cause: error,
    });
  }
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
