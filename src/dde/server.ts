import { FailedError, RefusedError, UsageError } from '../errors.js';
import type { CodePage } from '../ffi/codePage.js';
import { codePageOf, programOf } from './client.js';
import { ddeError, ddeErrorCode } from './errors.js';
import { type DdeValue, formatNumber } from './formats.js';
import { requireName } from './names.js';
import type { Incoming, Partner, ServedTopic, Side } from './protocol.js';
import { systemTopic } from './systemTopic.js';
import { encodeValue } from './text.js';
import { type ConversationEvents, DdeThread } from './thread.js';
import {
  type Conversation,
  type DdeAnswer,
  type DdeClientInformation,
  type DdeTransaction,
  transactionOf,
} from './transaction.js';

/**
 * What a topic does. A handler may take its time: its conversation waits, and no other. When it throws, the client gets a
 * negative acknowledgement; when it throws `DdeBusy`, the client is told to try again later.
 */
export interface DdeTopicHandlers {
  /** Carries out a command. Without it, commands are refused. */
  readonly execute?: (command: string, transaction: DdeTransaction) => void | Promise<void>;
  /** Gives the value of an item that was not `set`; undefined when there is none. */
  readonly request?: (
    item: string,
    transaction: DdeTransaction,
  ) => DdeValue | undefined | Promise<DdeValue | undefined>;
  /** Takes a value for an item. Without it, pokes are refused. */
  readonly poke?: (item: string, value: DdeValue, transaction: DdeTransaction) => void | Promise<void>;
}

export interface DdeServerOptions {
  /** Decides about each conversation before it begins, within a second. All are accepted when left out. */
  readonly accept?: (client: DdeClientInformation) => boolean | Promise<boolean>;
  /** What clients are to write commands in. `auto` takes what comes, and asks for Unicode. */
  readonly encoding?: 'auto' | Side | undefined;
  /** The number of the code page that takes the place of this system's ANSI code page. */
  readonly codePage?: number | undefined;
  /** The text of the item `Help` of the topic `System`. */
  readonly help?: string;
  /** Hears when a conversation begins. */
  readonly connected?: (client: DdeClientInformation, conversation: number) => void;
  /** Hears when a conversation has ended. */
  readonly disconnected?: (client: DdeClientInformation, conversation: number) => void;
  /**
   * Called before each transaction is carried out, those included that no handler is asked about: requests of items that
   * are set, and the beginning and end of advise loops. As a handler, it may take its time, and refuse by throwing.
   */
  readonly before?: (transaction: DdeTransaction) => void | Promise<void>;
  /** Hears how each transaction is answered, after `before`. */
  readonly answered?: (transaction: DdeTransaction, answer: DdeAnswer) => void;
  /** Hears what a handler threw, except `DdeBusy`. The client only learns that it was refused. */
  readonly failed?: (error: unknown, transaction: DdeTransaction) => void;
}

/** Thrown by a handler to tell the client to try again later. */
export class DdeBusy extends Error {
  override readonly name = 'DdeBusy';
}

/** What an item is: one value, in every format it fits into, or a value for each format by name. */
export type DdeItemValue = DdeValue | Readonly<Record<string, DdeValue>>;

/**
 * A DDE server. Its handlers run in the caller's event loop, everything of Windows in a thread of its own.
 *
 * Every service has the topic `System` with its standard items, besides the topics that are added.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/about-dynamic-data-exchange
 */
export class DdeServer {
  readonly #options: DdeServerOptions;
  readonly #topics: DdeTopic[] = [];
  readonly #conversations = new Map<number, Conversation>();
  /** What `before` has been asked about, by number, until it is answered. */
  readonly #heard = new Map<number, DdeTransaction>();
  #thread: DdeThread | undefined;
  #underWay = 0;

  constructor(options: DdeServerOptions = {}) {
    this.#options = options;
  }

  /**
   * Adds a topic. All topics are added before `listen`.
   *
   * @throws UsageError for names that DDE cannot carry, and for a topic that is there already.
   */
  topic(service: string, name: string, handlers: DdeTopicHandlers = {}): DdeTopic {
    requireName('service', service);
    requireName('topic', name);
    if (this.#thread) throw new UsageError('Add all topics before the server listens.');
    const same = (other: DdeTopic) => sameName(other.service, service) && sameName(other.name, name);
    if (this.#topics.some(same)) throw new UsageError(`The topic ${service}|${name} is there already.`);
    const number = this.#topics.length + 1;
    const topic = new DdeTopic(service, name, handlers, {
      codePage: () => codePageOf(this.#options),
      set: (item, values) => this.#thread?.tell({ type: 'set', topic: number, item, values }),
      changed: () => this.#describe(service),
    });
    this.#topics.push(topic);
    return topic;
  }

  /**
   * Begins to answer. The process stays alive until `close`.
   *
   * @throws FailedError on any system but Windows, or when Windows refuses.
   */
  async listen(): Promise<void> {
    if (this.#thread) throw new UsageError('This DDE server listens already.');
    if (this.#topics.length === 0) throw new UsageError('This DDE server has no topic. Add one first.');
    codePageOf(this.#options);
    for (const service of new Set(this.#topics.map((topic) => topic.service.toLowerCase()))) this.#addSystem(service);
    const thread = new DdeThread();
    this.#thread = thread;
    thread.listen({
      accept: (client) => this.#accept(client),
      begun: (conversation, client) => this.#begun(conversation, client),
      transaction: (incoming) => this.#answer(incoming),
      answered: (number, answer) => this.#answered(number, answer),
    });
    for (const topic of this.#topics) topic.publish();
    const reply = await thread.call(
      {
        type: 'serve',
        side: this.#options.encoding === 'ansi' ? 'ansi' : 'unicode',
        topics: this.#topics.map(servedTopic),
        asks: this.#options.accept !== undefined,
        asksFirst: this.#options.before !== undefined || this.#options.answered !== undefined,
      },
      { timeout: longestStart, late: () => new FailedError('Windows did not let the DDE server begin in time.') },
    );
    if (reply.type === 'failed') throw ddeError(ddeErrorCode(reply.error), 'server', 'listen');
  }

  /** Ends all conversations and answers no more. */
  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.close();
    for (const { ended } of this.#conversations.values()) ended.abort();
    this.#conversations.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #addSystem(service: string): void {
    const topics = this.#topics.filter((topic) => sameName(topic.service, service));
    const existing = topics.find((topic) => sameName(topic.name, 'System'));
    const name = topics[0]?.service ?? service;
    const system =
      existing ??
      this.topic(name, 'System', {
        request: (item) => (sameName(item, 'Status') ? (this.#underWay > 1 ? 'Busy' : 'Ready') : undefined),
      });
    system.setMissing('Help', this.#options.help ?? `${name} is a DDE server made with bridgesmith.`);
    this.#describe(name);
  }

  /** Keeps the standard items that list what is there. */
  #describe(service: string): void {
    const topics = this.#topics.filter((topic) => sameName(topic.service, service));
    const system = topics.find((topic) => sameName(topic.name, 'System'));
    if (system) systemTopic.describe(system, topics);
  }

  async #accept(client: Partner): Promise<boolean> {
    try {
      return (await this.#options.accept?.(informationOf(client))) === true;
    } catch {
      return false;
    }
  }

  #begun(number: number, partner: Partner): ConversationEvents {
    const client = informationOf(partner);
    const conversation = { client, ended: new AbortController() };
    this.#conversations.set(number, conversation);
    this.#options.connected?.(client, number);
    return {
      ended: () => {
        this.#conversations.delete(number);
        for (const [key, { conversation }] of this.#heard) if (conversation === number) this.#heard.delete(key);
        conversation.ended.abort();
        this.#options.disconnected?.(client, number);
      },
    };
  }

  async #answer(incoming: Incoming): Promise<void> {
    const topic = this.#topics[incoming.topic - 1];
    const conversation = this.#conversations.get(incoming.conversation);
    if (!topic || !conversation) return;
    const { handler, transaction: number } = incoming;
    const transaction = this.#heard.get(number) ?? transactionOf(incoming, conversation, this.#options);
    const answer = (verdict: DdeAnswer | 'pass', data?: Uint8Array) =>
      this.#thread?.tell({ type: 'answer', transaction: number, verdict, data });
    this.#underWay++;
    try {
      if (handler) answer('done', await this.#handle(topic, handler, transaction));
      else {
        this.#heard.set(number, transaction);
        await this.#options.before?.(transaction);
        answer('pass');
      }
    } catch (error) {
      if (!(error instanceof DdeBusy)) this.#options.failed?.(error, transaction);
      answer(error instanceof DdeBusy ? 'busy' : 'refused');
    } finally {
      this.#underWay--;
    }
  }

  #answered(number: number, answer: DdeAnswer): void {
    const transaction = this.#heard.get(number);
    this.#heard.delete(number);
    if (transaction) this.#options.answered?.(transaction, answer);
  }

  /** Returns the data of a request, or nothing. */
  async #handle(
    { handlers }: DdeTopic,
    handler: 'execute' | 'request' | 'poke',
    transaction: DdeTransaction,
  ): Promise<Uint8Array | undefined> {
    const { item, format } = transaction;
    if (handler === 'request') {
      const value = await handlers.request?.(item, transaction);
      return value === undefined ? undefined : encodeValue(value, format, codePageOf(this.#options));
    }
    const { value = '' } = transaction;
    if (handler === 'execute') await handlers.execute?.(String(value), transaction);
    else await handlers.poke?.(item, value, transaction);
    return undefined;
  }
}

/** What a topic needs of its server. */
interface TopicSource {
  readonly codePage: () => CodePage;
  readonly set: (item: string, values: ReadonlyMap<number, Uint8Array> | undefined) => void;
  /** An item is there that was not, or the reverse. */
  readonly changed: () => void;
}

interface TopicItem {
  readonly name: string;
  readonly value: DdeItemValue;
  /** The bytes of each format. */
  readonly encoded: ReadonlyMap<number, Uint8Array>;
}

/** A topic of a server. Made by `DdeServer.topic`. */
export class DdeTopic {
  readonly #items = new Map<string, TopicItem>();

  constructor(
    readonly service: string,
    readonly name: string,
    readonly handlers: DdeTopicHandlers,
    private readonly source: TopicSource,
  ) {}

  /** The names of the items that are set. */
  get items(): string[] {
    return [...this.#items.values()].map(({ name }) => name);
  }

  /** What an item is set to. */
  get(item: string): DdeItemValue | undefined {
    return this.#items.get(item.toLowerCase())?.value;
  }

  /**
   * Gives an item a value, which clients can then request, and which every advise loop on it gets at once.
   *
   * @param value a text is served as CF_UNICODETEXT and, if the code page has all its characters, as CF_TEXT; rows of
   *   cells as XlTable, too; or a value for each format by name.
   * @throws UsageError for a name that DDE cannot carry; RefusedError for a value that no format can.
   */
  set(item: string, value: DdeItemValue): void {
    requireName('item', item);
    const isNew = !this.#items.has(item.toLowerCase());
    const encoded = encodeAll(value, this.source.codePage());
    this.#items.set(item.toLowerCase(), { name: item, value, encoded });
    this.source.set(item, encoded);
    if (isNew) this.source.changed();
  }

  /** `set`, for an item that has no value. */
  setMissing(item: string, value: DdeItemValue): void {
    if (!this.#items.has(item.toLowerCase())) this.set(item, value);
  }

  /** Removes an item. Advise loops on it stay, and go on when it is set again. */
  delete(item: string): void {
    if (!this.#items.delete(item.toLowerCase())) return;
    this.source.set(item, undefined);
    this.source.changed();
  }

  /** Tells all values to the thread of the server. */
  publish(): void {
    for (const { name, encoded } of this.#items.values()) this.source.set(name, encoded);
  }
}

function encodeAll(value: DdeItemValue, codePage: CodePage): ReadonlyMap<number, Uint8Array> {
  const values = new Map<number, Uint8Array>();
  let refusal: unknown;
  for (const [format, one] of valuesByFormat(value)) {
    try {
      values.set(formatNumber(format), encodeValue(one, format, codePage));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refusal = error;
    }
  }
  if (values.size === 0 && refusal) throw refusal;
  return values;
}

function valuesByFormat(value: DdeItemValue): [string, DdeValue][] {
  if (value instanceof Uint8Array) throw new UsageError('Bytes need the name of their format: { Csv: bytes }.');
  if (typeof value === 'string') return ['CF_UNICODETEXT', 'CF_TEXT'].map((format) => [format, value]);
  if (Array.isArray(value)) return ['XlTable', 'CF_UNICODETEXT', 'CF_TEXT'].map((format) => [format, value]);
  return Object.entries(value as Record<string, DdeValue>);
}

function servedTopic(topic: DdeTopic, index: number): ServedTopic {
  const { execute, request, poke } = topic.handlers;
  const handles = { execute: execute !== undefined, request: request !== undefined, poke: poke !== undefined };
  return { topic: index + 1, service: topic.service, name: topic.name, handles };
}

function informationOf({ service, topic, process }: Partner): DdeClientInformation {
  return { service, topic, processId: process, program: programOf(process) };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** In milliseconds. */
const longestStart = 10_000;
