import { readFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { LogFile } from '../files/logFile.js';
import { type Call, callOutcomes, inOrder } from './call.js';

/** A call as the host saw it. */
export interface HostCall extends Call {
  /** When it was answered and when it ended, in milliseconds since 1970; the first is undefined where it was not. */
  readonly answered?: number | undefined;
  readonly ended: number;
}

/** The host's own record of calls: a line of JSON for each, written when the call has ended, in one piece. */
export class CallRecord {
  readonly #file: LogFile;

  constructor(path: string) {
    this.#file = new LogFile(path, fullAt);
  }

  get path(): string {
    return this.#file.path;
  }

  write({ time, direction, answered, ended, ...call }: HostCall): void {
    const at = (moment: number | undefined) => (moment === undefined ? undefined : new Date(moment).toISOString());
    const { number, name, duration, outcome, account } = call;
    const moments = { time: at(time), answered: at(answered), ended: at(ended) };
    this.#file.write(JSON.stringify({ ...moments, direction, number, name, account, duration, outcome }));
  }

  /** All calls of the record, the oldest first, and the lines that are none; the last one may be cut off as yet. */
  read(): { readonly calls: readonly HostCall[]; readonly problems: readonly string[]; readonly exists: boolean } {
    const texts = [this.#file.older, this.path].map((path) => ({ path, text: textOf(path) }));
    const read = texts.flatMap(({ path, text = '' }) =>
      text.split('\r\n').map((line, place, { length }) => {
        return { path, place: place + 1, call: hostCallOf(line), counts: line !== '' && place < length - 1 };
      }),
    );
    const wrong = read.filter(({ call, counts }) => counts && call === undefined);
    return {
      calls: inOrder(read.flatMap(({ call }) => call ?? [])),
      problems: wrong.map(({ path, place }) => `${path}, line ${place} is no call.`),
      exists: texts.some(({ text }) => text !== undefined),
    };
  }
}

/**
 * Where the host of a bridge keeps its record.
 *
 * @param folder the data folder of the user.
 * @param bridge its name.
 */
export function callRecordPath(folder: string, bridge: string): string {
  return win32.join(folder, `calls-${bridge}.jsonl`);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Undefined for a line that is no call: cut off, or not from here. */
function hostCallOf(line: string): HostCall | undefined {
  const written = parsed(line);
  if (written === undefined) return undefined;
  const text = (name: string) => (typeof written[name] === 'string' ? written[name] : '');
  const [time, answered, ended] = ['time', 'answered', 'ended'].map((name) => Date.parse(text(name)));
  const { direction, duration } = written;
  const outcome = callOutcomes.find((one) => one === written.outcome);
  if (!time || !ended || !outcome || typeof duration !== 'number' || !(duration >= 0)) return undefined;
  if (direction !== 'in' && direction !== 'out' && direction !== 'unknown') return undefined;
  const party = { number: text('number'), name: text('name'), account: text('account') };
  const moments = { time, answered: answered || undefined, ended };
  return { ...moments, direction, ...party, duration: Math.round(duration), outcome, info: '', source: 'host' };
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** In bytes: some thousand calls, and as many older ones. */
const fullAt = 2_000_000;
