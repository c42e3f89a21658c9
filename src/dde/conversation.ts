import { setTimeout as pause } from 'node:timers/promises';
import { FailedError, RefusedError, UsageError } from '../errors.js';
import type { CodePage } from '../ffi/codePage.js';
import { DdeAdvise } from './advise.js';
import { DdeData } from './data.js';
import { type DdeErrorCode, ddeError, ddeErrorCode } from './errors.js';
import { type DdeValue, type DdeValueOf, formatName, formatNumber } from './formats.js';
import { requireName } from './names.js';
import type { Done, Transaction, TransactRequest, Update } from './protocol.js';
import { type CommandEncoding, encodeCommand, encodeValue } from './text.js';
import type { DdeThread } from './thread.js';

/** How one call to a DDE server is limited. */
export interface DdeCallOptions {
  /** In milliseconds. What the client was made with, when left out. */
  readonly timeout?: number | undefined;
  /** Gives the call up; its reason is thrown. The server may still act on what it was sent. */
  readonly signal?: AbortSignal | undefined;
}

export interface DdeRequestOptions<Format extends string | undefined = string | undefined> extends DdeCallOptions {
  /**
   * The clipboard format: `CF_TEXT`, `CF_UNICODETEXT`, `XlTable`, or the name of any other. When left out, it is text:
   * the format that suits the server's window and, if the server refuses that, the other.
   */
  readonly format?: Format;
}

export interface DdeAdviseOptions<Format extends string | undefined = string | undefined>
  extends DdeRequestOptions<Format> {
  /** A warm link: the server only says that there is something new, and each value is requested when it is asked for. */
  readonly warm?: boolean | undefined;
  /**
   * Whether the server waits with an update until the last has been taken (XTYPF_ACKREQ); servers then leave out what
   * is out of date. True when left out. When false, every update is kept until it is taken.
   */
  readonly flowControl?: boolean | undefined;
}

/** What a conversation is made from. */
export interface ConversationSource {
  readonly thread: DdeThread;
  readonly number: number;
  readonly service: string;
  readonly topic: string;
  /** The server's process. */
  readonly processId: number;
  readonly commandEncoding: CommandEncoding;
  /** What CF_TEXT is written in. */
  readonly codePage: CodePage;
  /** In milliseconds. */
  readonly timeout: number;
}

/** A conversation with a DDE server. Made by `DdeClient.connect`. Calls made at once are sent one after the other. */
export class DdeConversation {
  readonly service: string;
  readonly topic: string;
  /** The id of the server's process. */
  readonly processId: number;
  /** Resolved when the conversation ends, from whichever side. */
  readonly ended: Promise<void>;
  readonly #source: ConversationSource;
  readonly #advises = new Map<string, Pick<DdeAdvise<unknown>, 'push' | 'end'>>();
  /** The formats of text to try, the one that worked last first. */
  #textFormats: readonly string[];
  #open = true;

  constructor(source: ConversationSource) {
    this.#source = source;
    this.service = source.service;
    this.topic = source.topic;
    this.processId = source.processId;
    const wide = source.commandEncoding === 'unicode';
    this.#textFormats = wide ? ['CF_UNICODETEXT', 'CF_TEXT'] : ['CF_TEXT', 'CF_UNICODETEXT'];
    this.ended = new Promise((resolve) => {
      const ended = () => {
        this.#open = false;
        for (const advise of this.#advises.values()) advise.end();
        resolve();
      };
      source.thread.open(source.number, { ended, updated: (update) => this.#update(update) });
    });
  }

  /** False once either side has ended the conversation. */
  get connected(): boolean {
    return this.#open;
  }

  /**
   * Has the server carry out a command, and waits until it says that it has.
   *
   * @throws DdeNotProcessedError when the server refuses it, DdeBusyError when it stays busy, DdeServerDiedError when it
   *   ends; DdeExecuteTimeoutError; RefusedError for a character that the conversation's encoding does not have.
   *
   * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-execute
   */
  async execute(command: string, options: DdeCallOptions = {}): Promise<void> {
    const data = encodeCommand(command, this.#source.commandEncoding);
    await this.#transact('execute', { item: '', format: 0, data }, options);
  }

  /**
   * Asks for the value of an item: a text, rows of cells for the format `XlTable`, bytes for formats not known here.
   *
   * @throws DdeNotProcessedError when the server has no such item, or not in this format; DdeRequestTimeoutError;
   *   FailedError when it answers in a format that is something else than what was asked for.
   *
   * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-request
   */
  async request<const Format extends string | undefined = undefined>(
    item: string,
    options: DdeRequestOptions<Format> = {},
  ): Promise<DdeValueOf<Format>> {
    const data = await this.requestData(item, options);
    return data.valueAs(options.format, `DDE ${this.#name}: REQUEST ${item}`) as DdeValueOf<Format>;
  }

  /** `request`, for the bytes of the value as they come, and the format that the server says they are in. */
  async requestData(item: string, options: DdeRequestOptions = {}): Promise<DdeData> {
    requireName('item', item);
    return this.#inFormat(options.format, async (format) => {
      const number = formatNumber(format);
      const done = await this.#transact('request', { item, format: number }, options);
      return this.#data(done.data, { asked: format, number, given: done.format });
    });
  }

  /**
   * Gives an item a value.
   *
   * @param value a text, rows of cells (sent as XlTable unless a format is named), or the bytes of the format named.
   * @throws DdeNotProcessedError when the server refuses it; DdePokeTimeoutError; RefusedError for what the format cannot
   *   carry.
   *
   * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-poke
   */
  async poke(item: string, value: DdeValue, options: DdeRequestOptions = {}): Promise<void> {
    requireName('item', item);
    if (value instanceof Uint8Array && options.format === undefined) {
      throw new UsageError('Bytes can be poked in a named format only.');
    }
    const named = options.format ?? (typeof value === 'string' ? undefined : 'XlTable');
    await this.#inFormat(named, async (format) => {
      const data = encodeValue(value, format, this.#source.codePage);
      await this.#transact('poke', { item, format: formatNumber(format), data }, options);
    });
  }

  /**
   * Begins an advise loop: the server sends each new value of an item, until `stop` or the end of the conversation. The
   * loop ends, too, when a `for await` over it is left.
   *
   * @throws DdeNotProcessedError when the server has no such item, or not in this format; DdeAdviseTimeoutError.
   *
   * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-advise
   */
  async advise<const Format extends string | undefined = undefined>(
    item: string,
    options: DdeAdviseOptions<Format> = {},
  ): Promise<DdeAdvise<DdeValueOf<Format>>> {
    const take = (data: DdeData) =>
      data.valueAs(options.format, `DDE ${this.#name}: ADVISE ${item}`) as DdeValueOf<Format>;
    return this.#advise(item, options, take);
  }

  /** `advise`, for the bytes of each update as they come, and the format that they are in. */
  async adviseData(item: string, options: DdeAdviseOptions = {}): Promise<DdeAdvise<DdeData>> {
    return this.#advise(item, options, (data) => data);
  }

  /** Ends the conversation. Calls under way fail. */
  async disconnect(): Promise<void> {
    this.#source.thread.disconnect(this.#source.number);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.disconnect();
  }

  async #advise<Value>(
    item: string,
    options: DdeAdviseOptions,
    take: (data: DdeData) => Value,
  ): Promise<DdeAdvise<Value>> {
    requireName('item', item);
    return this.#inFormat(options.format, (format) => this.#adviseIn(format, item, options, take));
  }

  async #adviseIn<Value>(
    format: string,
    item: string,
    options: DdeAdviseOptions,
    take: (data: DdeData) => Value,
  ): Promise<DdeAdvise<Value>> {
    const number = formatNumber(format);
    const key = keyOf(item, number);
    if (this.#advises.has(key)) {
      throw new UsageError(`${this.#name}: ${item} is advised in this conversation already. Connect once more for it.`);
    }
    const { thread, number: conversation } = this.#source;
    const { warm = false, flowControl = true } = options;
    const request = async () => take(await this.requestData(item, { format, timeout: options.timeout }));
    const advise = new DdeAdvise<Value>({
      decode: ({ data, dataFormat }) => take(this.#data(data, { asked: format, number, given: dataFormat })),
      request: warm ? request : undefined,
      taken: () => thread.tell({ type: 'acknowledge', conversation, item }),
      stop: async (timeout = options.timeout) => {
        this.#advises.delete(key);
        if (this.#open) await this.#transact('unadvise', { item, format: number }, { timeout });
      },
      signal: options.signal,
    });
    this.#advises.set(key, advise);
    try {
      await this.#transact('advise', { item, format: number, warm, flowControl }, options);
      return advise;
    } catch (error) {
      this.#advises.delete(key);
      throw error;
    }
  }

  /** @param given the number of the format that the data says it is in; 0, which is none, says nothing. */
  #data(bytes: Uint8Array | undefined, format: { asked: string; number: number; given: number | undefined }): DdeData {
    const { asked, number, given = number } = format;
    const name = given === number || given === 0 ? asked : formatName(given);
    return new DdeData(name, bytes ?? new Uint8Array(), this.#source.codePage);
  }

  /**
   * Does something in the format named, or in the formats of text until the server takes one. A text that only one of
   * them can carry is offered in that one; what the server says to it is what counts.
   */
  async #inFormat<Result>(named: string | undefined, act: (format: string) => Promise<Result>): Promise<Result> {
    if (named !== undefined) return act(named);
    const [first = '', second = ''] = this.#textFormats;
    try {
      return await act(first);
    } catch (error) {
      if (!(isRefusal(error) || error instanceof RefusedError) || !this.#open) throw error;
      const result = await act(second).catch((other) => {
        throw isRefusal(error) && (isRefusal(other) || other instanceof RefusedError) ? error : other;
      });
      this.#textFormats = [second, first];
      return result;
    }
  }

  #update(update: Update): void {
    const matching = [...this.#advises].filter(([key]) =>
      update.data ? key === keyOf(update.item, update.format) : key.startsWith(keyOf(update.item, '')),
    );
    for (const [, advise] of matching) advise.push(update);
  }

  /** A busy server has done nothing yet, and is asked again until the time is over. */
  async #transact(
    transaction: Transaction,
    about: Omit<TransactRequest, 'type' | 'conversation' | 'transaction'>,
    options: DdeCallOptions,
  ): Promise<Done> {
    const { thread, number: conversation } = this.#source;
    const step = `${steps[transaction]} ${about.item}`.trim();
    const end = performance.now() + (options.timeout ?? this.#source.timeout);
    const request: TransactRequest = { type: 'transact', conversation, transaction, ...about };
    for (let delay = shortestPause; ; delay = Math.min(delay * 2, longestPause)) {
      if (!this.#open) throw new FailedError(`DDE ${this.#name}: ${step}: the conversation has ended. Connect again.`);
      const late = () => this.#error(lateCodes[transaction], step);
      const timeout = Math.max(0, end - performance.now());
      const reply = await thread.call(request, { timeout, signal: options.signal, late });
      if (reply.type === 'done') return reply;
      const code = ddeErrorCode(reply.error);
      if (fatal.has(code)) await this.disconnect();
      if (code !== 'DMLERR_BUSY' || performance.now() + delay >= end) throw this.#error(code, step);
      await pause(delay, undefined, { signal: options.signal });
    }
  }

  get #name(): string {
    return `${this.service}|${this.topic}`;
  }

  #error(code: DdeErrorCode, step: string): Error {
    return ddeError(code, this.#name, step);
  }
}

function keyOf(item: string, format: number | string): string {
  return `${item.toLowerCase()}\0${format}`;
}

function isRefusal(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'DMLERR_NOTPROCESSED';
}

const steps: Record<Transaction, string> = {
  execute: 'EXECUTE',
  request: 'REQUEST',
  poke: 'POKE',
  advise: 'ADVISE',
  unadvise: 'UNADVISE',
};
const lateCodes = {
  execute: 'DMLERR_EXECACKTIMEOUT',
  request: 'DMLERR_DATAACKTIMEOUT',
  poke: 'DMLERR_POKEACKTIMEOUT',
  advise: 'DMLERR_ADVACKTIMEOUT',
  unadvise: 'DMLERR_UNADVACKTIMEOUT',
} as const;
/** When nothing can be sent any more, the server has died. */
const fatal = new Set<DdeErrorCode>(['DMLERR_POSTMSG_FAILED', 'DMLERR_SERVER_DIED']);
/** Between two tries at a busy server, in milliseconds. */
const shortestPause = 25;
const longestPause = 400;
