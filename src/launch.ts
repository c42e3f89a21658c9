import { readFileSync } from 'node:fs';
import type { Bridge } from './definition/bridge.js';
import { readLauncher } from './definition/launcher.js';
import { numberOfName } from './definition/launcherNames.js';
import type { ArgumentValues } from './definition/resolve.js';
import type { LauncherNames } from './definition/schema.js';
import { NotFoundError } from './errors.js';
import { decodeText } from './ffi/codePage.js';

/** What a test replaces: the bytes of a file, undefined when it is not there. */
export type ReadFile = (path: string) => Uint8Array | undefined;

/**
 * An action and its arguments, from the words behind a launcher's name. Names that stand for numbers are looked up in the
 * file that the definition says.
 *
 * @throws UsageError for words that the launcher does not know; NotFoundError for a name that stands nowhere.
 */
export function launcherArguments(
  bridge: Bridge,
  words: readonly string[],
  readFile: ReadFile = fileBytes,
): { action: string; values: ArgumentValues } {
  const { action, values, names } = readLauncher(bridge, words);
  const numbers = names.map(({ parameter, name, where }) => [parameter, lookUp(where, name, readFile)]);
  return { action, values: { ...values, ...Object.fromEntries(numbers) } };
}

function lookUp(where: LauncherNames, name: string, readFile: ReadFile): string {
  const file = where.file.replace(/%([^%]+)%/g, (whole, variable: string) => process.env[variable] ?? whole);
  const bytes = readFile(file);
  if (!bytes) throw new NotFoundError(`"${name}" cannot be looked up: ${file} is not there. Give the number instead.`);
  return String(numberOfName(textOf(bytes), where, name, file));
}

/** As Windows reads an .ini file: UTF-16LE where a BOM says so, else in the system's own code page. */
function textOf(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return utf16 ? Buffer.from(bytes.subarray(2)).toString('utf16le') : decodeText(bytes, 'ansi');
}

function fileBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
