import { addAtom, atomName, deleteAtom } from '../../ffi/dde.js';
import { allocate, free, leavesCopies } from '../../ffi/globalMemory.js';
import { ddeErrors } from '../errors.js';
import type { Reply, TransactRequest } from '../protocol.js';
import { AnsweredCommands } from './answeredCommands.js';
import {
  type Block,
  flags,
  type Halves,
  messages,
  post,
  postAcknowledgement,
  postBlock,
  readBlock,
  unpack,
} from './messages.js';
import { type Answer, type Due, OpenTransactions, type Settled } from './openTransactions.js';
import type { PostedMessage } from './pump.js';
import { Silence } from './silence.js';

/** The ends of a conversation. */
export interface Ends {
  /** Our window. */
  readonly own: number;
  /** The server's window. */
  readonly server: number;
  /** The process that the server belongs to. */
  readonly processId: number;
}

interface Waiting {
  readonly call: number;
  readonly request: TransactRequest;
}

/** A transaction that has been posted. */
interface Posted {
  readonly subject: number;
  readonly memory: number;
}

/** An advise loop. */
interface Link {
  readonly item: string;
  readonly format: number;
  /** The atom of the item; the link's own once the server has agreed. */
  readonly atom: number;
  /** Whether the item has been requested since: what says that it answers that is no update then. */
  isRequested: boolean;
}

/**
 * The client's side of one conversation. Transactions go one after the other; one about an item not before the server has
 * said all that it has to say about those before, because what it says names no transaction.
 */
export class ClientConversation {
  #waiting: Waiting[] = [];
  readonly #open = new OpenTransactions();
  readonly #answered = new AnsweredCommands();
  readonly #links: Link[] = [];
  readonly #silence: Silence;
  #terminated = false;

  /** @param said calls back when the server has said all to what it was asked; returns whether there is a server. */
  constructor(
    readonly number: number,
    readonly ends: Ends,
    said: (through: () => void) => boolean,
    private readonly reply: (reply: Reply) => void,
  ) {
    this.#silence = new Silence(said, () => this.#proceed());
  }

  transact(call: number, request: TransactRequest): void {
    this.#waiting.push({ call, request });
    this.#proceed();
  }

  /** Gives up a transaction, begun or not. What the server answers to it is ignored. */
  abandon(call: number): void {
    this.#waiting = this.#waiting.filter((other) => other.call !== call);
    if (this.#open.abandon(call)) this.#silence.forgets();
    this.#proceed();
  }

  /** Acknowledges an update, so that the server sends the next. */
  acknowledge(item: string): void {
    postAcknowledgement(this.ends.server, this.ends.own, 'done', addAtom(item));
  }

  /** Whether somebody waits for the server. */
  get isWaiting(): boolean {
    return this.#open.isWaiting || this.#waiting.length > 0;
  }

  /** Takes a message of the server. Returns whether the conversation is over. */
  take({ message, wide, long }: PostedMessage): boolean {
    if (wide !== this.ends.server) return false;
    if (message === messages.terminate) return this.#takeTerminate();
    if (message === messages.acknowledge) this.#takeAcknowledgement(unpack(message, long));
    if (message === messages.data) this.#takeData(unpack(message, long));
    this.#proceed();
    return false;
  }

  /** Posts the next transaction, if it can be. */
  #proceed(): void {
    while (!this.#terminated && !this.#open.isWaiting) {
      const [next] = this.#waiting;
      if (!next) return;
      if (!this.#silence.lets(next.request.transaction)) return;
      this.#waiting.shift();
      this.#post(next);
    }
  }

  /** Ends the conversation. The server confirms it; the window must live until then. */
  terminate(): void {
    this.#fail();
    if (!this.#terminated) post(this.ends.server, messages.terminate, this.ends.own, { low: 0, high: 0 });
    this.#terminated = true;
  }

  /** The server is no more. */
  lose(): void {
    this.#terminated = true;
    this.#fail();
  }

  /** After its own `terminate`, the server's is the confirmation. */
  #takeTerminate(): boolean {
    this.terminate();
    return true;
  }

  #post({ call, request }: Waiting): void {
    const posted = this.#begin(request);
    if (typeof posted === 'number') this.reply({ type: 'failed', call, error: posted });
    else if (this.#open.add({ ...posted, call, request })) this.#postBarrier();
  }

  /** Posts a transaction. Returns an error number when that fails. */
  #begin(request: TransactRequest): Posted | number {
    const { own, server } = this.ends;
    const { transaction, item, format, data = new Uint8Array() } = request;
    if (transaction === 'execute') return this.#execute(data);
    this.#silence.breaks(transaction);
    switch (transaction) {
      case 'request':
        for (const link of this.#linksOf(item)) link.isRequested = true;
        return this.#ask(messages.request, item, format);
      case 'unadvise':
        return this.#ask(messages.unadvise, item, format);
      case 'poke':
      case 'advise': {
        const block = { flags: optionsOf(request), format, data };
        const posted = postBlock(server, messages[transaction], own, item, block);
        if (typeof posted === 'string') return failureOf(posted);
        if (transaction === 'advise') this.#links.push({ item, format, atom: posted.atom, isRequested: false });
        return { subject: posted.atom, memory: posted.memory };
      }
    }
  }

  #ask(message: number, item: string, format: number): Posted | number {
    const atom = addAtom(item);
    const failure = post(this.ends.server, message, this.ends.own, { low: format, high: atom });
    if (failure) deleteAtom(atom);
    return failure ? failureOf(failure) : { subject: atom, memory: 0 };
  }

  #execute(command: Uint8Array): Posted | number {
    const memory = allocate(command);
    if (memory === 0) return ddeErrors.DMLERR_MEMORY_ERROR;
    const failure = post(this.ends.server, messages.execute, this.ends.own, { low: 0, high: memory });
    if (failure) free(memory);
    return failure ? failureOf(failure) : { subject: memory, memory };
  }

  /** Asks for an item that no server has. */
  #postBarrier(): void {
    lastBarrier++;
    const item = `bridgesmith ${process.pid} ${lastBarrier}`;
    const request: TransactRequest = {
      type: 'transact',
      conversation: this.number,
      transaction: 'request',
      item,
      format: textFormat,
    };
    const posted = this.#begin(request);
    if (typeof posted !== 'number') this.#open.barrier({ ...posted, call: undefined, request });
  }

  #takeAcknowledgement({ low, high }: Halves): void {
    const kind = (low & flags.positive) !== 0 ? 'yes' : (low & flags.busy) !== 0 ? 'busy' : 'no';
    this.#takeAnswer(high, { kind });
  }

  #takeData({ low, high }: Halves): void {
    const block = readBlock(low);
    if (block && ((block.flags & flags.release) !== 0 || this.#leavesCopies)) free(low);
    const link = this.#links.length > 0 ? this.#link(high, block?.format) : undefined;
    const isResponse = block !== undefined && (block.flags & flags.response) !== 0;
    const isAnswer = block && (isResponse || !link) && this.#takeAnswer(high, { ...block, kind: 'data' });
    const wantsAnswer = block !== undefined && (block.flags & flags.acknowledge) !== 0;
    // What says that it answers a REQUEST, and came twice, is no update; servers that never were asked say so of updates.
    const isUpdate = link !== undefined && !isAnswer && !(isResponse && link.isRequested);
    if (isUpdate) this.#update(link, block, wantsAnswer);
    if (wantsAnswer && !isUpdate) postAcknowledgement(this.ends.server, this.ends.own, 'done', high);
    else deleteAtom(high);
  }

  /** Returns whether something was waiting for it. */
  #takeAnswer(subject: number, answer: Answer): boolean {
    const settled = this.#open.take(subject, answer);
    for (const one of settled ?? []) this.#settle(one);
    if (!settled && answer.kind !== 'yes') this.#silence.doubts();
    if (settled && !this.#open.isWaiting) this.#silence.prepare();
    return settled !== undefined;
  }

  #settle({ due, answer }: Settled): void {
    const { call, request } = due;
    const isDone = answer?.kind === 'yes' || answer?.kind === 'data';
    if (answer && call !== undefined) this.#answer(call, answer);
    this.#close(due, isDone);
    // The atom that comes with data is the data's, and that of a loop is kept for its updates.
    if (request.transaction === 'execute' || answer?.kind === 'data') return;
    if (request.transaction !== 'advise' || !isDone) deleteAtom(due.subject);
    else if (call === undefined) this.#unadvise(request);
  }

  #answer(call: number, answer: Answer): void {
    if (answer.kind === 'data') this.reply({ type: 'done', call, data: answer.data, format: answer.format });
    else if (answer.kind === 'yes') this.reply({ type: 'done', call });
    else this.#fails(call, answer.kind === 'busy' ? ddeErrors.DMLERR_BUSY : ddeErrors.DMLERR_NOTPROCESSED);
  }

  /** A loop that began after its caller had given up. */
  #unadvise(request: TransactRequest): void {
    const stop: TransactRequest = { ...request, transaction: 'unadvise', data: undefined };
    const posted = this.#begin(stop);
    if (typeof posted !== 'number') this.#open.add({ ...posted, call: undefined, request: stop });
  }

  #update({ item, format }: Link, block: Block | undefined, wantsAnswer: boolean): void {
    const { data, format: dataFormat = format } = block ?? {};
    const conversation = this.number;
    this.reply({ type: 'update', conversation, item, format, data, dataFormat, wantsAnswer });
  }

  #linksOf(item: string): Link[] {
    return this.#links.filter((link) => link.item.toLowerCase() === item.toLowerCase());
  }

  /** The loop that data is for: servers are known to send another format than they agreed to. A notice has none. */
  #link(atom: number, format: number | undefined): Link | undefined {
    const known = this.#links.filter((link) => link.atom === atom);
    // The name decides where the number does not: a number comes again when a server has deleted what is not its own.
    const isClear = known.length > 0 && known.every(({ item }) => item === known[0]?.item);
    const links = isClear ? known : this.#linksOf(atomName(atom));
    return links.find((link) => link.format === format) ?? links[0];
  }

  #close({ request, memory }: Due, isDone: boolean): void {
    const { transaction, item, format } = request;
    if (transaction === 'execute') this.#answered.add(memory);
    else if (transaction !== 'advise' || !isDone || this.#leavesCopies) free(memory);
    const ends = (transaction === 'unadvise' && isDone) || (transaction === 'advise' && !isDone);
    const index = ends ? this.#links.findIndex((link) => link.item === item && link.format === format) : -1;
    const [link] = index < 0 ? [] : this.#links.splice(index, 1);
    if (link && transaction === 'unadvise') deleteAtom(link.atom);
  }

  #fail(): void {
    for (const { memory, call } of this.#open.clear()) {
      free(memory);
      if (call !== undefined) this.#fails(call, ddeErrors.DMLERR_SERVER_DIED);
    }
    for (const { call } of this.#waiting) this.#fails(call, ddeErrors.DMLERR_SERVER_DIED);
    this.#waiting = [];
    this.#answered.clear();
    for (const { atom } of this.#links.splice(0)) deleteAtom(atom);
  }

  #fails(call: number, error: number): void {
    this.reply({ type: 'failed', call, error });
  }

  get #leavesCopies(): boolean {
    return this.ends.processId !== process.pid && leavesCopies();
  }
}

function failureOf(failure: 'gone' | 'full'): number {
  return failure === 'full' ? ddeErrors.DMLERR_LOW_MEMORY : ddeErrors.DMLERR_POSTMSG_FAILED;
}

function optionsOf({ transaction, warm, flowControl }: TransactRequest): number {
  if (transaction !== 'advise') return 0;
  return (warm ? flags.noData : 0) | (flowControl ? flags.acknowledge : 0);
}

const textFormat = 1; // CF_TEXT
/** Barriers are numbered over all conversations of the thread: their names are everybody's. */
let lastBarrier = 0;
