import { csvRecords } from '../definition/contacts/csv.js';
import { csvText } from '../definition/contacts/csvText.js';
import { RefusedError } from '../errors.js';
import type { Files } from '../files/files.js';
import { utf8Text } from '../files/inputText.js';
import { replaceFile, whileContested } from '../files/replaceFile.js';
import type { Call } from './call.js';
import { type CellStyle, callCells, callColumns, callOfCells } from './cells.js';
import { newCalls, secondsAround } from './sameCall.js';

export interface CallsCsvOptions {
  /** `guarded` when left out. */
  readonly style?: CellStyle | undefined;
  /** Times in UTC; local ones with their distance from it when left out. */
  readonly utc?: boolean | undefined;
  /** Whether a new file begins with UTF-8's byte order mark, by which Excel knows it; true when left out. */
  readonly mark?: boolean | undefined;
}

/** Calls as CSV, with the line that names the columns. */
export function callsCsv(calls: readonly Call[], options: CallsCsvOptions = {}): string {
  return csvText([callColumns]) + callRows(calls, options);
}

/** Calls as the records of a CSV text. */
export function callRows(calls: readonly Call[], { style, utc }: CallsCsvOptions): string {
  return csvText(calls.map((call) => callCells(call, style, utc)));
}

/**
 * Writes a file of calls, whole or not at all. A file of calls that is there already is replaced.
 *
 * @throws RefusedError where a file of something else is there; FailedError when it could not be written.
 */
export async function writeCallsCsv(
  files: Files,
  path: string,
  calls: readonly Call[],
  options: CallsCsvOptions = {},
): Promise<void> {
  const file = await files.resolve(path);
  const present = await files.read(file);
  readPresent(present, file);
  await replaceFile(files, file, present, newFile(calls, options));
}

/**
 * Adds to a file the calls that it does not have yet. Whenever this is killed, the file is as it was, or has them all. Two
 * may add to the same file at once.
 *
 * @returns the calls that were added.
 * @throws RefusedError where the file has other columns, or is no CSV; FailedError when it could not be written.
 */
export async function appendCallsCsv(
  files: Files,
  path: string,
  calls: readonly Call[],
  options: CallsCsvOptions = {},
): Promise<Call[]> {
  const file = await files.resolve(path);
  return whileContested(async () => {
    const present = await files.read(file);
    const held = readPresent(present, file, calls);
    const added = newCalls(calls, held ?? []);
    if (added.length === 0 && held) return [];
    await replaceFile(files, file, present, held ? longer(present, added, options) : newFile(added, options));
    return added;
  });
}

/**
 * The calls that a file has; undefined where there is no such file, or nothing in it.
 *
 * @param near of the calls only those that may be one of these: a log grows for years, and most of it is long past.
 */
function readPresent(bytes: Buffer | undefined, path: string, near: readonly Call[] = []): Call[] | undefined {
  if (bytes === undefined) return undefined;
  const text = utf8Text(bytes);
  if (text === undefined) throw refusal(path, 'is not UTF-8');
  if (text === '') return undefined;
  const [header, ...records] = csvRecords(text, ',');
  if (header?.cells.join() !== callColumns.join()) {
    const found = header?.cells.join(',').slice(0, 200) ?? 'nothing';
    throw refusal(path, `has the columns ${JSON.stringify(found)}, and calls have ${callColumns.join()}`);
  }
  const wrong = records.find(({ problem }) => problem !== undefined);
  if (wrong) throw refusal(path, `is no CSV from line ${wrong.line} on: ${wrong.problem}`);
  // A line that somebody has added by hand stays as it is.
  const seconds = new Set(near.flatMap(({ time }) => secondsAround(time)));
  const mayBeNear = ([time = '']: readonly string[]) => seconds.has(Math.floor(Date.parse(time) / 1000));
  return records.flatMap(({ cells }) => (mayBeNear(cells) ? (callOfCells(cells) ?? []) : []));
}

function newFile(calls: readonly Call[], options: CallsCsvOptions): Buffer {
  return Buffer.from(`${options.mark === false ? '' : '\ufeff'}${callsCsv(calls, options)}`);
}

function longer(present: Buffer | undefined, calls: readonly Call[], options: CallsCsvOptions): Buffer {
  const open = present?.at(-1) !== '\n'.charCodeAt(0);
  return Buffer.concat([present ?? Buffer.alloc(0), Buffer.from(`${open ? '\r\n' : ''}${callRows(calls, options)}`)]);
}

function refusal(path: string, what: string): RefusedError {
  return new RefusedError('csv', `${path} ${what}. It was left as it is; name another file.`);
}
