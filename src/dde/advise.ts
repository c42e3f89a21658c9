import type { Update } from './protocol.js';

/** What an advise loop is made from. */
export interface AdviseSource<Value> {
  readonly decode: (update: Update) => Value;
  /** For a warm link: fetches the value. */
  readonly request: (() => Promise<Value>) | undefined;
  /** Acknowledges an update to the server. */
  readonly taken: () => void;
  /** Ends the loop at the server. */
  readonly stop: (timeout: number | undefined) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

interface Waiting<Value> {
  readonly resolve: (result: IteratorResult<Value, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The updates of an advise loop, for `for await`. Ends when the server ends the conversation, after the updates that are
 * there already. Made by `DdeConversation.advise`.
 */
export class DdeAdvise<Value> implements AsyncIterableIterator<Value, undefined> {
  readonly #source: AdviseSource<Value>;
  readonly #updates: Update[] = [];
  readonly #waiting: Waiting<Value>[] = [];
  readonly #abort = () => this.#fail(this.#source.signal?.reason);
  #stopped = false;
  #failure: { readonly reason: unknown } | undefined;

  constructor(source: AdviseSource<Value>) {
    this.#source = source;
    source.signal?.addEventListener('abort', this.#abort, { once: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The next update. Waits for it. */
  async next(): Promise<IteratorResult<Value, undefined>> {
    const update = this.#updates.shift();
    if (update) return { done: false, value: await this.#take(update) };
    if (this.#failure) throw this.#failure.reason;
    if (this.#stopped) return { done: true, value: undefined };
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Called by `for await` when it is left. A server that does not confirm the end of the loop is nothing to it. */
  async return(): Promise<IteratorResult<Value, undefined>> {
    await this.stop(longestGoodbye).catch(() => {});
    return { done: true, value: undefined };
  }

  /**
   * Ends the advise loop.
   *
   * @param timeout in milliseconds; as for the advise loop itself, when left out.
   * @throws DdeUnadviseTimeoutError when the server does not confirm it in time.
   */
  async stop(timeout?: number): Promise<void> {
    if (this.#stopped) return;
    this.end();
    this.#updates.length = 0;
    await this.#source.stop(timeout);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** Takes an update of the server. Notices of a warm link that nobody has taken yet are one. */
  push(update: Update): void {
    if (this.#stopped) return;
    if (this.#source.request && this.#updates.length > 0) return;
    const waiting = this.#waiting.shift();
    if (!waiting) this.#updates.push(update);
    else this.#take(update).then((value) => waiting.resolve({ done: false, value }), waiting.reject);
  }

  /** No more updates come. */
  end(): void {
    this.#stopped = true;
    this.#source.signal?.removeEventListener('abort', this.#abort);
    for (const { resolve } of this.#waiting.splice(0)) resolve({ done: true, value: undefined });
  }

  async #take(update: Update): Promise<Value> {
    if (update.wantsAnswer) this.#source.taken();
    if (this.#source.request) return this.#source.request();
    return this.#source.decode(update);
  }

  #fail(reason: unknown): void {
    this.#failure = { reason };
    const waiting = this.#waiting.splice(0);
    this.stop().catch(() => {}); // the reason of the signal is what its caller wants to know
    for (const { reject } of waiting) reject(reason);
  }
}

/** How long a `for await` that is left waits for the server, in milliseconds. */
const longestGoodbye = 1000;
