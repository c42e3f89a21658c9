import { BridgesmithError } from '../errors.js';
import type { Files } from '../files/files.js';
import type { Call } from './call.js';
import { appendCallsCsv, type CallsCsvOptions } from './csvFile.js';

/**
 * A CSV file that calls are added to as they end. While it cannot be written, because Excel has it open or its drive is
 * away, the calls wait, and are tried again.
 */
export class CallsCsvLog {
  #waiting: Call[] = [];
  #writing: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #reported = '';

  constructor(
    private readonly files: Files,
    readonly path: string,
    private readonly options: CallsCsvOptions = {},
    /** Called with the reason why it cannot be written, each once. */
    private readonly report: (message: string) => void = () => {},
  ) {}

  /** Settled when it was tried; it never fails. */
  add(calls: readonly Call[]): Promise<void> {
    this.#waiting.push(...calls);
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Tries a last time. */
  async close(): Promise<void> {
    await this.add([]);
    clearTimeout(this.#retry);
  }

  async #write(): Promise<void> {
    clearTimeout(this.#retry);
    const calls = this.#waiting;
    if (calls.length === 0) return;
    try {
      await appendCallsCsv(this.files, this.path, calls, this.options);
      this.#waiting = this.#waiting.slice(calls.length);
      this.#reported = '';
    } catch (error) {
      const reason = error instanceof BridgesmithError ? error.message : `${this.path}: ${error}`;
      if (reason !== this.#reported) this.report(`${reason} It is tried again.`);
      this.#reported = reason;
      this.#retry = setTimeout(() => void this.add([]), tryAgain).unref();
    }
  }
}

/** In milliseconds. */
const tryAgain = 10_000;
