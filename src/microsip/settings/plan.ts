import { RefusedError } from '../../errors.js';
import type { Account } from './account.js';
import { accountKey, accountSection } from './accountKeys.js';
import { type Change, changesBetween } from './changes.js';
import { examineHook } from './hookCommand.js';
import { getKey, type IniFile, removeKey, setKey } from './iniFile.js';
import { longestValue, writeValue } from './iniValue.js';
import { type Allowances, checkValue, type KeyDefinition, longestOf } from './keys.js';
import { settingsKey } from './settingsKeys.js';

/** One key to set; without a value, to remove. */
export interface Edit {
  readonly section: string;
  readonly key: string;
  readonly value: string | undefined;
}

export interface ProvisionRequest extends Allowances {
  readonly edits?: readonly Edit[];
  /** Each becomes the `[AccountN]` of its slot, else of its place in the list. */
  readonly accounts?: readonly Account[];
}

export interface ProvisionPlan {
  /** The file as it is to be. */
  readonly file: IniFile;
  readonly changes: readonly Change[];
  /** What its owner should know. */
  readonly notes: readonly string[];
}

/**
 * What a request makes of a settings file. All of it is checked first: a plan is whole, or there is none.
 *
 * @throws RefusedError that names everything wrong.
 */
export function planProvision(file: IniFile, request: ProvisionRequest): ProvisionPlan {
  const { accounts = [] } = request;
  const problems: string[] = [];
  const edits = [...(request.edits ?? []), ...accountEdits(accounts, problems)];
  const keys = edits.map(({ section, key }) => `[${section}] ${key}`.toLowerCase());
  for (const name of keys.filter((name, place) => keys.indexOf(name) !== place))
    problems.push(`${name} is given twice.`);
  let planned = file;
  for (const edit of edits) planned = attempt(problems, planned, () => applyEdit(planned, edit, request));
  const slots = edits.flatMap(({ section }) => /^account(\d+)$/i.exec(section)?.[1] ?? []).map(Number);
  problems.push(...accountProblems(planned, slots));
  planned = attempt(problems, planned, () => withCurrentAccount(planned, slots, keys));
  problems.push(...oldAccountProblems(file, planned));
  if (problems.length > 0) throw new RefusedError('', [...new Set(problems)].join('\n'));
  const changes = changesBetween(file, planned);
  const notes = [
    ...file.notes,
    ...lostQuotes(planned, edits),
    ...hookNotes(changes),
    ...plainPasswords(changes),
    ...oldLogins(planned, changes),
  ];
  return { file: planned, changes, notes };
}

function accountEdits(accounts: readonly Account[], problems: string[]): Edit[] {
  const slots = accounts.map(({ slot }, place) => slot ?? place + 1);
  const twice = slots.filter((slot, place) => slots.indexOf(slot) !== place);
  problems.push(...twice.map((slot) => `Account ${slot} is given twice.`));
  return accounts.flatMap(({ keys }, place) =>
    keys.map(([key, value]) => ({ section: accountSection(slots[place] ?? 0), key, value })),
  );
}

/** What stands there already needs no check: a newer phone may have written it. */
function applyEdit(file: IniFile, { section, key, value }: Edit, allowances: Allowances): IniFile {
  if (value === undefined) return removeKey(file, section, key);
  const definition = definitionOf(section, key);
  if (getKey(file, section, key) === value) return file;
  if (!definition && !allowances.force) throw new RefusedError(key, unknownKey(section, key));
  const checked = definition ? checkValue(definition, value, allowances) : value;
  const edited = setKey(file, section, key, checked, definition ? longestOf(definition.value) : longestValue);
  // It says that the password is encrypted in an old way.
  return definition?.value.kind === 'secret' ? removeKey(edited, section, `${definition.name}Size`) : edited;
}

function definitionOf(section: string, key: string): KeyDefinition | undefined {
  return /^settings$/i.test(section) ? settingsKey(key) : accountKey(key);
}

/** The phone counts its accounts from 1, and stops at the first that is missing. */
function accountProblems(file: IniFile, slots: readonly number[]): string[] {
  const has = (slot: number, key: string) => Boolean(getKey(file, accountSection(slot), key));
  const highest = Math.max(0, ...slots);
  const incomplete = [...new Set(slots)].flatMap((slot) =>
    ['domain', 'username'].filter((key) => !has(slot, key)).map((key) => `Account ${slot} has no ${key}.`),
  );
  const numbers = Array.from({ length: highest }, (_, place) => place + 1);
  const gap = numbers.find((slot) => !slots.includes(slot) && !has(slot, 'domain'));
  return gap === undefined
    ? incomplete
    : [...incomplete, `There would be an account ${highest}, but no account ${gap}. The phone would not show it.`];
}

/** Without accountId the phone takes an account out of [Settings], and gives it a section: with it, that would be lost. */
function oldAccountProblems(file: IniFile, planned: IniFile): string[] {
  const has = (ini: IniFile, key: string) => Boolean(getKey(ini, 'Settings', key));
  if (has(file, 'accountId') || !has(file, 'domain') || !has(planned, 'accountId')) return [];
  return ['[Settings] holds an account, as old versions of the phone have it. Start the phone once and close it.'];
}

/** A phone that uses no account is to use the first of those that are provisioned, unless its user chose the local one. */
function withCurrentAccount(file: IniFile, slots: readonly number[], given: readonly string[]): IniFile {
  const current = Number(getKey(file, 'Settings', 'accountId') ?? 0);
  const local = current === 0 && getKey(file, 'Settings', 'enableLocalAccount') === '1';
  const exists = current > 0 && getKey(file, accountSection(current), 'domain');
  if (slots.length === 0 || local || exists || given.includes('[settings] accountid')) return file;
  return setKey(file, 'Settings', 'accountId', String(Math.min(...slots)));
}

function attempt(problems: string[], otherwise: IniFile, edit: () => IniFile): IniFile {
  try {
    return edit();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    problems.push(error.message);
    return otherwise;
  }
}

/** The phone reads a value without its quotes, and writes back what it read; devices it puts in quotes itself. */
function lostQuotes(file: IniFile, edits: readonly Edit[]): string[] {
  return edits.flatMap(({ section, key }) => {
    const kind = definitionOf(section, key)?.value.kind;
    const value = getKey(file, section, key);
    if (value === undefined || kind === 'secret' || kind === 'hook' || /Device$/i.test(key)) return [];
    if (writeValue(key, value) === value) return [];
    return [
      `${key} begins or ends with blanks, or stands in quotes: the phone loses these when it saves its settings.`,
    ];
  });
}

function hookNotes(changes: readonly Change[]): string[] {
  return changes.flatMap(({ section, key, after }) => {
    if (after === undefined || definitionOf(section, key)?.value.kind !== 'hook') return [];
    const { danger, note } = examineHook(after);
    return [danger, note].flatMap((found) => (found === undefined ? [] : [`${key} ${found}.`]));
  });
}

function plainPasswords(changes: readonly Change[]): string[] {
  if (!changes.some(({ key, after }) => /^password$/i.test(key) && after)) return [];
  return [
    'The password stands in the file as it is until the phone starts, which encrypts it with a key that all phones share: whoever reads the file can have it.',
  ];
}

/** The next user's name with the last one's login does not register. */
function oldLogins(file: IniFile, changes: readonly Change[]): string[] {
  const changed = (section: string, key: string) =>
    changes.some((change) => change.section === section && change.key.toLowerCase() === key.toLowerCase());
  return changes.flatMap(({ section, key, before }) => {
    const login = getKey(file, section, 'authID');
    if (key.toLowerCase() !== 'username' || !before || !login || changed(section, 'authID')) return [];
    return [
      `[${section}] keeps the authID ${login}, but has another username. Set authID, too, if it is not the new user's.`,
    ];
  });
}

function unknownKey(section: string, key: string): string {
  const known = /^settings$/i.test(section) ? 'a setting' : 'a key of an account';
  return `${key} is not known to be ${known} of the phone. Look at how it is written, or use --force.`;
}
