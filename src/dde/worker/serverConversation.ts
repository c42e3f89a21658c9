import { addAtom, atomName, deleteAtom } from '../../ffi/dde.js';
import { contentsOf, free, leavesCopies } from '../../ffi/globalMemory.js';
import { isUnicodeWindow } from '../../ffi/messageWindows.js';
import type { Answer, Incoming, Reply, ServedTopic, Side, Verdict } from '../protocol.js';
import { flags, makeBlock, messages, post, postAcknowledgement, readBlock, unpack } from './messages.js';
import type { PostedMessage } from './pump.js';
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

/** A transaction as it came. */
interface Transaction {
  readonly kind: 'execute' | 'request' | 'poke' | 'advise' | 'unadvise';
  readonly format: number;
  readonly flags: number;
  readonly data: Uint8Array | undefined;
  /** The client's memory object; 0 when there is none. */
  readonly memory: number;
  /** The atom of the item; 0 for EXECUTE. */
  readonly atom: number;
  readonly item: string;
  /** Its number, once the main thread has been asked. */
  number?: number;
  /** Whether the main thread has nothing against it. */
  passed?: boolean;
}

/** What a conversation needs of its server. */
export interface Server {
  readonly topics: ServedTopics;
  /** Whether the main thread is asked before each transaction. */
  readonly asksFirst: boolean;
  readonly nextTransaction: () => number;
  readonly reply: (reply: Reply) => void;
}

/** An advise loop. */
interface Link {
  readonly item: string;
  readonly format: number;
  /** Whether only notices are sent. */
  readonly warm: boolean;
  /** Whether each update waits for the acknowledgement of the last. */
  readonly flowControl: boolean;
  /** The updates that could not be posted yet; with flow control, at most the newest. */
  backlog: (Uint8Array | undefined)[];
  /** Whether an acknowledgement is due. */
  unanswered: boolean;
}

/**
 * The server's side of one conversation. Transactions are answered in the order they come; while a handler thinks about
 * one, the others of this conversation wait, and all other conversations go on.
 */
export class ServerConversation {
  readonly #queue: Transaction[] = [];
  #links: Link[] = [];
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
    if (message === messages.acknowledge) this.#takeAcknowledgement(unpack(message, long).high);
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
    for (const link of this.#links) {
      if (link.item.toLowerCase() !== item.toLowerCase()) continue;
      const value = this.server.topics.value(this.topic.topic, item, link.format);
      if (!value) continue;
      if (link.flowControl || link.warm) link.backlog = [];
      link.backlog.push(value);
      this.#feed(link);
    }
  }

  /** Posts again what found the client's queue full. */
  retry(): void {
    for (const link of this.#links) this.#feed(link);
  }

  /** Whether something has found the client's queue full. */
  get isHeldUp(): boolean {
    return this.#links.some((link) => link.backlog.length > 0 && !link.unanswered);
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
  #begin(transaction: Transaction): boolean {
    const { kind, item, format } = transaction;
    const { topic, handles } = this.topic;
    if (this.server.asksFirst && !transaction.passed) return this.#ask(transaction, undefined);
    if (kind === 'unadvise') this.#unlink(transaction);
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

  #ask(transaction: Transaction, handler: Incoming['handler']): true {
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

  #finish(transaction: Transaction, asked: Verdict, data: Uint8Array | undefined): void {
    const { kind, atom, memory, format } = transaction;
    const needsData = kind === 'request' || kind === 'advise';
    const verdict = asked === 'done' && needsData && !data ? 'refused' : asked;
    this.#tell(transaction, verdict);
    if (kind === 'request' && verdict === 'done' && data) {
      this.#postData(atom, { flags: flags.response, format, data });
      return;
    }
    if (kind === 'advise' && verdict === 'done') this.#link(transaction);
    postAcknowledgement(this.ends.client, this.ends.own, verdict, kind === 'execute' ? memory : atom);
    if (this.#leavesCopies || (verdict === 'done' && isGivenAway(transaction))) free(memory);
  }

  #link({ item, format, flags: options }: Transaction): void {
    this.#links = this.#links.filter((link) => link.item !== item || link.format !== format);
    const warm = (options & flags.noData) !== 0;
    const flowControl = (options & flags.acknowledge) !== 0;
    this.#links.push({ item, format, warm, flowControl, backlog: [], unanswered: false });
  }

  /** No item or no format stands for all. */
  #unlink(transaction: Transaction): void {
    const { item, format, atom } = transaction;
    const ends = (link: Link) =>
      (item === '' || link.item.toLowerCase() === item.toLowerCase()) && (format === 0 || link.format === format);
    const found = this.#links.some(ends);
    this.#links = this.#links.filter((link) => !ends(link));
    this.#tell(transaction, found ? 'done' : 'refused');
    postAcknowledgement(this.ends.client, this.ends.own, found ? 'done' : 'refused', atom);
  }

  /** Reports to the main thread, if it was asked first, how a transaction is answered. */
  #tell({ number }: Transaction, verdict: Verdict): void {
    if (!this.server.asksFirst || number === undefined) return;
    this.server.reply({ type: 'answered', transaction: number, verdict });
  }

  #feed(link: Link): void {
    while (link.backlog.length > 0 && !link.unanswered) {
      const options = link.flowControl ? flags.acknowledge : 0;
      const data = link.backlog[0];
      const block = link.warm || !data ? undefined : { flags: options, format: link.format, data };
      const failure = this.#postData(addAtom(link.item), block);
      if (failure) return;
      link.backlog.shift();
      link.unanswered = link.flowControl && block !== undefined;
    }
  }

  /**
   * Posts data, whose memory and atom are the client's then.
   *
   * @returns whether it must be tried again, because the client's queue is full.
   */
  #postData(atom: number, block: { flags: number; format: number; data: Uint8Array } | undefined): boolean {
    const memory = block ? makeBlock({ ...block, flags: block.flags | flags.release }) : 0;
    const failure = post(this.ends.client, messages.data, this.ends.own, { low: memory, high: atom });
    if (failure) deleteAtom(atom);
    if (failure || this.#leavesCopies) free(memory);
    if (failure === 'gone') this.#over = true;
    return failure === 'full';
  }

  /** The client has taken an update. */
  #takeAcknowledgement(atom: number): void {
    const item = atomName(atom).toLowerCase();
    deleteAtom(atom);
    const link = this.#links.find((other) => other.unanswered && other.item.toLowerCase() === item);
    if (!link) return;
    link.unanswered = false;
    this.#feed(link);
  }

  get #leavesCopies(): boolean {
    return this.ends.processId !== process.pid && leavesCopies();
  }
}

/** Whether the memory is ours after a positive acknowledgement. */
function isGivenAway({ kind, flags: options }: Transaction): boolean {
  return kind === 'advise' || (kind === 'poke' && (options & flags.release) !== 0);
}

/** Takes a message apart; nothing for one that is no transaction. */
function receive(message: number, long: number): Transaction | undefined {
  const kind = kinds.get(message);
  if (!kind) return undefined;
  const { low, high } = unpack(message, long);
  if (kind === 'execute') {
    return { kind, format: 0, flags: 0, data: contentsOf(high), memory: high, atom: 0, item: '' };
  }
  const item = atomName(high);
  if (kind === 'request' || kind === 'unadvise') {
    return { kind, format: low, flags: 0, data: undefined, memory: 0, atom: high, item };
  }
  const block = readBlock(low);
  return {
    kind,
    format: block?.format ?? 0,
    flags: block?.flags ?? 0,
    data: block?.data,
    memory: low,
    atom: high,
    item,
  };
}

const sidesOfText = new Map<number, Side>([
  [1, 'ansi'], // CF_TEXT
  [13, 'unicode'], // CF_UNICODETEXT
]);

const kinds = new Map<number, Transaction['kind']>([
  [messages.execute, 'execute'],
  [messages.request, 'request'],
  [messages.poke, 'poke'],
  [messages.advise, 'advise'],
  [messages.unadvise, 'unadvise'],
]);
