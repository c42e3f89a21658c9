import { RefusedError, UsageError } from '../errors.js';
import type { Account } from './account.js';
import type { AccountRules, ApplicationSettings } from './application.js';
import type { SettingsDefinition } from './definitionFile.js';
import type { Edit } from './edit.js';
import { keyFinder } from './keyTable.js';
import { accountSection } from './sections.js';

/**
 * The edit of `key=value`, of no account, or `account2.key=value`.
 *
 * @throws UsageError for anything else, and for a secret: every program can read a command line.
 */
export function editOf(rules: ApplicationSettings, assignment: string): Edit {
  const equals = assignment.indexOf('=');
  if (equals < 1) throw new UsageError(`--set ${assignment}: expected key=value, or account1.key=value.`);
  const { section, key } = keyOf(rules, assignment.slice(0, equals));
  if (keyFinder(rules.accounts.keys)(key)?.value.kind === 'secret') {
    throw new UsageError(
      `--set ${key}: every program can read a command line. Use --password-stdin, --ask-password or the variable BRIDGESMITH_PASSWORD.`,
    );
  }
  return { section, key, value: assignment.slice(equals + 1) };
}

/** The edit that removes `key`, or `account2.key`. */
export function removalOf(rules: ApplicationSettings, name: string): Edit {
  return { ...keyOf(rules, name), value: undefined };
}

/** Settings of a definition as edits; those that are also set one by one give way to these. */
export function settingsEdits(
  { section: own }: ApplicationSettings,
  { settings, isPhones }: Pick<SettingsDefinition, 'settings' | 'isPhones'>,
  others: readonly Edit[],
): Edit[] {
  const given = new Set(others.filter(({ section }) => section === own).map(({ key }) => key.toLowerCase()));
  const left = settings.filter(([key]) => !given.has(key.toLowerCase()));
  return left.map(([key, value]) => ({ section: own, key, value, isPhones }));
}

/**
 * Accounts and edits with a password that came from elsewhere: for the one account that has none, or the one of a slot.
 *
 * @throws UsageError where it is not plain whose it is.
 */
export function withPassword(
  { accounts: rules }: ApplicationSettings,
  accounts: readonly Account[],
  password: string | undefined,
  slot: number | undefined,
): { accounts: readonly Account[]; edits: readonly Edit[] } {
  if (password === undefined) return { accounts, edits: [] };
  if (password === '') throw new RefusedError('password', 'The password is empty.');
  const secret = secretName(rules);
  const lacking = accounts.filter((account) => !hasPassword(rules, account));
  if (accounts.length === 0 && slot !== undefined) {
    return { accounts, edits: [{ section: accountSection(rules, slot), key: secret, value: password }] };
  }
  if (lacking.length !== 1) {
    throw new UsageError(
      `It is not plain which account the password is for: ${lacking.length} of the accounts given have none. Name it with --account.`,
    );
  }
  const add = (account: Account): Account => ({ ...account, keys: [...account.keys, [secret, password]] });
  return { accounts: accounts.map((account) => (lacking.includes(account) ? add(account) : account)), edits: [] };
}

/** Whether an account is given with a password. */
export function hasPassword(rules: AccountRules, { keys }: Account): boolean {
  return keys.some(([key]) => key === secretName(rules));
}

function secretName({ keys }: AccountRules): string {
  return keys.find(({ value }) => value.kind === 'secret')?.name ?? 'password';
}

function keyOf(rules: ApplicationSettings, name: string): { section: string; key: string } {
  const [, slot, key] = /^account([1-9]\d{0,2})\.(.+)$/i.exec(name) ?? [];
  return slot && key
    ? { section: accountSection(rules.accounts, Number(slot)), key }
    : { section: rules.section, key: name };
}
