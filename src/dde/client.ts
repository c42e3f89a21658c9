import { win32 } from 'node:path';
import { FailedError, UsageError } from '../errors.js';
import { type CodePage, isCodePage } from '../ffi/codePage.js';
import { requireWindows } from '../ffi/library.js';
import { imageOf } from '../ffi/processes.js';
import type { DdeCallOptions } from './callOptions.js';
import { DdeConversation } from './conversation.js';
import { DdeTimedOutError, ddeError, ddeErrorCode } from './errors.js';
import { requireName } from './names.js';
import type { Connected, Done, Side } from './protocol.js';
import type { CommandEncoding } from './text.js';
import { DdeThread } from './thread.js';

/** What texts are written in. */
export interface DdeTextOptions {
  /**
   * What commands are written in. `auto`: Unicode if the server's window is a Unicode one, else ANSI, as DDE has it.
   * `unicode` and `ansi` override this for servers that read it wrongly.
   */
  readonly encoding?: 'auto' | Side | undefined;
  /** The number of the code page that takes the place of this system's ANSI code page, such as 1252 or 932. */
  readonly codePage?: number | undefined;
}

/** What holds for a client's calls and conversations when they do not say so themselves. */
export interface DdeClientOptions extends DdeTextOptions {
  /** The time a call may take, in milliseconds. 10,000 when left out. */
  readonly timeout?: number;
}

export interface DdeConnectOptions extends DdeCallOptions, DdeTextOptions {}

/** A server that answers. */
export interface DdeServerInformation {
  readonly service: string;
  readonly topic: string;
  readonly processId: number;
  /** The file name of its program, such as `EXCEL.EXE`; undefined when Windows does not tell. */
  readonly program: string | undefined;
}

/**
 * A client of DDE servers. DDE runs in a thread of its own: no server, however slow, holds up the caller. Needs no
 * `close`: a process with no open conversation and no call under way can end.
 */
export class DdeClient {
  readonly #timeout: number;
  readonly #texts: DdeTextOptions;
  #thread: DdeThread | undefined;
  #closed = false;

  constructor(options: DdeClientOptions = {}) {
    this.#timeout = options.timeout ?? 10_000;
    this.#texts = options;
  }

  /**
   * Begins a conversation.
   *
   * @param service the server's name, such as `Excel`; upper and lower case are the same. `*` for any.
   * @param topic what to talk about, such as `Sheet1`. `*` for any. With a `*`, it is the first server that answers.
   * @throws DdeNotFoundError when no server answers; DdeTimedOutError when some program did not say in time whether it
   *   serves; FailedError on any system but Windows.
   *
   * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-initiate
   */
  async connect(service: string, topic: string, options: DdeConnectOptions = {}): Promise<DdeConversation> {
    requireName('service', service);
    requireName('topic', topic);
    const texts = {
      encoding: options.encoding ?? this.#texts.encoding,
      codePage: options.codePage ?? this.#texts.codePage,
    };
    const codePage = codePageOf(texts);
    const thread = this.#begin();
    const timeout = options.timeout ?? this.#timeout;
    const name = `${service}|${topic}`;
    const side = texts.encoding === 'ansi' ? 'ansi' : 'unicode';
    const late = () => connectTooLate(name, timeout);
    const { conversation } = await call(
      thread.call(
        { type: 'connect', side, service: anyAsEmpty(service), topic: anyAsEmpty(topic) },
        { timeout, signal: options.signal, late },
      ),
      name,
      'connect',
    );
    const connected = conversation as Connected;
    return new DdeConversation({
      thread,
      number: connected.conversation,
      service: connected.service,
      topic: connected.topic,
      processId: connected.process,
      commandEncoding: commandEncodingOf(texts, connected, codePage),
      codePage,
      timeout: this.#timeout,
    });
  }

  /**
   * Lists the servers that answer, without talking to them. Servers decide what they tell: most answer with each topic
   * they have, and some not at all unless asked for by name. What a program answers that takes longer than the time of
   * the call is not in the list, and one that hangs is not waited for.
   *
   * @param service one to look for; all when left out.
   * @param topic one to look for; all when left out. Most servers have the topic `System`.
   *
   * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-initiate
   */
  async servers(
    { service = '*', topic = '*' }: { readonly service?: string; readonly topic?: string } = {},
    options: DdeCallOptions = {},
  ): Promise<DdeServerInformation[]> {
    requireName('service', service);
    requireName('topic', topic);
    const thread = this.#begin();
    const timeout = options.timeout ?? this.#timeout;
    const name = `${service}|${topic}`;
    const done = await call(
      thread.call(
        { type: 'list', service: anyAsEmpty(service), topic: anyAsEmpty(topic), patience: timeout },
        { timeout: timeout + grace, signal: options.signal, late: () => connectTooLate(name, timeout) },
      ),
      name,
      'list',
    );
    return (done.servers ?? []).map(({ service, topic, process }) => ({
      service,
      topic,
      processId: process,
      program: programOf(process),
    }));
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

  #begin(): DdeThread {
    requireWindows('DDE');
    if (this.#closed) throw new FailedError('This DDE client has been closed. Make another one.');
    if (!this.#thread || this.#thread.over) this.#thread = new DdeThread();
    return this.#thread;
  }
}

/** The file name of a process's program. */
export function programOf(processId: number): string | undefined {
  const image = imageOf(processId);
  return image === undefined ? undefined : win32.basename(image);
}

/** @throws UsageError for a code page that this Windows does not have. */
export function codePageOf({ codePage }: { readonly codePage?: number | undefined }): CodePage {
  requireWindows('DDE');
  if (codePage === undefined) return 'ansi';
  if (!isCodePage(codePage)) throw new UsageError(`This Windows has no code page ${codePage}.`);
  return codePage;
}

async function call(reply: ReturnType<DdeThread['call']>, server: string, step: string): Promise<Done> {
  const done = await reply;
  if (done.type === 'failed') throw ddeError(ddeErrorCode(done.error), server, step);
  return done;
}

function commandEncodingOf(
  { encoding = 'auto' }: DdeTextOptions,
  { unicode }: Connected,
  codePage: CodePage,
): CommandEncoding {
  if (encoding === 'auto') return unicode ? 'unicode' : codePage;
  return encoding === 'unicode' ? 'unicode' : codePage;
}

function anyAsEmpty(name: string): string {
  return name === '*' ? '' : name;
}

function connectTooLate(server: string, timeout: number): DdeTimedOutError {
  return new DdeTimedOutError(
    `DDE ${server}: connect: Windows gave no answer in ${timeout} ms. All windows are asked, and one hangs: end it.`,
  );
}

/** How long the list may take after its time, in milliseconds. */
const grace = 2000;
