import { FailedError, UsageError } from '../errors.js';
import { codePageOf, programOf } from './client.js';
import { ddeError, ddeErrorCode } from './errors.js';
import { requireName, sameName } from './names.js';
import type { Incoming, Partner, ServedTopic } from './protocol.js';
import type { DdeServerOptions } from './serverOptions.js';
import { systemTopic } from './systemTopic.js';
import { type ConversationEvents, DdeThread } from './thread.js';
import { carryOut, DdeBusy, DdeTopic, type DdeTopicHandlers } from './topic.js';
import {
  type Conversation,
  type DdeAnswer,
  type DdeClientInformation,
  type DdeTransaction,
  transactionOf,
} from './transaction.js';

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
      if (handler)
        answer('done', await carryOut(transaction, handler, topic.handlers, () => codePageOf(this.#options)));
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
}

function servedTopic(topic: DdeTopic, index: number): ServedTopic {
  const { execute, request, poke } = topic.handlers;
  const handles = { execute: execute !== undefined, request: request !== undefined, poke: poke !== undefined };
  return { topic: index + 1, service: topic.service, name: topic.name, handles };
}

function informationOf({ service, topic, process }: Partner): DdeClientInformation {
  return { service, topic, processId: process, program: programOf(process) };
}

/** In milliseconds. */
const longestStart = 10_000;
