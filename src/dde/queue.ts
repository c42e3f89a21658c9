import { ddeErrors } from './errors.js';
import { type Instance, InstanceError } from './instance.js';
import type { Reply, TransactRequest } from './protocol.js';

interface Waiting {
  readonly call: number;
  readonly request: TransactRequest;
}

/**
 * The transactions of one conversation, in the DDE thread, one after the other: DDE's answers carry no number, so that
 * an answer which comes late could be taken for that of the next transaction.
 */
export class TransactionQueue {
  #waiting: Waiting[] = [];
  #current: { readonly call: number; readonly transaction: number } | undefined;

  constructor(
    private readonly instance: Instance,
    private readonly handle: number,
    private readonly reply: (reply: Reply) => void,
  ) {}

  add(call: number, request: TransactRequest): void {
    this.#waiting.push({ call, request });
  }

  /** Gives up a transaction, begun or not. What the server answers to it is ignored. */
  abandon(call: number): void {
    this.#waiting = this.#waiting.filter((other) => other.call !== call);
    if (this.#current?.call !== call) return;
    this.#current = undefined;
    this.instance.abandon(this.handle);
  }

  complete(transaction: number, result: { data?: Uint8Array } | { error: number }): void {
    if (this.#current?.transaction !== transaction) return;
    const { call } = this.#current;
    this.#current = undefined;
    this.reply('error' in result ? { type: 'failed', call, error: result.error } : { type: 'done', call, ...result });
  }

  /** Begins the next transaction, if none is under way. Not to be called from within a callback of DDEML. */
  proceed(): void {
    while (!this.#current) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#begin(next);
    }
  }

  /** Ends the conversation. */
  disconnect(): void {
    this.instance.abandon(this.handle);
    this.instance.disconnect(this.handle);
    this.fail();
  }

  /** Answers everything that waits, because the conversation has ended. */
  fail(): void {
    const calls = [this.#current, ...this.#waiting].flatMap((item) => (item ? [item.call] : []));
    this.#current = undefined;
    this.#waiting = [];
    for (const call of calls) this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_SERVER_DIED });
  }

  #begin({ call, request }: Waiting): void {
    this.instance.abandon(this.handle);
    try {
      const { transaction: kind, item, format, data } = request;
      const transaction = this.instance.transact(this.handle, kind, item, format, data);
      this.#current = { call, transaction };
    } catch (error) {
      if (!(error instanceof InstanceError)) throw error;
      this.reply({ type: 'failed', call, error: error.number });
    }
  }
}
