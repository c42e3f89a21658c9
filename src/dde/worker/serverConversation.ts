import { addAtom, deleteAtom } from '../../ffi/dde.js';
import { free, leavesCopies } from '../../ffi/globalMemory.js';
import { isUnicodeWindow } from '../../ffi/messageWindows.js';
import type { Answer, Incoming, Reply, ServedTopic, Side, Verdict } from '../protocol.js';
import { AdviseLoops } from './adviseLoops.js';
import { type Block, flags, makeBlock, messages, post, postAcknowledgement, unpack } from './messages.js';
import type { PostedMessage } from './pump.js';
import { isGivenAway, type ReceivedTransaction, receive } from './receivedTransaction.js';
import type { ServedTopics } from './servedTopics.js';

/** The ends of a conversation. */
export interface ServerEnds {
  /** Our window. */
  readonly own: number;
  /** The client's window. */
  readonly client: number;
  /** The process that the client belongs to. */
  readonly processId: number;
}

/** What a conversation needs of its server. */
export interface Server {
  readonly topics: ServedTopics;
  /** Whether the main thread is asked before each transaction. */
  readonly asksFirst: boolean;
  readonly nextTransaction: () => number;
  readonly reply: (reply: Reply) => void;
}

/**
 * The server's side of one conversation. Transactions are answered in the order they come; while a handler thinks about
 * one, the others of this conversation wait, and all other conversations go on.
 */
export class ServerConversation {
  readonly #queue: ReceivedTransaction[] = [];
  readonly #loops = new AdviseLoops((item, block) => this.#postData(addAtom(item), block));
  #over = false;
  /** Of which kind the last text was that the client named a format for. */
  #texts: Side | undefined;

  constructor(
    readonly number: number,
    readonly topic: ServedTopic,
    readonly ends: ServerEnds,
    private readonly server: Server,
  ) {}

  /** Takes a message of the client. Returns whether the conversation is over. */
  take({ message, wide, long }: PostedMessage): boolean {
    if (wide !== this.ends.client) return false;
    if (message === messages.terminate) {
      this.terminate();
      return true;
    }
    if (message === messages.acknowledge) this.#loops.takeAcknowledgement(unpack(message, long).high);
    const transaction = receive(message, long);
    if (transaction) {
      this.#texts = sidesOfText.get(transaction.format) ?? this.#texts;
      this.#queue.push(transaction);
      if (this.#queue.length === 1) this.#proceed();
    }
    return this.#over;
  }

  /** The answer of the main thread. */
  answer({ transaction, verdict, data }: Answer): void {
    const current = this.#queue[0];
    if (!current || current.number !== transaction) return;
    if (verdict === 'pass') {
      current.passed = true;
      if (this.#begin(current)) return;
    } else this.#finish(current, verdict, data);
    this.#queue.shift();
    this.#proceed();
  }

  /** An item has a new value: it is sent to every advise loop on it. */
  changed(item: string): void {
    this.#loops.update(item, (format) => this.server.topics.value(this.topic.topic, item, format));
  }

  /** Posts again what found the client's queue full. */
  retry(): void {
    this.#loops.retry();
  }

  /** Whether something has found the client's queue full. */
  get isHeldUp(): boolean {
    return this.#loops.isHeldUp;
  }

  get over(): boolean {
    return this.#over;
  }

  /** Ends the conversation, or confirms that the client has. */
  terminate(): void {
    if (!this.#over) post(this.ends.client, messages.terminate, this.ends.own, { low: 0, high: 0 });
    this.#over = true;
  }

  #proceed(): void {
    for (let next = this.#queue[0]; next && !this.#begin(next); next = this.#queue[0]) this.#queue.shift();
  }

  /** Returns whether the main thread thinks about it now. */
  #begin(transaction: ReceivedTransaction): boolean {
    const { kind, item, format } = transaction;
    const { topic, handles } = this.topic;
    if (this.server.asksFirst && !transaction.passed) return this.#ask(transaction, undefined);
    if (kind === 'unadvise') this.#endLoops(transaction);
    else if (kind === 'execute' || kind === 'poke') {
      if (handles[kind]) return this.#ask(transaction, kind);
      this.#finish(transaction, 'refused', undefined);
    } else {
      const value = this.server.topics.value(topic, item, format);
      if (!value && handles.request) return this.#ask(transaction, 'request');
      this.#finish(transaction, value ? 'done' : 'refused', value);
    }
    return false;
  }

  #ask(transaction: ReceivedTransaction, handler: Incoming['handler']): true {
    transaction.number ??= this.server.nextTransaction();
    this.server.reply({
      type: 'transaction',
      transaction: transaction.number,
      conversation: this.number,
      topic: this.topic.topic,
      kind: transaction.kind,
      handler,
      item: transaction.item,
      format: transaction.format,
      data: transaction.data,
      // Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-execute
      unicode: isUnicodeWindow(this.ends.own) && isUnicodeWindow(this.ends.client),
      texts: this.#texts,
      warm: (transaction.flags & flags.noData) !== 0 && transaction.kind === 'advise',
    });
    return true;
  }

  #finish(transaction: ReceivedTransaction, asked: Verdict, data: Uint8Array | undefined): void {
    const { kind, atom, memory, format } = transaction;
    const needsData = kind === 'request' || kind === 'advise';
    const verdict = asked === 'done' && needsData && !data ? 'refused' : asked;
    this.#tell(transaction, verdict);
    if (kind === 'request' && verdict === 'done' && data) {
      this.#postData(atom, { flags: flags.response, format, data });
      return;
    }
    if (kind === 'advise' && verdict === 'done') this.#loops.begin(transaction);
    postAcknowledgement(this.ends.client, this.ends.own, verdict, kind === 'execute' ? memory : atom);
    if (this.#leavesCopies || (verdict === 'done' && isGivenAway(transaction))) free(memory);
  }

  #endLoops(transaction: ReceivedTransaction): void {
    const verdict = this.#loops.end(transaction) ? 'done' : 'refused';
    this.#tell(transaction, verdict);
    postAcknowledgement(this.ends.client, this.ends.own, verdict, transaction.atom);
  }

  /** Reports to the main thread, if it was asked first, how a transaction is answered. */
  #tell({ number }: ReceivedTransaction, verdict: Verdict): void {
    if (!this.server.asksFirst || number === undefined) return;
    this.server.reply({ type: 'answered', transaction: number, verdict });
  }

  /**
   * Posts data, whose memory and atom are the client's then.
   *
   * @returns whether it must be tried again, because the client's queue is full.
   */
  #postData(atom: number, block: Block | undefined): boolean {
    const memory = block ? makeBlock({ ...block, flags: block.flags | flags.release }) : 0;
    const failure = post(this.ends.client, messages.data, this.ends.own, { low: memory, high: atom });
    if (failure) deleteAtom(atom);
    if (failure || this.#leavesCopies) free(memory);
    if (failure === 'gone') this.#over = true;
    return failure === 'full';
  }

  get #leavesCopies(): boolean {
    return this.ends.processId !== process.pid && leavesCopies();
  }
}

const sidesOfText = new Map<number, Side>([
  [1, 'ansi'], // CF_TEXT
  [13, 'unicode'], // CF_UNICODETEXT
]);
