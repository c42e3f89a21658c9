import { addAtom, atomName, deleteAtom } from '../../ffi/dde.js';
import type { MessageWindows } from '../../ffi/messageWindows.js';
import { processOf } from '../../ffi/windows.js';
import { ddeErrors } from '../errors.js';
import {
  type Answer,
  decisions,
  type Partner,
  type Reply,
  type ServedTopic,
  type ServeRequest,
  type SetItem,
} from '../protocol.js';
import { halvesOf, messages, send } from './messages.js';
import type { PartnerProcesses } from './partnerProcesses.js';
import type { PostedMessage } from './pump.js';
import { ServedTopics } from './servedTopics.js';
import { ServerConversation } from './serverConversation.js';

/** The server's sides of conversations, in the DDE thread. */
export class ServerConversations {
  readonly #topics = new ServedTopics();
  readonly #byWindow = new Map<number, ServerConversation>();
  #serving: { readonly window: number; readonly request: ServeRequest } | undefined;
  #lastTransaction = 0;

  constructor(
    private readonly windows: MessageWindows,
    private readonly processes: PartnerProcesses,
    private readonly nextNumber: () => number,
    private readonly reply: (reply: Reply) => void,
  ) {}

  serve(call: number, request: ServeRequest): void {
    const window = this.windows.create(request.side === 'unicode');
    if (window === 0) {
      this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_SYS_ERROR });
      return;
    }
    for (const topic of request.topics) this.#topics.add(topic);
    this.#serving = { window, request };
    this.reply({ type: 'done', call });
  }

  set(item: SetItem): void {
    this.#topics.set(item);
    if (!item.values) return;
    for (const conversation of [...this.#byWindow.values()]) {
      if (conversation.topic.topic === item.topic) this.#after(conversation, () => conversation.changed(item.item));
    }
  }

  answer(answer: Answer): void {
    for (const conversation of [...this.#byWindow.values()]) {
      this.#after(conversation, () => conversation.answer(answer));
    }
  }

  /** Takes a message that was sent: a question whether we serve. Undefined when it is no such. */
  takeSent(window: number, message: number, wide: number, long: number): number | undefined {
    if (message !== messages.initiate || window !== this.#serving?.window) return undefined;
    const { low, high } = halvesOf(long);
    const { request } = this.#serving;
    for (const topic of this.#topics.matching(atomName(low), atomName(high))) {
      const client = { service: topic.service, topic: topic.name, process: processOf(wide), window: wide };
      if (!request.asks || this.#accepts(client)) this.#begin(topic, client, request);
    }
    return 0;
  }

  /** Takes a message that was posted. Returns whether it was for a server's window. */
  takePosted(posted: PostedMessage): boolean {
    const conversation = this.#byWindow.get(posted.window);
    if (conversation) this.#after(conversation, () => conversation.take(posted));
    return conversation !== undefined;
  }

  /** When to post again what found a client's queue full. */
  get nextDeadline(): number | undefined {
    return this.#isHeldUp ? performance.now() + pause : undefined;
  }

  retry(): void {
    for (const conversation of this.#byWindow.values()) conversation.retry();
  }

  close(): void {
    for (const conversation of [...this.#byWindow.values()]) this.#after(conversation, () => conversation.terminate());
    if (this.#serving) this.windows.destroy(this.#serving.window);
    this.#serving = undefined;
  }

  get #isHeldUp(): boolean {
    return [...this.#byWindow.values()].some((conversation) => conversation.isHeldUp);
  }

  #begin(topic: ServedTopic, client: Partner, { side, asksFirst }: ServeRequest): void {
    const own = this.windows.create(side === 'unicode');
    if (own === 0) return;
    const ends = { own, client: client.window, processId: client.process };
    const number = this.nextNumber();
    const conversation = new ServerConversation(number, topic, ends, {
      topics: this.#topics,
      asksFirst,
      nextTransaction: () => ++this.#lastTransaction,
      reply: this.reply,
    });
    this.#byWindow.set(own, conversation);
    const names = { low: addAtom(topic.service), high: addAtom(topic.name) };
    if (!send(client.window, messages.acknowledge, own, names, moment)) {
      deleteAtom(names.low);
      deleteAtom(names.high);
      this.#byWindow.delete(own);
      this.windows.destroy(own);
      return;
    }
    this.processes.watch(client.process, client.window, () => this.#end(conversation));
    this.reply({ type: 'begun', conversation: number, client });
  }

  /**
   * A question must be answered before anything else happens, so the thread waits for the main thread here. One that is
   * too busy to decide has refused.
   */
  #accepts(client: Partner): boolean {
    const decision = new SharedArrayBuffer(4);
    const word = new Int32Array(decision);
    this.reply({ type: 'accept', client, decision });
    Atomics.wait(word, 0, decisions.indexOf('open'), longestDecision);
    return Atomics.exchange(word, 0, decisions.indexOf('refused')) === decisions.indexOf('accepted');
  }

  /** Does something with a conversation, which may be over by that. */
  #after(conversation: ServerConversation, act: () => void): void {
    act();
    if (conversation.over) this.#end(conversation);
  }

  #end(conversation: ServerConversation): void {
    const { own, client, processId } = conversation.ends;
    if (!this.#byWindow.delete(own)) return;
    this.processes.release(processId, client);
    this.windows.destroy(own);
    this.reply({ type: 'ended', conversation: conversation.number });
  }
}

/** How long a client may take to hear that we are there, in milliseconds. */
const moment = 2000;
/** How long the main thread may think about a client, in milliseconds. */
const longestDecision = 1000;
/** Between two tries at a client's full queue, in milliseconds. */
const pause = 20;
