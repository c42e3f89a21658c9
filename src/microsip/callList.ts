import { type Call, inOrder } from '../calls/call.js';
import type { CallList, CollectedCalls } from '../calls/callList.js';
import type { Files } from '../files/files.js';
import { readSteadily } from '../files/readSteadily.js';
import type { AnsiCoder } from '../ini/encoding.js';
import { type IniFile, keyValues } from '../ini/file.js';
import { readSettings } from '../settings/file.js';
import { phoneOutcome } from './callOutcome.js';

/** What the phone has written down in `[Calls]` of its settings file. */
export interface PhoneCalls {
  /** Those that have ended, the oldest first. */
  readonly calls: readonly Call[];
  /** Those that the phone has not ended: still going on, or cut off by the end of the phone. */
  readonly open: readonly Call[];
  /** Lines that say no call. */
  readonly problems: readonly CallProblem[];
}

export interface CallProblem {
  /** The key in `[Calls]`. */
  readonly key: string;
  readonly value: string;
  readonly reason: string;
}

/** What reading a phone's list of calls takes: files, their encoding, and whether a phone that runs uses one. */
export interface CallListTools {
  readonly files: Files;
  readonly coder: AnsiCoder;
  readonly phones: { using(file: string): unknown };
}

/** The list of calls that a phone keeps in its settings file. */
export function phoneCallList(file: string, tools: CallListTools): CallList {
  return { file, kind: "the phone's settings file", read: () => readCallList(file, tools) };
}

/**
 * A call without an end is going on as long as the phone runs; one that began a day ago was cut off by an earlier end of
 * the phone.
 */
async function readCallList(
  path: string,
  { files, coder, phones }: CallListTools,
): Promise<CollectedCalls | undefined> {
  const file = await files.resolve(path);
  const bytes = await readSteadily(file, files);
  if (bytes === undefined) return undefined;
  const read = readPhoneCalls(readSettings(bytes, coder, file));
  const goesOn = read.open.length > 0 && phones.using(file) !== undefined;
  const isOpen = ({ time }: Call) => goesOn && time > Date.now() - longestCall;
  return {
    calls: inOrder([...read.calls, ...read.open.filter((call) => !isOpen(call))]),
    open: read.open.filter(isOpen).length,
    problems: read.problems.map((problem) => problemLine(file, problem)),
  };
}

/** How the reason reads for one line of `[Calls]`. */
function problemLine(file: string, { key, reason }: CallProblem): string {
  return `${file}, key ${key} of [Calls]: ${reason}.`;
}

/**
 * Reads the calls of a settings file.
 *
 * The phone writes a call when it begins and again when it ends, at once each time. It keeps the last 1,000, in keys that
 * begin again at 0, so that their order says nothing. `null` stands for a call that its user deleted.
 *
 * Source: MicroSIP 3.19.27, 3.20.5 and 3.22, Calls.cpp (`Add`, `CallSave`, `CallEncode`, `GetNextKey`) and MessagesDlg.cpp
 * (`OnEndCall`).
 */
export function readPhoneCalls(file: IniFile): PhoneCalls {
  const calls: Call[] = [];
  const open: Call[] = [];
  const problems: CallProblem[] = [];
  for (const [key, value] of keyValues(file, 'Calls')) {
    if (value === 'null' || value === '') continue;
    const read = /^\d+$/.test(key) ? readPhoneCall(value) : 'the key is no number';
    if (typeof read === 'string') problems.push({ key, value, reason: read });
    else if (read.ended) calls.push(read.call);
    else open.push(read.call);
  }
  return { calls: inOrder(calls), open: inOrder(open), problems };
}

/**
 * One value, `number;name;type;time;duration;info`.
 *
 * Nothing in it is escaped: a caller's name, or the words by which the other end refused, may hold semicolons, and so may
 * an address with parameters. So what the phone itself writes, the three numbers in the middle, is looked for; where it is
 * found twice, somebody wants to be taken for another.
 *
 * @returns why it is no call, to finish the sentence "key 7: …".
 */
export function readPhoneCall(value: string): { readonly call: Call; readonly ended: boolean } | string {
  const [middle, other] = value.matchAll(/(?=;([0-3]);(\d{9,10});(\d{1,9});)/g);
  if (!middle) return 'it is not number;name;type;time;duration;info, with a type from 0 to 3 and a time in seconds';
  if (other) return 'it can be read as more than one call';
  const [, type = '', time = '', duration = ''] = middle;
  const party = splitParty(value.slice(0, middle.index));
  if (!party) return 'it has no number, or no name';
  const info = value.slice(middle.index + `;${type};${time};${duration};`.length);
  const ended = info !== '' || Number(duration) > 0 || type === '2';
  const call: Call = {
    time: Number(time) * 1000,
    direction: type === '0' ? 'out' : 'in',
    ...party,
    duration: Number(duration),
    outcome: ended ? phoneOutcome(type, Number(duration), info) : 'unknown',
    account: '',
    info,
    source: 'phone',
  };
  return { call, ended };
}

/** The parameters of an address belong to the number: `100@pbx.example.com;transport=tcp;Ann`. */
function splitParty(text: string): { readonly number: string; readonly name: string } | undefined {
  const [, number = '', name] = /^([^;]*@[^;]*(?:;[\w.-]+=[^;]*)*(?=;)|[^;]*);(.*)$/s.exec(text) ?? [];
  return number === '' || name === undefined ? undefined : { number, name };
}

/** In milliseconds. */
const longestCall = 24 * 60 * 60 * 1000;
