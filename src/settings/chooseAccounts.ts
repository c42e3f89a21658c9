import { NotFoundError, UsageError } from '../errors.js';
import { foldedField } from './account.js';
import type { CsvAccount } from './accountsCsv.js';

/** A column of a table, and what must stand in it. */
export interface Condition {
  readonly column: string;
  readonly value: string;
}

/** @throws UsageError for what is no `column=value`. */
export function conditionOf(text: string): Condition {
  const [, column, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (column && value) return { column: column.trim(), value };
  throw new UsageError(`--where ${text}: expected column=value, such as computer=PC-17.`);
}

/**
 * The lines of a table that are for this phone. Case does not matter, as it does not in names of users and computers.
 *
 * @throws NotFoundError where no line is; UsageError where it is not plain which is.
 */
export function chooseAccounts(rows: readonly CsvAccount[], conditions: readonly Condition[]): CsvAccount[] {
  const chosen = matching(rows, conditions);
  if (chosen.length === 0) throw new NotFoundError(`No good line of the table ${described(conditions)}.`);
  if (chosen.length === 1 || chosen.every(({ account }) => account.slot !== undefined)) return chosen;
  const lines = chosen.slice(0, 5).map(({ line }) => line);
  throw new UsageError(
    `${chosen.length} lines of the table are for this phone (${lines.join(', ')}${chosen.length > 5 ? '…' : ''}). Choose one with --where column=value, number its accounts in a column named account, or write a file for each with --each-into.`,
  );
}

/** The lines that meet all conditions. One that is too wrong to tell is among them. */
export function matching<Line extends { readonly others?: ReadonlyMap<string, string> }>(
  lines: readonly Line[],
  conditions: readonly Condition[],
): Line[] {
  const folded = conditions.map(({ column, value }) => [foldedField(column), value.toLowerCase()] as const);
  return lines.filter(({ others }) =>
    folded.every(([column, value]) => !others || others.get(column)?.trim().toLowerCase() === value),
  );
}

function described(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return 'is left: below the columns, each account is a line of its own';
  return `has ${conditions.map(({ column, value }) => `${value} in the column ${column}`).join(' and ')}`;
}
