import { addAtom, atomName, deleteAtom } from '../../ffi/dde.js';
import { allocate, free, leavesCopies } from '../../ffi/globalMemory.js';
import { ddeErrors } from '../errors.js';
import type { Reply, TransactRequest } from '../protocol.js';
import { flags, messages, post, postAcknowledgement, postBlock, readBlock, unpack } from './messages.js';
import type { PostedMessage } from './pump.js';

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

/** A transaction whose answer is due. */
interface Due {
  /** Undefined when nobody waits for it any more. */
  call: number | undefined;
  readonly request: TransactRequest;
  /** What its answer will name: the memory of a command, or the atom of an item. */
  readonly subject: number;
  /** What is freed when the answer is there. */
  readonly memory: number;
}

/** An advise loop. */
interface Link {
  readonly item: string;
  readonly format: number;
}

/**
 * The client's side of one conversation. Transactions go one after the other. Each has one answer, and answers come in
 * the order of the questions; so that of one that was given up is known when it comes, and is not taken for another's.
 */
export class ClientConversation {
  #waiting: Waiting[] = [];
  #due: Due[] = [];
  readonly #links: Link[] = [];
  #terminated = false;

  constructor(
    readonly number: number,
    readonly ends: Ends,
    private readonly reply: (reply: Reply) => void,
  ) {}

  transact(call: number, request: TransactRequest): void {
    this.#waiting.push({ call, request });
    this.#proceed();
  }

  /** Gives up a transaction, begun or not. What the server answers to it is ignored. */
  abandon(call: number): void {
    this.#waiting = this.#waiting.filter((other) => other.call !== call);
    const due = this.#due.find((other) => other.call === call);
    if (due) due.call = undefined;
    this.#proceed();
  }

  /** Tells the server that an update has been taken, so that it sends the next. */
  acknowledge(item: string): void {
    postAcknowledgement(this.ends.server, this.ends.own, 'done', addAtom(item));
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

  #proceed(): void {
    while (!this.#terminated && !this.#due.some(({ call }) => call !== undefined)) {
      const next = this.#waiting.shift();
      if (!next) return;
      const begun = this.#begin(next.request);
      if (typeof begun === 'number') this.reply({ type: 'failed', call: next.call, error: begun });
      else this.#due.push({ ...begun, call: next.call, request: next.request });
    }
  }

  /** Posts a transaction. Returns an error number when that fails. */
  #begin(request: TransactRequest): { subject: number; memory: number } | number {
    const { own, server } = this.ends;
    const { transaction, item, format, data = new Uint8Array() } = request;
    switch (transaction) {
      case 'execute':
        return this.#execute(data);
      case 'request':
      case 'unadvise': {
        const atom = addAtom(item);
        const failure = post(server, messages[transaction], own, { low: format, high: atom });
        if (failure) deleteAtom(atom);
        return failure ? this.#failure(failure) : { subject: atom, memory: 0 };
      }
      case 'poke':
      case 'advise': {
        const block = { flags: optionsOf(request), format, data };
        const posted = postBlock(server, messages[transaction], own, item, block);
        if (typeof posted === 'string') return this.#failure(posted);
        if (transaction === 'advise') this.#links.push({ item, format });
        return { subject: posted.atom, memory: posted.memory };
      }
    }
  }

  #execute(command: Uint8Array): { subject: number; memory: number } | number {
    const memory = allocate(command);
    if (memory === 0) return ddeErrors.DMLERR_MEMORY_ERROR;
    const failure = post(this.ends.server, messages.execute, this.ends.own, { low: 0, high: memory });
    if (failure) free(memory);
    return failure ? this.#failure(failure) : { subject: memory, memory };
  }

  #failure(failure: 'gone' | 'full'): number {
    if (failure === 'full') return ddeErrors.DMLERR_LOW_MEMORY;
    return ddeErrors.DMLERR_POSTMSG_FAILED;
  }

  /** A server that acknowledges a REQUEST with yes has sent its data before; Wine's does so. */
  #takeAcknowledgement({ low, high }: { low: number; high: number }): void {
    const positive = (low & flags.positive) !== 0;
    const due = this.#due.find(
      ({ subject, request }) => isSubject(high, subject) && !(positive && request.transaction === 'request'),
    );
    if (!due) return; // and its atom has been deleted with the data
    if (due.request.transaction !== 'execute') deleteAtom(high);
    this.#close(due, positive);
    if (!positive) this.#fails(due, (low & flags.busy) !== 0 ? ddeErrors.DMLERR_BUSY : ddeErrors.DMLERR_NOTPROCESSED);
    else if (due.call !== undefined) this.reply({ type: 'done', call: due.call });
    else if (due.request.transaction === 'advise') this.#unadvise(due.request);
  }

  /** A loop that began after its caller had given up. */
  #unadvise(request: TransactRequest): void {
    const stop: TransactRequest = { ...request, transaction: 'unadvise', data: undefined };
    const begun = this.#begin(stop);
    if (typeof begun !== 'number') this.#due.push({ ...begun, call: undefined, request: stop });
  }

  #takeData({ low, high }: { low: number; high: number }): void {
    const block = readBlock(low);
    const due = this.#due.find(({ subject, request }) => subject === high && request.transaction === 'request');
    const link = this.#links.length > 0 ? this.#link(atomName(high), block?.format) : undefined;
    const answers = due !== undefined && block !== undefined && (!link || (block.flags & flags.response) !== 0);
    if (block && ((block.flags & flags.release) !== 0 || this.#leavesCopies)) free(low);
    const wantsAnswer = block !== undefined && (block.flags & flags.acknowledge) !== 0;
    if (answers) {
      this.#close(due, true);
      if (due.call !== undefined) this.reply({ type: 'done', call: due.call, data: block.data });
    } else if (link) {
      const { format } = link;
      this.reply({
        type: 'update',
        conversation: this.number,
        item: link.item,
        format,
        data: block?.data,
        wantsAnswer,
      });
    }
    if (wantsAnswer && !(link && !answers)) postAcknowledgement(this.ends.server, this.ends.own, 'done', high);
    else deleteAtom(high);
  }

  /** A notice without data has no format. */
  #link(item: string, format: number | undefined): Link | undefined {
    const same = (link: Link) => link.item.toLowerCase() === item.toLowerCase();
    return this.#links.find((link) => same(link) && (format === undefined || link.format === format));
  }

  #close(due: Due, positive: boolean): void {
    this.#due = this.#due.filter((other) => other !== due);
    const { transaction, item, format } = due.request;
    if (transaction !== 'advise' || !positive || this.#leavesCopies) free(due.memory);
    const ends = (transaction === 'unadvise' && positive) || (transaction === 'advise' && !positive);
    const index = ends ? this.#links.findIndex((link) => link.item === item && link.format === format) : -1;
    if (index >= 0) this.#links.splice(index, 1);
  }

  #fail(): void {
    for (const due of this.#due) {
      free(due.memory);
      this.#fails(due, ddeErrors.DMLERR_SERVER_DIED);
    }
    for (const waiting of this.#waiting) this.#fails(waiting, ddeErrors.DMLERR_SERVER_DIED);
    this.#due = [];
    this.#waiting = [];
  }

  #fails({ call }: { readonly call: number | undefined }, error: number): void {
    if (call !== undefined) this.reply({ type: 'failed', call, error });
  }

  get #leavesCopies(): boolean {
    return this.ends.processId !== process.pid && leavesCopies();
  }
}

/**
 * Whether an answer names this: the atom of an item, or the memory of a command. A 32-bit server can say no more than the
 * lower half of a handle: on Wine it does not become the whole handle again.
 */
function isSubject(named: number, subject: number): boolean {
  return (named | 0) === (subject | 0);
}

function optionsOf({ transaction, warm, flowControl }: TransactRequest): number {
  if (transaction !== 'advise') return 0;
  return (warm ? flags.noData : 0) | (flowControl ? flags.acknowledge : 0);
}
