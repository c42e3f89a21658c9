import { setTimeout as pause } from 'node:timers/promises';
import { FailedError } from '../errors.js';
import { type DdeErrorCode, ddeError, ddeErrorCode } from './errors.js';
import type { CallRequest, Done, Side, Transaction } from './protocol.js';
import { decodeText, encodeText, type TextEncoding, textFormats } from './text.js';
import type { DdeThread } from './thread.js';

/** How one call to a DDE server is limited. */
export interface DdeCallOptions {
  /** In milliseconds. What the client was made with, when left out. */
  readonly timeout?: number | undefined;
  /** Gives the call up; its reason is thrown. The server may still act on what it was sent. */
  readonly signal?: AbortSignal | undefined;
}

export interface DdeRequestOptions extends DdeCallOptions {
  /** CF_UNICODETEXT or CF_TEXT. What suits the conversation's encoding, when left out. */
  readonly format?: TextEncoding | undefined;
}

/** What a conversation is made from. */
export interface ConversationSource {
  readonly thread: DdeThread;
  readonly number: number;
  readonly service: string;
  readonly topic: string;
  readonly side: Side;
  /** In milliseconds. */
  readonly timeout: number;
}

/** A conversation with a DDE server. Made by `DdeClient.connect`. Calls made at once are sent one after the other. */
export class DdeConversation {
  readonly service: string;
  readonly topic: string;
  /** Resolved when the conversation ends, from whichever side. */
  readonly ended: Promise<void>;
  readonly #source: ConversationSource;
  #open = true;

  constructor(source: ConversationSource) {
    this.#source = source;
    this.service = source.service;
    this.topic = source.topic;
    this.ended = new Promise((resolve) => {
      source.thread.open(source.number, () => {
        this.#open = false;
        resolve();
      });
    });
  }

  /** False once either side has ended the conversation. */
  get connected(): boolean {
    return this.#open;
  }

  /**
   * Has the server carry out a command, and waits until it says that it has.
   *
   * @throws DdeFailedError when the server refuses it or ends; DdeTimedOutError; RefusedError for a character that the
   *   conversation's encoding does not have.
   *
   * Source: https://learn.microsoft.com/windows/win32/dataxchg/xtyp-execute
   */
  async execute(command: string, options: DdeCallOptions = {}): Promise<void> {
    const data = encodeText(command, this.#source.side);
    await this.#transact('execute', { item: '', format: 0, data }, options);
  }

  /**
   * Asks for the text of an item.
   *
   * @throws DdeFailedError when the server has no such item, or not in this format, or ends; DdeTimedOutError.
   *
   * Source: https://learn.microsoft.com/windows/win32/dataxchg/xtyp-request
   */
  async request(item: string, options: DdeRequestOptions = {}): Promise<string> {
    const format = options.format ?? this.#source.side;
    const done = await this.#transact('request', { item, format: textFormats[format] }, options);
    return decodeText(done.data ?? new Uint8Array(), format);
  }

  /** Ends the conversation. Calls under way fail. */
  async disconnect(): Promise<void> {
    this.#source.thread.disconnect(this.#source.number);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.disconnect();
  }

  /** A busy server has done nothing yet, and is asked again until the time is over. */
  async #transact(
    transaction: Transaction,
    about: { item: string; format: number; data?: Uint8Array },
    options: DdeCallOptions,
  ): Promise<Done> {
    const { thread, number: conversation } = this.#source;
    const step = `${transaction.toUpperCase()} ${about.item}`.trim();
    const end = performance.now() + (options.timeout ?? this.#source.timeout);
    const request: CallRequest = { type: 'transact', conversation, transaction, ...about };
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

const lateCodes = { execute: 'DMLERR_EXECACKTIMEOUT', request: 'DMLERR_DATAACKTIMEOUT' } as const;
/** Windows does not always say that a server has died; it shows when nothing can be sent any more. */
const fatal = new Set<DdeErrorCode>(['DMLERR_POSTMSG_FAILED', 'DMLERR_SERVER_DIED']);
/** Between two tries at a busy server, in milliseconds. */
const shortestPause = 25;
const longestPause = 400;
