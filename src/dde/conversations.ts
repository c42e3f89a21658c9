import { ddeErrors } from './errors.js';
import { Instance, InstanceError, type InstanceEvents } from './instance.js';
import type { ConnectRequest, Reply, Request, Side, TransactRequest } from './protocol.js';
import { TransactionQueue } from './queue.js';

interface OpenConversation {
  readonly side: Side;
  readonly handle: number;
  readonly queue: TransactionQueue;
}

/** The conversations of the DDE thread, by the numbers that the main thread knows them by. */
export class Conversations {
  readonly #instances = new Map<Side, Instance>();
  readonly #open = new Map<number, OpenConversation>();
  #last = 0;

  constructor(private readonly reply: (reply: Reply) => void) {}

  take(request: Exclude<Request, { type: 'close' }>): void {
    if (request.type === 'abandon') for (const { queue } of this.#open.values()) queue.abandon(request.call);
    else if (request.type === 'disconnect') this.#disconnect(request.conversation);
    else if (request.request.type === 'connect') this.#connect(request.call, request.request);
    else this.#transact(request.call, request.request);
  }

  /** Begins what waits for its turn. */
  proceed(): void {
    for (const { queue } of this.#open.values()) queue.proceed();
  }

  close(): void {
    for (const instance of this.#instances.values()) instance.close();
  }

  #connect(call: number, { side, service, topic }: ConnectRequest): void {
    try {
      const instance = this.#instance(side);
      const handle = instance.connect(service, topic);
      this.#last++;
      this.#open.set(this.#last, { side, handle, queue: new TransactionQueue(instance, handle, this.reply) });
      this.reply({ type: 'done', call, conversation: this.#last });
    } catch (error) {
      if (!(error instanceof InstanceError)) throw error;
      this.reply({ type: 'failed', call, error: error.number });
    }
  }

  #transact(call: number, request: TransactRequest): void {
    const conversation = this.#open.get(request.conversation);
    if (conversation) conversation.queue.add(call, request);
    else this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_SERVER_DIED });
  }

  #disconnect(number: number): void {
    this.#open.get(number)?.queue.disconnect();
    this.#open.delete(number);
  }

  #instance(side: Side): Instance {
    const existing = this.#instances.get(side);
    if (existing) return existing;
    const instance = new Instance(side, this.#events(side));
    this.#instances.set(side, instance);
    return instance;
  }

  #events(side: Side): InstanceEvents {
    return {
      completed: (handle, transaction, result) => {
        const [, conversation] = this.#find(side, handle);
        conversation?.queue.complete(transaction, result);
      },
      ended: (handle) => {
        const [number, conversation] = this.#find(side, handle);
        if (number === undefined) return;
        conversation.queue.fail();
        this.#open.delete(number);
        this.reply({ type: 'ended', conversation: number });
      },
    };
  }

  /** Two instances have handles of their own, which may be the same numbers. */
  #find(side: Side, handle: number): [number, OpenConversation] | [undefined, undefined] {
    for (const [number, conversation] of this.#open) {
      if (conversation.side === side && conversation.handle === handle) return [number, conversation];
    }
    return [undefined, undefined];
  }
}
