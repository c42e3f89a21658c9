import { BridgesmithError, namedTogether } from '../errors.js';
import type { AccountRules, ApplicationSettings } from './application.js';
import { checkValue } from './checkValue.js';
import { keyFinder } from './keyTable.js';

/**
 * An account as people write it: with the phone's own keys, and with fields that become keys. Case, blanks, hyphens and
 * underscores in names do not matter.
 */
export type AccountDefinition = Readonly<Record<string, string | number | boolean>>;

/** An account that has been checked. */
export interface Account {
  /** Which account of the phone it is, from 1; undefined where its place in a list says so. */
  readonly slot: number | undefined;
  /** Key and value, in the order of the phone's own files. */
  readonly keys: readonly (readonly [string, string])[];
  /** It comes from a file that a phone has written. */
  readonly isPhones?: boolean;
}

/** Why a definition is no account; each finishes the sentence "line 3: …". */
export type Problems = readonly string[];

/** @param force take also keys, and values of keys, that are not known, as another version of the phone may have. */
export function checkAccount(
  settings: Pick<ApplicationSettings, 'accounts' | 'values'>,
  definition: AccountDefinition,
  force = false,
): Account | Problems {
  const { accounts } = settings;
  const problems: string[] = [];
  const given = new Map<string, string>();
  const unknown: string[] = [];
  for (const [written, value] of Object.entries(definition)) {
    const name = accountFieldName(accounts, written) ?? (force ? written : undefined);
    if (name === undefined) unknown.push(written);
    else if (given.has(name)) problems.push(`${written} is given twice`);
    else if (typeof value === 'object') problems.push(`${written} is no single value`);
    else given.set(name, String(value));
  }
  if (unknown.length > 0) problems.push(unknownFields(accounts, unknown));
  const slot = takeNumber(given, 'account', 999, problems);
  accounts.complete?.(given, problems);
  for (const name of accounts.required) {
    if (!given.get(name)) problems.push(`${name} is missing: the phone has no account without it`);
  }
  const known = accounts.keys.map(({ name }) => name).filter((name) => given.has(name));
  const names = new Set([...known, ...given.keys()]);
  const keys = [...names].map(
    (name) => [name, checkedValue(settings, name, given.get(name) ?? '', force, problems)] as const,
  );
  return problems.length > 0 ? problems : { slot, keys };
}

export function isAccount(checked: Account | Problems): checked is Account {
  return !Array.isArray(checked);
}

/** The phone's own name for what a field of a definition is called; undefined when there is none. */
export function accountFieldName(accounts: AccountRules, written: string): string | undefined {
  return fieldNamesOf(accounts).get(foldedField(written));
}

/** All of them, as they are written here. */
export function accountFieldNames(accounts: AccountRules): readonly string[] {
  return [...fieldNamesOf(accounts).values()];
}

/** A name without what people write differently. */
export function foldedField(name: string): string {
  return name.toLowerCase().replace(/[ _-]/g, '');
}

/**
 * A number that is no key, which is taken out of what is given.
 *
 * @param given the values by the names of keys and fields.
 * @param problems gets what is wrong with it.
 */
export function takeNumber(
  given: Map<string, string>,
  name: string,
  highest: number,
  problems: string[],
): number | undefined {
  const text = given.get(name);
  given.delete(name);
  if (text === undefined || text === '') return undefined;
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= highest) return Number(text);
  problems.push(`${name} is ${JSON.stringify(text)}, but expects a whole number from 1 to ${highest}`);
  return undefined;
}

/** `account` is no key of the phone, but part of the name of its section. */
function fieldNamesOf(accounts: AccountRules): ReadonlyMap<string, string> {
  const known = fieldNames.get(accounts);
  if (known) return known;
  const names = [...accounts.keys.map(({ name }) => name), ...(accounts.fields ?? []), 'account'];
  const found = new Map(names.map((name) => [foldedField(name), name]));
  fieldNames.set(accounts, found);
  return found;
}

const fieldNames = new WeakMap<AccountRules, ReadonlyMap<string, string>>();

function checkedValue(
  { accounts, values }: Pick<ApplicationSettings, 'accounts' | 'values'>,
  name: string,
  value: string,
  force: boolean,
  problems: string[],
): string {
  const key = keyFinder(accounts.keys)(name);
  if (!key) return value;
  try {
    return checkValue(values, key, value, { force });
  } catch (error) {
    if (!(error instanceof BridgesmithError)) throw error;
    problems.push(error.message.replace(/\.$/, ''));
    return value;
  }
}

function unknownFields({ keys, fields: others = [] }: AccountRules, names: readonly string[]): string {
  const fields = ['account', ...keys.map((key) => key.name), ...others].join(', ');
  const shown = namedTogether(names.map((name) => JSON.stringify(name)));
  return `${shown} ${names.length === 1 ? 'is' : 'are'} nothing that an account has. It has ${fields}`;
}
