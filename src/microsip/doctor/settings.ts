import { areaOf, type Finding } from '../../doctor/finding.js';
import { NotFoundError } from '../../errors.js';
import { getKey, type IniFile, keyNames, sectionNames } from '../../ini/file.js';
import { readSettings } from '../../settings/file.js';
import { accountSection } from '../settings/accountKeys.js';
import { settingsFileOf } from '../settings/location.js';
import { isEncrypted } from '../settings/password.js';
import { values } from '../settings/values.js';
import { phoneProgram } from './phone.js';
import type { PhoneSurroundings } from './surroundings.js';

const { ok, warning, problem, notChecked } = areaOf('Settings');

/** Whether the phone's settings are there, are read as they are written, and hold what works. No value is shown. */
export function checkSettings(surroundings: PhoneSurroundings): Finding[] {
  const program = phoneProgram(surroundings);
  if (program === undefined) return [notChecked('file', 'no phone is found, whose settings these would be')];
  const file = settingsFile(program, surroundings);
  if (typeof file !== 'string') return [file];
  const read = readFrom(file, surroundings);
  return 'state' in read ? [read] : [checkFile(file, read), ...checkContents(read)];
}

/** What is in a settings file. */
export function checkContents(ini: IniFile): Finding[] {
  return [...checkAccounts(ini), ...checkLengths(ini), ...checkPasswords(ini), checkTrace(ini)];
}

function settingsFile(program: string, surroundings: PhoneSurroundings): string | Finding {
  try {
    return settingsFileOf(program, surroundings);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return warning('file', 'there is none, of an installed phone or a portable one', startOnce);
  }
}

function readFrom(file: string, { readFile, coder }: PhoneSurroundings): IniFile | Finding {
  let bytes: Uint8Array | undefined;
  try {
    bytes = readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return problem('file', `${file} cannot be read: ${why}`, `Give this user the right to read and change it: icacls.`);
  }
  if (bytes === undefined) return warning('file', `${file} is not there`, startOnce);
  try {
    return readSettings(bytes, coder, file);
  } catch (error) {
    const [found, remedy] = [
      error instanceof Error ? error.message : String(error),
      'Save it as UTF-16LE with a byte order mark.',
    ];
    return problem('file', found, remedy);
  }
}

function checkFile(file: string, { encoding, notes }: IniFile): Finding {
  const [note] = notes;
  const remedy = 'Start the phone once and close it: it writes the file in UTF-16LE.';
  if (note !== undefined) return warning('file', `${file}: ${note}`, 'Save it as UTF-16LE with a byte order mark.');
  if (encoding.name === 'ansi') {
    return warning('file', `${file} is in the system's code page, which lacks most characters`, remedy);
  }
  return ok('file', `${file}, UTF-16LE`);
}

/** The phone counts its accounts from 1, and stops at the first that is missing. */
function checkAccounts(ini: IniFile): Finding[] {
  const has = (slot: number) => Boolean(getKey(ini, accountSection(slot), 'domain'));
  const slots = sectionNames(ini).flatMap((name) => Number(/^Account([1-9]\d{0,5})$/i.exec(name)?.[1] ?? []));
  const count = Array.from(slots, (_, place) => has(place + 1)).indexOf(false);
  const seen = count === -1 ? slots.length : count;
  const hidden = slots.filter((slot) => slot > seen && has(slot)).sort((a, b) => a - b);
  if (hidden.length > 0) {
    const found = `there is no account ${seen + 1}, so that the phone does not see ${hidden.join(', ')}`;
    return [warning('accounts', found, `Number them without a gap: bridgesmith microsip provision.`)];
  }
  if (seen === 0) {
    return [warning('accounts', 'there are none', 'Add one in the phone, or with bridgesmith microsip provision.')];
  }
  const current = Number(getKey(ini, 'Settings', 'accountId') ?? 0);
  if (current > seen) {
    const found = `account ${current} is the one in use, and there are ${seen}`;
    return [warning('accounts', found, 'bridgesmith microsip provision --set accountId=1')];
  }
  return [ok('accounts', `${seen}; in use: ${current === 0 ? 'the local one' : current}`)];
}

/** The phone reads no more, and writes the rest away at its end. */
function checkLengths(ini: IniFile): Finding[] {
  const long = sectionNames(ini).flatMap((section) => {
    if (!/^(?:Settings|Account\d+)$/i.test(section)) return [];
    return keyNames(ini, section).flatMap((key) => {
      const length = getKey(ini, section, key)?.length ?? 0;
      const longest = /^password$/i.test(key) ? values.longestSecret : values.longest;
      return length > longest
        ? [`${key} of [${section}] has ${length} characters, and the phone reads ${longest}`]
        : [];
    });
  });
  if (long.length === 0) return [ok('lengths', `no value is longer than the phone reads`)];
  return [problem('lengths', long.join('; '), 'Shorten it: bridgesmith microsip provision --set, or in the phone.')];
}

function checkPasswords(ini: IniFile): Finding[] {
  const plain = sectionNames(ini).filter((section) => {
    const password = /^(?:Settings|Account\d+)$/i.test(section) ? getKey(ini, section, 'password') : '';
    return password && !isEncrypted(password);
  });
  if (plain.length === 0) return [ok('passwords', 'none stands there as it was typed')];
  const found = `that of ${plain.map((section) => `[${section}]`).join(', ')} stands there as it was typed`;
  return [warning('passwords', found, 'Start the phone once: it encrypts it, with a key that all phones share.')];
}

function checkTrace(ini: IniFile): Finding {
  if (getKey(ini, 'Settings', 'enableLog') !== '1') return ok('trace', 'is off');
  const found = 'is on: all that the phone sends and receives is written to a file that grows';
  return warning('trace', found, 'bridgesmith microsip trace off');
}

const startOnce = 'Start the phone once and close it, or add accounts with bridgesmith microsip provision.';
