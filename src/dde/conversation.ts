import { UsageError } from '../errors.js';
import type { CodePage } from '../ffi/codePage.js';
import { DdeAdvise } from './advise.js';
import type { DdeAdviseOptions, DdeCallOptions, DdeRequestOptions } from './callOptions.js';
import { DdeData } from './data.js';
import { type DdeValue, type DdeValueOf, formatName, formatNumber } from './formats.js';
import { requireName } from './names.js';
import type { Done, Transaction, TransactRequest, Update } from './protocol.js';
import { type CommandEncoding, encodeCommand, encodeValue } from './text.js';
import { TextFormats } from './textFormats.js';
import type { DdeThread } from './thread.js';
import { type Transacting, transact } from './transact.js';

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
  readonly #textFormats: TextFormats;
  readonly #transacting: Transacting;
  #open = true;

  constructor(source: ConversationSource) {
    this.#source = source;
    this.service = source.service;
    this.topic = source.topic;
    this.processId = source.processId;
    this.#textFormats = new TextFormats(source.commandEncoding);
    this.#transacting = {
      thread: source.thread,
      name: this.#name,
      timeout: source.timeout,
      isOpen: () => this.#open,
      disconnect: () => this.disconnect(),
    };
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

  #update(update: Update): void {
    const matching = [...this.#advises].filter(([key]) =>
      update.data ? key === keyOf(update.item, update.format) : key.startsWith(keyOf(update.item, '')),
    );
    for (const [, advise] of matching) advise.push(update);
  }

  #inFormat<Result>(named: string | undefined, act: (format: string) => Promise<Result>): Promise<Result> {
    return named === undefined ? this.#textFormats.tryEach(act, () => this.#open) : act(named);
  }

  #transact(
    transaction: Transaction,
    about: Omit<TransactRequest, 'type' | 'conversation' | 'transaction'>,
    options: DdeCallOptions,
  ): Promise<Done> {
    const request: TransactRequest = { type: 'transact', conversation: this.#source.number, transaction, ...about };
    return transact(this.#transacting, request, options);
  }

  get #name(): string {
    return `${this.service}|${this.topic}`;
  }
}

function keyOf(item: string, format: number | string): string {
  return `${item.toLowerCase()}\0${format}`;
}
