import type { Change } from '../../ini/changes.js';
import type { IniEditor } from '../../ini/editor.js';
import { getKey, type IniFile } from '../../ini/file.js';
import { writeValue } from '../../ini/value.js';
import type { Given, Planned, WholeFileRules } from '../../settings/application.js';
import { accountKey, accountSection } from './accountKeys.js';
import { examineHook } from './hookCommand.js';
import { isEncrypted } from './password.js';
import { settingsKey } from './settingsKeys.js';

/** What the phone makes of a settings file beyond single keys. */
export const wholeFileRules: WholeFileRules = {
  complete: useAccount,
  problems: (planned) => [...missingAccounts(planned), ...oldAccounts(planned)],
  notes: ({ after, given, changes }) => [
    ...lostQuotes(after, given),
    ...hookNotes(changes),
    ...plainPasswords(changes),
    ...oldLogins(after, changes),
  ],
};

/** A phone that uses no account is to use the first of those that are provisioned, unless its user chose the local one. */
function useAccount(editor: IniEditor, { slots, keys }: Given): void {
  const current = Number(editor.get('Settings', 'accountId') ?? 0);
  const local = current === 0 && editor.get('Settings', 'enableLocalAccount') === '1';
  const exists = current > 0 && editor.get(accountSection(current), 'domain');
  const isGiven = keys.some(({ section, key }) => /^settings$/i.test(section) && /^accountid$/i.test(key));
  if (slots.size === 0 || local || exists || isGiven) return;
  editor.set('Settings', 'accountId', String(Math.min(...slots)));
}

/** The phone counts its accounts from 1, and stops at the first that is missing. */
function missingAccounts({ after, given: { slots } }: Planned): string[] {
  const highest = Math.max(0, ...slots);
  const numbers = Array.from({ length: highest }, (_, place) => place + 1);
  const gap = numbers.find((slot) => !slots.has(slot) && !getKey(after, accountSection(slot), 'domain'));
  if (gap === undefined) return [];
  return [
    `There would be an account ${highest}, but no account ${gap}. The phone would not show it. One account alone gets another number by --account.`,
  ];
}

/** Without accountId the phone takes an account out of [Settings], and gives it a section: with it, that would be lost. */
function oldAccounts({ before, after }: Planned): string[] {
  const has = (ini: IniFile, key: string) => Boolean(getKey(ini, 'Settings', key));
  if (has(before, 'accountId') || !has(before, 'domain') || !has(after, 'accountId')) return [];
  return ['[Settings] holds an account, as old versions of the phone have it. Start the phone once and close it.'];
}

/** The phone reads a value without its quotes, and writes back what it read; devices it puts in quotes itself. */
function lostQuotes(file: IniFile, { keys }: Given): string[] {
  return keys.flatMap(({ section, key }) => {
    const kind = kindOf(section, key);
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
    if (after === undefined || kindOf(section, key) !== 'hook') return [];
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

function kindOf(section: string, key: string) {
  return (/^settings$/i.test(section) ? settingsKey(key) : accountKey(key))?.value.kind;
}
