import { setTimeout as pause } from 'node:timers/promises';
import type { Files } from '../files/files.js';
import type { Call } from './call.js';
import { type CallSources, collectCalls } from './collect.js';
import { CallsCsvLog } from './csvLog.js';
import type { CallLogSetting } from './logSetting.js';
import type { CallRecord, HostCall } from './record.js';

export interface HostCallLogOptions {
  /** Undefined where the host is to keep none. */
  readonly record: CallRecord | undefined;
  /** The CSV files that calls are added to; asked anew whenever a call has ended. */
  readonly targets: () => readonly CallLogSetting[];
  /** What the phone itself writes down, to fill what the host cannot see. */
  readonly phone: () => CallSources['phone'];
  readonly files: Files;
  /** Called with what could not be written. */
  readonly report: (message: string) => void;
  /** How long the phone has to write a call down, in milliseconds; 1,000 by default. */
  readonly patience?: number | undefined;
}

/** What a host does with the calls that it sees end: its own record, and CSV files that people want. Never throws. */
export class HostCallLog {
  #seen: HostCall[] = [];
  readonly #logs = new Map<string, CallsCsvLog>();
  #adding: Promise<void> = Promise.resolve();

  constructor(private readonly options: HostCallLogOptions) {}

  /** Adds what has ended while no host ran. */
  catchUp(): Promise<void> {
    return this.#then(() => this.#addToAll(true));
  }

  /** Records a call at once, and adds it to the files when the phone has had time to write it down as well. */
  called(call: HostCall): void {
    const { record, report, patience = 1000 } = this.options;
    this.#seen = [...this.#seen.slice(-mostSeen), call];
    try {
      record?.write(call);
    } catch (error) {
      report(`cannot write ${record?.path}: ${error instanceof Error ? error.message : error}`);
    }
    void this.#then(async () => {
      await pause(patience);
      await this.#addToAll(false);
    });
  }

  /** Settled when what can be written is written. */
  async close(): Promise<void> {
    await this.#then(() => this.#addToAll(true));
    for (const log of this.#logs.values()) await log.close();
  }

  #then(act: () => Promise<void>): Promise<void> {
    this.#adding = this.#adding.then(act).catch((error) => {
      this.options.report(`cannot log calls: ${error instanceof Error ? error.message : error}`);
    });
    return this.#adding;
  }

  /** @param all also what only the phone has written down; else that waits until the host has seen a later call end. */
  async #addToAll(all: boolean): Promise<void> {
    for (const { csv, since } of this.options.targets()) {
      const calls = await this.#callsSince(since);
      const newest = calls.findLast(({ source }) => source !== 'phone')?.time ?? 0;
      await this.#log(csv).add(calls.filter(({ source, time }) => all || source !== 'phone' || time < newest));
    }
  }

  async #callsSince(since: number): Promise<readonly Call[]> {
    const host = { path: this.options.record?.path ?? '', read: () => this.#read() };
    const phone = this.options.phone();
    const collected = await collectCalls({ phone, host }, since).catch(() => collectCalls({ host }, since));
    return collected.calls;
  }

  /** The record, and what was seen and could not be recorded. */
  #read(): ReturnType<CallRecord['read']> {
    const { calls, problems } = this.options.record?.read() ?? { calls: [], problems: [] };
    const others = this.#seen.filter(({ ended }) => !calls.some((call) => call.ended === ended));
    return { calls: [...calls, ...others], problems, exists: true };
  }

  #log(csv: string): CallsCsvLog {
    const log = this.#logs.get(csv) ?? new CallsCsvLog(this.options.files, csv, {}, this.options.report);
    this.#logs.set(csv, log);
    return log;
  }
}

/** Of the calls that were seen, to be added once a file can be written again. */
const mostSeen = 500;
