import { listed, RefusedError } from '../errors.js';
import { type Change, changesBetween } from '../ini/changes.js';
import { IniEditor } from '../ini/editor.js';
import { getKey, type IniFile } from '../ini/file.js';
import type { Account } from './account.js';
import type { ApplicationSettings, Given } from './application.js';
import type { Allowances } from './checkValue.js';
import { applyEdit, type Edit } from './edit.js';
import { accountSection, slotOf } from './sections.js';

export interface ProvisionRequest extends Allowances {
  readonly edits?: readonly Edit[];
  /** Each becomes the one of its slot, else of its place in the list. */
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
export function planProvision(settings: ApplicationSettings, file: IniFile, request: ProvisionRequest): ProvisionPlan {
  const { whole = {} } = settings;
  const problems: string[] = [];
  const edits = [...(request.edits ?? []), ...accountEdits(settings, request.accounts ?? [], problems)];
  const names = edits.map(({ section, key }) => `[${section}] ${key}`.toLowerCase());
  problems.push(...repeated(names).map((name) => `${name} is given twice.`));
  const editor = new IniEditor(file);
  for (const edit of edits) attempt(problems, () => applyEdit(settings, editor, edit, request));
  const slots = new Set(edits.flatMap(({ section }) => slotOf(settings.accounts, section) ?? []));
  const given: Given = { keys: edits, slots };
  problems.push(...incompleteAccounts(settings, editor.file, slots));
  attempt(problems, () => whole.complete?.(editor, given));
  const planned = { before: file, after: editor.file, given };
  problems.push(...(whole.problems?.(planned) ?? []));
  if (problems.length > 0) throw new RefusedError('', listed([...new Set(problems)]).join('\n'));
  const changes = changesBetween(file, planned.after);
  return { file: planned.after, changes, notes: [...file.notes, ...(whole.notes?.({ ...planned, changes }) ?? [])] };
}

function accountEdits(settings: ApplicationSettings, accounts: readonly Account[], problems: string[]): Edit[] {
  const slots = accounts.map(({ slot }, place) => slot ?? place + 1);
  problems.push(...repeated(slots).map((slot) => `Account ${slot} is given twice.`));
  return accounts.flatMap(({ keys, isPhones }, place) => {
    const section = accountSection(settings.accounts, slots[place] ?? 0);
    return keys.map(([key, value]) => ({ section, key, value, isPhones }));
  });
}

function incompleteAccounts({ accounts }: ApplicationSettings, file: IniFile, slots: ReadonlySet<number>): string[] {
  return [...slots].flatMap((slot) => {
    const missing = accounts.required.filter((key) => !getKey(file, accountSection(accounts, slot), key));
    return missing.map((key) => `Account ${slot} has no ${key}.`);
  });
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
