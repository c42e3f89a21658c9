import { DefinitionError, type DefinitionProblem, namedTogether, RefusedError } from '../../errors.js';
import { utf8Text } from '../../files/inputText.js';
import { type AnsiCoder, hasUtf8Mark } from '../../ini/encoding.js';
import { type IniFile, keyValues, readIni, sectionNames } from '../../ini/file.js';
import { type Account, checkAccount, isAccount } from './account.js';
import { accountKey, accountKeys } from './accountKeys.js';
import type { SettingsDefinition } from './definitionFile.js';
import { checkValue, type KeyDefinition } from './keys.js';
import { settingsKey } from './settingsKeys.js';

/**
 * A definition from an .ini file: one that people write, with the documented `[Account]`; or a phone's own, with `[Account1]`,
 * `[Account2]`…, as whatever version has written it. Of the latter nothing is refused for a key or a value that is not known
 * here: it is taken as it stands there, and mentioned.
 *
 * @throws DefinitionError with everything that is wrong; FailedError for an encoding that no phone reads.
 */
export function readIniDefinition(
  bytes: Uint8Array,
  coder: AnsiCoder,
  file: string,
  force = false,
): SettingsDefinition {
  const ini = readIni(asPhoneReads(bytes), coder, file);
  const unread = unreadValues(ini);
  if (unread.length > 0) throw new DefinitionError(file, unread);
  const documented = sectionNames(ini).find((name) => /^account$/i.test(name));
  return documented === undefined ? fromPhone(ini, file) : fromPerson(ini, documented, file, force);
}

/** What editors save as UTF-8 is meant as that, though the phone would not know it. */
function asPhoneReads(bytes: Uint8Array): Uint8Array {
  const isPlain = bytes.every((byte) => byte < 0x80);
  const text = isPlain && !hasUtf8Mark(bytes) ? undefined : utf8Text(bytes);
  return text === undefined || text.includes('\0') ? bytes : Buffer.from(`\ufeff${text}`, 'utf16le');
}

/** Letters of a code page that this system does not know. Those of other sections are no matter. */
function unreadValues(ini: IniFile): DefinitionProblem[] {
  return sectionNames(ini)
    .filter(isTaken)
    .flatMap((section) =>
      keyValues(ini, section)
        .filter((words) => words.join('').includes('\ufffd'))
        .map(([key]) => ({
          path: `[${section}] ${key}`,
          message:
            'It has letters of a code page of Windows that is not known here. Save the file as UTF-16LE or UTF-8, or do this on that Windows.',
        })),
    );
}

function fromPerson(ini: IniFile, section: string, file: string, force: boolean): SettingsDefinition {
  const given = keyValues(ini, section).filter(([, value]) => value !== '');
  const account = checkAccount(Object.fromEntries(given), force);
  if (isAccount(account)) return { settings: keyValues(ini, 'Settings'), accounts: [account] };
  throw new DefinitionError(
    file,
    account.map((message) => ({ path: `[${section}]`, message: `${message}.` })),
  );
}

function fromPhone(ini: IniFile, file: string): SettingsDefinition {
  const strangers: string[] = [];
  const lacking: string[] = [];
  const accounts = sectionNames(ini).flatMap((section) => {
    const slot = slotOf(section);
    if (slot === undefined) return [];
    const given = keyValues(ini, section);
    const has = (name: string) => given.some(([key, value]) => key.toLowerCase() === name && value !== '');
    const account = { slot, keys: inPhonesOrder(taken(given, accountKey, `${section}: `, strangers)), isPhones: true };
    if (has('domain') && has('username')) return [account];
    lacking.push(section);
    return [];
  });
  const settings = taken(keyValues(ini, 'Settings'), settingsKey, '', strangers);
  return {
    settings,
    accounts: accounts satisfies Account[],
    isPhones: true,
    notes: notesOf(ini, file, strangers, lacking),
  };
}

/** @param strangers gets the names of those that are not known here, or have a value that is not. */
function taken(
  given: readonly (readonly [string, string])[],
  find: (name: string) => KeyDefinition | undefined,
  where: string,
  strangers: string[],
): (readonly [string, string])[] {
  return given.map(([name, value]) => {
    const key = find(name);
    if (!key || !isKnownValue(key, value)) strangers.push(where + name);
    return [key?.name ?? name, value];
  });
}

function isKnownValue(key: KeyDefinition, value: string): boolean {
  try {
    checkValue(key, value, { unsafeHooks: true });
    return true;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}

/** Those that are not known last: they may say how a known one is to be read. */
function inPhonesOrder(keys: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const names = accountKeys.map(({ name }) => name);
  const rank = ([name]: readonly [string, string]) => names.indexOf(name) + 1 || names.length + 1;
  return [...keys].sort((one, other) => rank(one) - rank(other));
}

function notesOf(ini: IniFile, file: string, strangers: readonly string[], lacking: readonly string[]): string[] {
  const others = sectionNames(ini).filter((name) => !isTaken(name));
  const written = ini.lines.filter(({ kind, name }) => kind === 'section' && isTaken(name)).map(({ name }) => name);
  const twice = sectionNames(ini).filter(
    (name) => written.filter((one) => one.toLowerCase() === name.toLowerCase()).length > 1,
  );
  const note = (text: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${file}: ${text}: ${namedTogether(names)}.`];
  const bracketed = (names: readonly string[]) => names.map((name) => `[${name}]`);
  return [
    ...note('taken as it stands there, though not known here, or not with such a value', strangers),
    ...note(
      'left out, as the phone takes nothing for an account that lacks a domain or a username',
      bracketed(lacking),
    ),
    ...note('there more than once, of which only the first counts, as to the phone', bracketed(twice)),
    ...note('left out, as it is of that phone alone', bracketed(others)),
  ];
}

function isTaken(section: string): boolean {
  return /^settings$|^account$/i.test(section) || slotOf(section) !== undefined;
}

function slotOf(section: string): number | undefined {
  const digits = /^account([1-9]\d{0,2})$/i.exec(section)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
