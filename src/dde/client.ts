import { FailedError, UsageError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';
import { type DdeCallOptions, DdeConversation } from './conversation.js';
import { DdeTimedOutError, ddeError, ddeErrorCode } from './errors.js';
import type { Side } from './protocol.js';
import { DdeThread } from './thread.js';

export interface DdeClientOptions {
  /** The time a call may take when it does not say so itself, in milliseconds. 10,000 when left out. */
  readonly timeout?: number;
}

export interface DdeConnectOptions extends DdeCallOptions {
  /**
   * Which of DDEML's doors to use. Windows converts EXECUTE commands between a Unicode and an ANSI side, and some old
   * servers then read them wrongly. `auto` and `unicode` send Unicode; `ansi` sends the ANSI code page.
   */
  readonly encoding?: 'auto' | Side | undefined;
}

/**
 * A client of DDE servers. DDEML runs in a thread of its own: no server, however slow, holds up the caller. Needs no
 * `close`: a process with no open conversation and no call under way can end.
 */
export class DdeClient {
  readonly #timeout: number;
  #thread: DdeThread | undefined;
  #closed = false;

  constructor(options: DdeClientOptions = {}) {
    this.#timeout = options.timeout ?? 10_000;
  }

  /**
   * Begins a conversation.
   *
   * @param service the server's name, such as `Excel`; upper and lower case are the same.
   * @param topic what to talk about, such as `Sheet1`.
   * @throws DdeNotFoundError when no server answers; DdeTimedOutError when Windows did not come back with an answer, as
   *   happens while a program on the desktop hangs; FailedError on any system but Windows.
   *
   * Source: https://learn.microsoft.com/windows/win32/api/ddeml/nf-ddeml-ddeconnect
   */
  async connect(service: string, topic: string, options: DdeConnectOptions = {}): Promise<DdeConversation> {
    requireName('service', service);
    requireName('topic', topic);
    requireWindows('DDE');
    if (this.#closed) throw new FailedError('This DDE client has been closed. Make another one.');
    const side = options.encoding === 'ansi' ? 'ansi' : 'unicode';
    const thread = this.#thread?.over === false ? this.#thread : new DdeThread();
    this.#thread = thread;
    const timeout = options.timeout ?? this.#timeout;
    const late = () => {
      this.#leave(thread);
      return connectTooLate(`${service}|${topic}`, timeout);
    };
    const reply = await thread.call(
      { type: 'connect', side, service, topic },
      { timeout, signal: options.signal, late },
    );
    if (reply.type === 'failed') throw ddeError(ddeErrorCode(reply.error), `${service}|${topic}`, 'connect');
    return new DdeConversation({
      thread,
      number: reply.conversation ?? 0,
      service,
      topic,
      side,
      timeout: this.#timeout,
    });
  }

  /** Ends all conversations. The client cannot be used any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.close();
    this.#thread = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** A thread that hangs in DdeConnect keeps its conversations; the next ones get a thread that does not hang. */
  #leave(thread: DdeThread): void {
    if (this.#thread === thread) this.#thread = undefined;
    thread.retire();
  }
}

function connectTooLate(server: string, timeout: number): DdeTimedOutError {
  return new DdeTimedOutError(
    'DMLERR_NO_CONV_ESTABLISHED',
    `DDE ${server}: connect: Windows gave no answer in ${timeout} ms. All windows are asked, and one hangs: end it.`,
  );
}

/** Source: https://learn.microsoft.com/windows/win32/api/ddeml/nf-ddeml-ddecreatestringhandlew */
function requireName(what: string, name: string): void {
  if (name.length < 1 || name.length > 255 || name.includes('\0')) {
    throw new UsageError(`The DDE ${what} must have 1 to 255 characters, and this has ${name.length}.`);
  }
}
