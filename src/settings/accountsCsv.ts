import { csvTable, trimmed } from '../definition/contacts/csv.js';
import { didYouMean } from '../definition/nearest.js';
import { DefinitionError } from '../errors.js';
import {
  type Account,
  type AccountDefinition,
  accountFieldName,
  accountFieldNames,
  checkAccount,
  foldedField,
  isAccount,
} from './account.js';
import type { AccountRules, ApplicationSettings } from './application.js';
import { keyFinder } from './keyTable.js';

/** A line of a CSV file that is an account. */
export interface CsvAccount {
  readonly line: number;
  readonly account: Account;
  /** What stands in the columns that are not the account's, by their names without blanks, hyphens and case. */
  readonly others: ReadonlyMap<string, string>;
}

export interface CsvProblem {
  readonly line: number;
  readonly message: string;
  /** As of an account, where the line has all its cells. */
  readonly others?: ReadonlyMap<string, string>;
}

export interface CsvAccounts {
  readonly accounts: readonly CsvAccount[];
  readonly problems: readonly CsvProblem[];
}

export interface CsvOptions {
  /** Columns that are not the account's, such as the one that says whose it is. */
  readonly others?: readonly string[];
  readonly force?: boolean;
}

/**
 * Accounts from CSV: the first line names the columns, separated by commas, semicolons or tabs. An empty cell is as if
 * its column were not there.
 *
 * @param source what to call the text in errors.
 * @throws DefinitionError when the columns are wrong. What is wrong with a line is given with those that are right.
 */
export function readAccountsCsv(
  settings: ApplicationSettings,
  text: string,
  source: string,
  options: CsvOptions = {},
): CsvAccounts {
  const { accounts: rules } = settings;
  const table = csvTable(text);
  const others = new Set((options.others ?? []).map(foldedField));
  const columns = columnsOf(rules, table.columns, table.problem, others, source);
  const accounts: CsvAccount[] = [];
  const problems: CsvProblem[] = [];
  for (const { line, cells, problem } of table.records) {
    if (problem !== undefined) {
      problems.push({ line, message: problem });
      continue;
    }
    const checked = checkAccount(settings, definitionOf(rules, cells, columns, others), options.force);
    const own = { line, others: othersOf(cells, columns, others) };
    if (isAccount(checked)) accounts.push({ ...own, account: checked });
    else problems.push(...checked.map((message) => ({ ...own, message })));
  }
  return { accounts, problems };
}

function columnsOf(
  rules: AccountRules,
  cells: readonly string[],
  problem: string | undefined,
  others: ReadonlySet<string>,
  source: string,
): readonly string[] {
  const columns = cells.map(foldedField);
  const known = (column: string) => others.has(column) || accountFieldName(rules, column) !== undefined;
  const messages = [
    ...(problem === undefined ? [] : [problem]),
    ...(cells.length === 0 ? ['It is empty. Its first line names the columns, such as username,domain,password.'] : []),
    ...cells.filter((_, place) => !known(columns[place] ?? '')).map((cell) => unknownColumn(rules, cell)),
    ...cells.filter((_, place) => columns.indexOf(columns[place] ?? '') !== place).map(twice),
    ...[...others].filter((name) => !columns.includes(name)).map((name) => `There is no column ${name}.`),
  ];
  if (messages.length === 0) return columns;
  const problems = messages.map((message) => ({ path: 'columns', message, line: 1, column: 1 }));
  throw new DefinitionError(source, problems);
}

function unknownColumn(rules: AccountRules, cell: string): string {
  const advice = didYouMean(cell, accountFieldNames(rules));
  return `The column ${JSON.stringify(cell)} is nothing that an account has.${advice} Remove it, or name it with --ignore.`;
}

function twice(cell: string): string {
  return `The column ${JSON.stringify(cell)} stands there twice.`;
}

function definitionOf(
  rules: AccountRules,
  cells: readonly string[],
  columns: readonly string[],
  others: ReadonlySet<string>,
): AccountDefinition {
  const own = columns.map((column, place) => [column, cellOf(rules, column, cells[place] ?? '')] as const);
  return Object.fromEntries(
    own.filter(
      ([column, cell]) => cell !== '' && (!others.has(column) || accountFieldName(rules, column) !== undefined),
    ),
  );
}

/** Blanks around a cell are nobody's intention; those of a password may be a part of it. */
function cellOf(rules: AccountRules, column: string, cell: string): string {
  const name = accountFieldName(rules, column);
  return name !== undefined && keyFinder(rules.keys)(name)?.value.kind === 'secret' ? cell : trimmed(cell);
}

/** A column may be both: what chooses a line may be the account's user name. */
function othersOf(
  cells: readonly string[],
  columns: readonly string[],
  others: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap((column, place) => (others.has(column) ? [[column, trimmed(cells[place] ?? '')]] : [])),
  );
}
