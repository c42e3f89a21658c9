import { listed, RefusedError } from '../../errors.js';
import { IniEditor } from '../../ini/editor.js';
import { getKey, type IniFile } from '../../ini/file.js';
import { longestPassword, longestValue, writeValue } from '../../ini/value.js';
import type { Account } from './account.js';
import { accountKey, accountSection } from './accountKeys.js';
import { type Change, changesBetween } from './changes.js';
import { examineHook } from './hookCommand.js';
import { type Allowances, checkValue, type KeyDefinition, longestOf } from './keys.js';
import { isEncrypted } from './password.js';
import { settingsKey } from './settingsKeys.js';

/** One key to set; without a value, to remove. */
export interface Edit {
  readonly section: string;
  readonly key: string;
  readonly value: string | undefined;
  /** It comes from a file that a phone has written, and is taken as it stands there. */
  readonly isPhones?: boolean | undefined;
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
  const problems: string[] = [];
  const edits = [...(request.edits ?? []), ...accountEdits(request.accounts ?? [], problems)];
  const keys = edits.map(({ section, key }) => `[${section}] ${key}`.toLowerCase());
  problems.push(...repeated(keys).map((name) => `${name} is given twice.`));
  const editor = new IniEditor(file);
  for (const edit of edits) attempt(problems, () => applyEdit(editor, edit, request));
  const slots = new Set(edits.flatMap(({ section }) => /^account(\d+)$/i.exec(section)?.[1] ?? []).map(Number));
  problems.push(...accountProblems(editor.file, slots));
  attempt(problems, () => useAccount(editor, slots, keys));
  const planned = editor.file;
  problems.push(...oldAccountProblems(file, planned));
  if (problems.length > 0) throw new RefusedError('', listed([...new Set(problems)]).join('\n'));
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
  problems.push(...repeated(slots).map((slot) => `Account ${slot} is given twice.`));
  return accounts.flatMap(({ keys, isPhones }, place) =>
    keys.map(([key, value]) => ({ section: accountSection(slots[place] ?? 0), key, value, isPhones })),
  );
}

/** What stands there already needs no check: a newer phone may have written it. */
function applyEdit(editor: IniEditor, { section, key, value, isPhones }: Edit, allowances: Allowances): void {
  if (value === undefined) editor.remove(section, key);
  const definition = definitionOf(section, key);
  if (value === undefined || editor.get(section, key) === value) return;
  if (!definition && !allowances.force && !isPhones) throw new RefusedError(key, unknownKey(section, key));
  const checked = definition ? checkValue(definition, value, { ...allowances, isPhones }) : value;
  editor.set(
    section,
    key,
    checked,
    definition ? longestOf(definition.value, isPhones) : isPhones ? longestPassword : longestValue,
  );
  // It says that the password is encrypted in an old way.
  if (definition?.value.kind === 'secret') editor.remove(section, `${definition.name}Size`);
}

function definitionOf(section: string, key: string): KeyDefinition | undefined {
  return /^settings$/i.test(section) ? settingsKey(key) : accountKey(key);
}

/** The phone counts its accounts from 1, and stops at the first that is missing. */
function accountProblems(file: IniFile, slots: ReadonlySet<number>): string[] {
  const has = (slot: number, key: string) => Boolean(getKey(file, accountSection(slot), key));
  const highest = Math.max(0, ...slots);
  const incomplete = [...slots].flatMap((slot) =>
    ['domain', 'username'].filter((key) => !has(slot, key)).map((key) => `Account ${slot} has no ${key}.`),
  );
  const numbers = Array.from({ length: highest }, (_, place) => place + 1);
  const gap = numbers.find((slot) => !slots.has(slot) && !has(slot, 'domain'));
  return gap === undefined
    ? incomplete
    : [
        ...incomplete,
        `There would be an account ${highest}, but no account ${gap}. The phone would not show it. One account alone gets another number by --account.`,
      ];
}

/** Without accountId the phone takes an account out of [Settings], and gives it a section: with it, that would be lost. */
function oldAccountProblems(file: IniFile, planned: IniFile): string[] {
  const has = (ini: IniFile, key: string) => Boolean(getKey(ini, 'Settings', key));
  if (has(file, 'accountId') || !has(file, 'domain') || !has(planned, 'accountId')) return [];
  return ['[Settings] holds an account, as old versions of the phone have it. Start the phone once and close it.'];
}

/** A phone that uses no account is to use the first of those that are provisioned, unless its user chose the local one. */
function useAccount(editor: IniEditor, slots: ReadonlySet<number>, given: readonly string[]): void {
  const current = Number(editor.get('Settings', 'accountId') ?? 0);
  const local = current === 0 && editor.get('Settings', 'enableLocalAccount') === '1';
  const exists = current > 0 && editor.get(accountSection(current), 'domain');
  if (slots.size === 0 || local || exists || given.includes('[settings] accountid')) return;
  editor.set('Settings', 'accountId', String(Math.min(...slots)));
}

function attempt(problems: string[], edit: () => void): void {
  try {
    edit();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    problems.push(error.message);
  }
}

function repeated<Value>(values: readonly Value[]): Value[] {
  const seen = new Set<Value>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

/** The phone reads a value without its quotes, and writes back what it read; devices it puts in quotes itself. */
function lostQuotes(file: IniFile, edits: readonly Edit[]): string[] {
  return edits.flatMap(({ section, key }) => {
    const kind = definitionOf(section, key)?.value.kind;
    const value = getKey(file, section, key);
    if (value === undefined || kind === 'secret' || kind === 'hook' || /Device$/i.test(key)) return [];
    if (writeValue(key, value, longestPassword) === value) return [];
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
  if (!changes.some(({ key, after }) => /^password$/i.test(key) && after && !isEncrypted(after))) return [];
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
