import { DefinitionError, type DefinitionProblem, namedTogether, RefusedError } from '../errors.js';
import { utf8Text } from '../files/inputText.js';
import { type AnsiCoder, hasUtf8Mark } from '../ini/encoding.js';
import { type IniFile, keyValues, sectionNames } from '../ini/file.js';
import { type Account, checkAccount, isAccount } from './account.js';
import type { ApplicationSettings } from './application.js';
import { checkValue } from './checkValue.js';
import type { SettingsDefinition } from './definitionFile.js';
import { readSettings } from './file.js';
import type { KeyDefinition } from './key.js';
import { keyFinder } from './keyTable.js';
import { isSettings, slotOf } from './sections.js';

/**
 * A definition from an .ini file: one that people write, with an account in a section without a number, such as `[Account]`;
 * or a phone's own, with `[Account1]`, `[Account2]`…, as whatever version has written it. Of the latter nothing is refused for a key or a value that is not known
 * here: it is taken as it stands there, and mentioned.
 *
 * @throws DefinitionError with everything that is wrong; FailedError for an encoding that no phone reads.
 */
export function readIniDefinition(
  rules: ApplicationSettings,
  bytes: Uint8Array,
  coder: AnsiCoder,
  file: string,
  force = false,
): SettingsDefinition {
  const ini = readSettings(asPhoneReads(bytes), coder, file);
  const unread = unreadValues(rules, ini);
  if (unread.length > 0) throw new DefinitionError(file, unread);
  const unnumbered = sectionNames(ini).find((name) => isUnnumbered(rules, name));
  return unnumbered === undefined ? fromPhone(rules, ini, file) : fromPerson(rules, ini, unnumbered, file, force);
}

/** What editors save as UTF-8 is meant as that, though the phone would not know it. */
function asPhoneReads(bytes: Uint8Array): Uint8Array {
  const isPlain = bytes.every((byte) => byte < 0x80);
  const text = isPlain && !hasUtf8Mark(bytes) ? undefined : utf8Text(bytes);
  return text === undefined || text.includes('\0') ? bytes : Buffer.from(`\ufeff${text}`, 'utf16le');
}

/** Letters of a code page that this system does not know. Those of other sections are no matter. */
function unreadValues(rules: ApplicationSettings, ini: IniFile): DefinitionProblem[] {
  return sectionNames(ini)
    .filter((section) => isTaken(rules, section))
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

function fromPerson(
  rules: ApplicationSettings,
  ini: IniFile,
  section: string,
  file: string,
  force: boolean,
): SettingsDefinition {
  const given = keyValues(ini, section).filter(([, value]) => value !== '');
  const account = checkAccount(rules, Object.fromEntries(given), force);
  if (isAccount(account)) return { settings: keyValues(ini, rules.section), accounts: [account] };
  throw new DefinitionError(
    file,
    account.map((message) => ({ path: `[${section}]`, message: `${message}.` })),
  );
}

function fromPhone(rules: ApplicationSettings, ini: IniFile, file: string): SettingsDefinition {
  const unknown: string[] = [];
  const lacking: string[] = [];
  const accounts = sectionNames(ini).flatMap((section) => {
    const slot = slotOf(rules.accounts, section);
    if (slot === undefined) return [];
    const given = keyValues(ini, section);
    const has = (name: string) =>
      given.some(([key, value]) => key.toLowerCase() === name.toLowerCase() && value !== '');
    const keys = inPhonesOrder(rules.accounts.keys, taken(rules, rules.accounts.keys, given, `${section}: `, unknown));
    if (rules.accounts.required.every(has)) return [{ slot, keys, isPhones: true }];
    lacking.push(section);
    return [];
  });
  const settings = taken(rules, rules.keys, keyValues(ini, rules.section), '', unknown);
  return {
    settings,
    accounts: accounts satisfies Account[],
    isPhones: true,
    notes: notesOf(rules, ini, file, unknown, lacking),
  };
}

/** @param unknown gets the names of those that are not known here, or have a value that is not. */
function taken(
  rules: ApplicationSettings,
  keys: readonly KeyDefinition[],
  given: readonly (readonly [string, string])[],
  where: string,
  unknown: string[],
): (readonly [string, string])[] {
  return given.map(([name, value]) => {
    const key = keyFinder(keys)(name);
    if (!key || !isKnownValue(rules, key, value)) unknown.push(where + name);
    return [key?.name ?? name, value];
  });
}

function isKnownValue({ values }: ApplicationSettings, key: KeyDefinition, value: string): boolean {
  try {
    checkValue(values, key, value, { unsafeHooks: true });
    return true;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}

/** Those that are not known last: they may say how a known one is to be read. */
function inPhonesOrder(
  known: readonly KeyDefinition[],
  keys: readonly (readonly [string, string])[],
): (readonly [string, string])[] {
  const names = known.map(({ name }) => name);
  const rank = ([name]: readonly [string, string]) => names.indexOf(name) + 1 || names.length + 1;
  return [...keys].sort((one, other) => rank(one) - rank(other));
}

function notesOf(
  rules: ApplicationSettings,
  ini: IniFile,
  file: string,
  unknown: readonly string[],
  lacking: readonly string[],
): string[] {
  const others = sectionNames(ini).filter((name) => !isTaken(rules, name));
  const written = ini.lines
    .filter(({ kind, name }) => kind === 'section' && isTaken(rules, name))
    .map(({ name }) => name);
  const twice = sectionNames(ini).filter(
    (name) => written.filter((one) => one.toLowerCase() === name.toLowerCase()).length > 1,
  );
  const note = (text: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${file}: ${text}: ${namedTogether(names)}.`];
  const bracketed = (names: readonly string[]) => names.map((name) => `[${name}]`);
  return [
    ...note('taken as it stands there, though not known here, or not with such a value', unknown),
    ...note(
      `left out, as the phone takes nothing for an account that lacks a ${rules.accounts.required.join(' or a ')}`,
      bracketed(lacking),
    ),
    ...note('there more than once, of which only the first counts, as to the phone', bracketed(twice)),
    ...note('left out, as it is of that phone alone', bracketed(others)),
  ];
}

function isTaken(rules: ApplicationSettings, section: string): boolean {
  return isSettings(rules, section) || isUnnumbered(rules, section) || slotOf(rules.accounts, section) !== undefined;
}

function isUnnumbered({ accounts }: ApplicationSettings, section: string): boolean {
  return section.toLowerCase() === accounts.section.toLowerCase();
}
