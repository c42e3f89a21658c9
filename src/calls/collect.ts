import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { NotFoundError } from '../errors.js';
import type { Files } from '../files/files.js';
import { same } from '../files/replaceFile.js';
import { readIni } from '../ini/file.js';
import { type CallProblem, type PhoneCalls, readPhoneCalls } from '../microsip/callList.js';
import type { ProvisionTools } from '../microsip/settings/provision.js';
import { type Call, inOrder } from './call.js';
import type { CallRecord } from './record.js';
import { mergeCalls } from './sameCall.js';

/** Where calls are looked for; without a member, not there. */
export interface CallSources {
  readonly phone?: { readonly file: string; readonly tools: ProvisionTools } | undefined;
  readonly host?: Pick<CallRecord, 'path' | 'read'> | undefined;
}

export interface CollectedCalls {
  /** Those that have ended, the oldest first, each once. */
  readonly calls: readonly Call[];
  /** How many are not ended yet; they are not among the calls. */
  readonly open: number;
  /** What could not be read, as sentences. */
  readonly problems: readonly string[];
}

/**
 * The calls that the sources have.
 *
 * @param since in milliseconds since 1970; earlier calls are left out.
 * @throws NotFoundError where no source is there.
 */
export async function collectCalls({ phone, host }: CallSources, since = 0): Promise<CollectedCalls> {
  const seen = host?.read();
  const written = phone && (await phoneCallsOf(phone.file, phone.tools));
  if (!written && !seen?.exists) throw new NotFoundError(nothingThere(phone?.file, host?.path));
  const calls = mergeCalls(written?.calls ?? [], seen?.calls ?? []);
  return {
    calls: calls.filter(({ time }) => time >= since),
    open: written?.open ?? 0,
    problems: [...(written?.problems ?? []), ...(seen?.problems ?? [])],
  };
}

/**
 * `collectCalls`, again and again: what has not changed on the disk is not read again. A call that is going on may end
 * without a word, with the phone, so that is looked at every time.
 */
export function callCollector(sources: CallSources, since?: number): () => Promise<CollectedCalls> {
  let last: { readonly signs: string; readonly collected: CollectedCalls } | undefined;
  return async () => {
    const signs = [sources.phone?.file, sources.host?.path].map(signOf).join();
    if (last?.signs === signs && last.collected.open === 0) return last.collected;
    const collected = await collectCalls(sources, since);
    last = { signs, collected };
    return collected;
  };
}

/** What changes when a file is written: a write within the same tick of the clock changes its size. */
function signOf(path: string | undefined): string {
  const found = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.mtimeMs} ${found.size}`;
}

/** How the reason reads for one line of `[Calls]`. */
export function problemLine(file: string, { key, reason }: CallProblem): string {
  return `${file}, key ${key} of [Calls]: ${reason}.`;
}

/**
 * A call without an end is going on as long as the phone runs; one that began a day ago was cut off by an earlier end of
 * the phone.
 */
async function phoneCallsOf(path: string, { files, coder, phones }: ProvisionTools) {
  const file = await files.resolve(path);
  const bytes = await readSteadily(file, files);
  if (bytes === undefined) return undefined;
  const read: PhoneCalls = readPhoneCalls(readIni(bytes, coder, file));
  const goesOn = read.open.length > 0 && phones.using(file) !== undefined;
  const isOpen = ({ time }: Call) => goesOn && time > Date.now() - longestCall;
  return {
    calls: inOrder([...read.calls, ...read.open.filter((call) => !isOpen(call))]),
    open: read.open.filter(isOpen).length,
    problems: read.problems.map((problem) => problemLine(file, problem)),
  };
}

/** Windows writes the file in its place: one that was read meanwhile may be half the old and half the new one. */
async function readSteadily(file: string, files: Files): Promise<Buffer | undefined> {
  let last: Buffer | undefined | 'held' = 'held';
  for (let left = mostReads; ; left--) {
    try {
      const bytes = await files.read(file);
      if (left === 0 || (last !== 'held' && same(last, bytes))) return bytes;
      last = bytes;
    } catch (error) {
      if (left === 0 || !['EBUSY', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
      last = 'held';
    }
    await pause(betweenReads);
  }
}

function nothingThere(file: string | undefined, record: string | undefined): string {
  const places = [
    ...(file === undefined ? [] : [`the phone's settings file ${file} is not there`]),
    ...(record === undefined ? [] : [`the host has no record ${record}: it writes one while it runs`]),
  ];
  return `There are no calls: ${places.join(', and ')}.`;
}

const mostReads = 20;
/** In milliseconds. */
const betweenReads = 20;
const longestCall = 24 * 60 * 60 * 1000;
