import { UsageError } from '../../errors.js';
import type {
  Account,
  ApplicationSettings,
  Condition,
  CsvAccount,
  CsvProblem,
  Edit,
  SettingsDefinition,
} from '../../settings/index.js';
import { BadLinesError } from '../badLines.js';
import { inputBytes, inputFile } from '../inputFile.js';
import { showBadLines } from '../showBadLines.js';
import { passwordFrom } from './password.js';

export interface AccountFlags {
  readonly accounts?: string;
  readonly where?: readonly string[];
  readonly ignore?: readonly string[];
  readonly skipBadLines?: boolean;
  readonly account?: number;
  readonly passwordStdin?: boolean;
  readonly askPassword?: boolean;
  readonly force?: boolean;
  readonly unsafeHooks?: boolean;
}

export interface GivenAccounts extends SettingsDefinition {
  readonly edits: readonly Edit[];
  /** @throws RefusedError when lines were skipped, after all else is done. */
  readonly finish: () => void;
}

/** The accounts that the flags ask for, and the password that goes with them. */
export async function readAccounts(application: ApplicationSettings, flags: AccountFlags): Promise<GivenAccounts> {
  const { withPassword } = await import('../../settings/index.js');
  const given = await fromFile(application, flags);
  const numbered = withSlot(given.accounts, flags.account);
  const password = await readPassword(application, flags, numbered);
  const { accounts, edits } = withPassword(application, numbered, password, flags.account);
  return { ...given, accounts, edits };
}

/**
 * The lines of a table that the flags choose. What is wrong with others is no matter of this phone.
 *
 * @param columns those that are not the account's, besides those of `--where` and `--ignore`.
 * @throws DefinitionError for wrong columns; RefusedError for bad lines, unless they are to be skipped.
 */
export async function readTable(
  application: ApplicationSettings,
  file: string,
  columns: readonly string[],
  flags: AccountFlags,
): Promise<{ rows: readonly CsvAccount[]; conditions: readonly Condition[]; finish: () => void }> {
  const { conditionOf, matching, readAccountsCsv } = await import('../../settings/index.js');
  const conditions = (flags.where ?? []).map(conditionOf);
  const others = [...columns, ...conditions.map(({ column }) => column), ...(flags.ignore ?? [])];
  const text = await inputFile(file);
  const { accounts, problems } = readAccountsCsv(application, text, file, { others, force: flags.force ?? false });
  const finish = reportBadLines(file, matching(problems, conditions), flags.skipBadLines ?? false);
  return { rows: matching(accounts, conditions), conditions, finish };
}

/**
 * Names every bad line.
 *
 * @returns what ends a command that skipped them.
 * @throws RefusedError unless they are to be skipped.
 */
export function reportBadLines(file: string, problems: readonly CsvProblem[], skip: boolean): () => void {
  if (problems.length === 0) return () => {};
  showBadLines(file, problems);
  const bad = (consequence: string) => new BadLinesError('accounts', file, problems, consequence);
  if (!skip) throw bad('. Nothing was written. Mend them, or use --skip-bad-lines.');
  return () => {
    throw bad(', and left out. The rest is done.');
  };
}

async function fromFile(application: ApplicationSettings, flags: AccountFlags): Promise<Omit<GivenAccounts, 'edits'>> {
  const { chooseAccounts, isTable } = await import('../../settings/index.js');
  const { accounts: file } = flags;
  if (file === undefined) return { settings: [], accounts: [], finish: () => {} };
  if (isTable(file)) {
    const { rows, conditions, finish } = await readTable(application, file, [], flags);
    return { settings: [], accounts: chooseAccounts(rows, conditions).map(({ account }) => account), finish };
  }
  if (flags.where) throw new UsageError('--where chooses lines of a table, such as a .csv file.');
  return { ...(await definitionOf(application, file, flags.force ?? false)), finish: () => {} };
}

async function definitionOf(
  application: ApplicationSettings,
  file: string,
  force: boolean,
): Promise<SettingsDefinition> {
  const { readDefinition, readIniDefinition, systemTools } = await import('../../settings/index.js');
  if (!/\.ini$/i.test(file)) return readDefinition(application, await inputFile(file), file, force);
  return readIniDefinition(application, await inputBytes(file), systemTools(application).coder, file, force);
}

/** @throws UsageError where there is not exactly one account to number. */
function withSlot(accounts: readonly Account[], slot: number | undefined): readonly Account[] {
  if (slot === undefined || accounts.length === 0) return accounts;
  if (accounts.length > 1) throw new UsageError('--account is for one account, and there are several.');
  return accounts.map((account) => ({ ...account, slot }));
}

/** A variable that is set may be for another command: where nothing lacks a password, it does not count. */
async function readPassword(
  { accounts: rules }: ApplicationSettings,
  flags: AccountFlags,
  accounts: readonly Account[],
): Promise<string | undefined> {
  if (flags.passwordStdin && flags.askPassword)
    throw new UsageError('--password-stdin and --ask-password exclude each other.');
  if (flags.passwordStdin) return passwordFrom('stdin');
  if (flags.askPassword) return passwordFrom('prompt');
  const variable = process.env.BRIDGESMITH_PASSWORD;
  const { hasPassword } = await import('../../settings/index.js');
  const lacking = accounts.some((account) => !hasPassword(rules, account));
  return variable && (lacking || (accounts.length === 0 && flags.account !== undefined)) ? variable : undefined;
}
