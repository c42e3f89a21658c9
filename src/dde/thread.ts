import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { FailedError } from '../errors.js';
import { guardExit } from '../ffi/exit.js';
import { kernel32 } from '../ffi/kernel32.js';
import type {
  CallRequest,
  Done,
  Event,
  Failed,
  Incoming,
  Partner,
  Reply,
  Request,
  Update,
  Verdict,
} from './protocol.js';
import { decisions } from './protocol.js';
import { WakeSignal } from './wakeSignal.js';
import type { WorkerData } from './workerData.js';

/** How long a call may take, and who may stop it. */
export interface CallLimits {
  /** In milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Makes the error of a call that took too long. */
  readonly late: () => Error;
}

interface Call {
  readonly resolve: (reply: Done | Failed) => void;
  readonly reject: (error: unknown) => void;
}

/** The events of a conversation, of either side. */
export interface ConversationEvents {
  /** The conversation has ended, from whichever side. */
  ended(): void;
  updated?(update: Update): void;
}

/** The events of a server. */
export interface ServerEvents {
  accept(client: Partner): Promise<boolean>;
  begun(conversation: number, client: Partner): ConversationEvents;
  transaction(incoming: Incoming): void;
  answered(transaction: number, verdict: Verdict): void;
}

/**
 * The main thread's side of the DDE thread. Time is kept here: a call that takes too long is given up even when the DDE
 * thread itself is held by Windows. Keeps the process alive while a call is under way or a conversation is open.
 */
export class DdeThread {
  readonly #worker: Worker;
  /** The handle of the event that wakes the thread, once that has made it. */
  readonly #wake = new Float64Array(new SharedArrayBuffer(8));
  readonly #signal = new WakeSignal();
  readonly #replies: MessagePort;
  /** The first word counts the replies. */
  readonly #replied = new Int32Array(new SharedArrayBuffer(4));
  /** Whether the last answer was there within a moment. */
  #isSwift = false;
  readonly #calls = new Map<number, Call>();
  readonly #conversations = new Map<number, ConversationEvents>();
  readonly #ended: Promise<void>;
  #server: ServerEvents | undefined;
  #last = 0;
  #retired = false;
  #over = false;

  constructor() {
    const done = new Int32Array(new SharedArrayBuffer(4));
    const { port1, port2 } = new MessageChannel();
    const data: WorkerData = {
      signal: this.#signal.shared,
      wake: this.#wake.buffer as SharedArrayBuffer,
      done: done.buffer as SharedArrayBuffer,
      replies: port2,
      replied: this.#replied.buffer as SharedArrayBuffer,
    };
    const isDoneWithin = (time: number) => Atomics.wait(done, 0, 0, time) !== 'timed-out';
    const release = guardExit({ stop: () => this.stop(), isDoneWithin });
    this.#worker = new Worker(workerFile, { workerData: data, transferList: [port2], execArgv: [] });
    this.#worker.unref();
    this.#replies = port1;
    port1.on('message', (reply: Reply) => this.#take(reply));
    port1.unref();
    this.#worker.on('error', (error) => this.#fail(error));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#over = true;
        this.#takeAll();
        port1.close();
        release();
        this.#fail(undefined);
        if (this.#wake[0]) kernel32().CloseHandle(this.#wake[0]);
        resolve();
      });
    });
    kernel32(); // to wake the thread with; takes long to load, and the thread as long to start
  }

  /**
   * @throws the error of `limits.late`, the reason of the signal, or FailedError when the thread ended.
   */
  async call(request: CallRequest, limits: CallLimits): Promise<Done | Failed> {
    limits.signal?.throwIfAborted();
    this.#last++;
    const call = this.#last;
    const reply = new Promise<Done | Failed>((resolve, reject) => this.#calls.set(call, { resolve, reject }));
    const give = (error: unknown) => {
      this.#calls.get(call)?.reject(error);
      this.#post({ type: 'abandon', call });
    };
    const timer = limits.timeout > longestTimer ? undefined : setTimeout(() => give(limits.late()), limits.timeout);
    const abort = () => give(limits.signal?.reason);
    limits.signal?.addEventListener('abort', abort, { once: true });
    this.#keepAlive();
    const begun = performance.now();
    if (request.type === 'transact') this.#transact({ type: 'call', call, request });
    else this.#post({ type: 'call', call, request });
    try {
      const done = await reply;
      this.#isSwift = performance.now() - begun < moment;
      return done;
    } finally {
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', abort);
      this.#calls.delete(call);
      this.#keepAlive();
    }
  }

  /** Whether the thread has ended. */
  get over(): boolean {
    return this.#over;
  }

  /** Counts a conversation as open until `close`, or until its server ends it. */
  open(conversation: number, events: ConversationEvents): void {
    this.#conversations.set(conversation, events);
    this.#keepAlive();
  }

  /** Keeps the process alive, as the thread of a server, until `close`. */
  listen(events: ServerEvents): void {
    this.#server = events;
    this.#keepAlive();
  }

  /** Sends the thread something that has no answer. */
  tell(request: Extract<Request, { type: 'set' | 'answer' | 'acknowledge' }>): void {
    this.#post(request);
  }

  disconnect(conversation: number): void {
    if (this.#conversations.has(conversation)) this.#post({ type: 'disconnect', conversation });
    this.#forget(conversation);
  }

  /** Begins no more; ends when the last open conversation does. */
  retire(): void {
    this.#retired = true;
    this.#keepAlive();
  }

  /** Ends all conversations, and the thread, unless Windows holds it: then it ends when Windows lets go of it. */
  async close(): Promise<void> {
    this.#server = undefined;
    this.stop();
    for (const conversation of [...this.#conversations.keys()]) this.#forget(conversation);
    const ended = new AbortController(); // a timer that is not stopped would keep the process alive
    const late = pause(grace, undefined, { signal: ended.signal }).catch(() => {});
    await Promise.race([this.#ended, late]);
    ended.abort();
  }

  stop(): void {
    this.#post({ type: 'close' });
  }

  /**
   * Posts a transaction. While a server answers at once, its answer is waited for here, as long as it takes to be woken for
   * it by the event loop; once it takes longer, it is not until it answers at once again.
   */
  #transact(request: Request): void {
    const replied = Atomics.load(this.#replied, 0);
    this.#post(request);
    if (!this.#isSwift || this.#calls.size > 1) return;
    if (Atomics.wait(this.#replied, 0, replied, moment) !== 'timed-out') this.#takeAll();
  }

  #takeAll(): void {
    for (let received = receiveMessageOnPort(this.#replies); received; received = receiveMessageOnPort(this.#replies)) {
      this.#take(received.message as Reply);
    }
  }

  #post(request: Request): void {
    if (this.#over) return; // the event's handle may be another thing's by now
    this.#worker.postMessage(request);
    if (this.#signal.send()) kernel32().SetEvent(this.#wake[0] ?? 0);
  }

  #take(reply: Reply): void {
    if (reply.type === 'done' || reply.type === 'failed') this.#takeReply(reply);
    else this.#handle(reply);
  }

  #takeReply(reply: Done | Failed): void {
    const call = this.#calls.get(reply.call);
    call?.resolve(reply);
    if (!call && reply.type === 'done' && reply.conversation) {
      // A conversation that came too late: nobody waits for it any more.
      this.#post({ type: 'disconnect', conversation: reply.conversation.conversation });
    }
  }

  #handle(event: Event): void {
    switch (event.type) {
      case 'ended':
        this.#forget(event.conversation);
        break;
      case 'update':
        this.#conversations.get(event.conversation)?.updated?.(event);
        break;
      case 'transaction':
        this.#server?.transaction(event);
        break;
      case 'answered':
        this.#server?.answered(event.transaction, event.verdict);
        break;
      case 'begun': {
        const events = this.#server?.begun(event.conversation, event.client);
        if (events) this.#conversations.set(event.conversation, events);
        break;
      }
      case 'accept':
        this.#decide(event.client, new Int32Array(event.decision));
    }
  }

  async #decide(client: Partner, decision: Int32Array): Promise<void> {
    const accepted = (await this.#server?.accept(client)) === true;
    Atomics.compareExchange(
      decision,
      0,
      decisions.indexOf('open'),
      decisions.indexOf(accepted ? 'accepted' : 'refused'),
    );
    Atomics.notify(decision, 0);
  }

  #forget(conversation: number): void {
    const events = this.#conversations.get(conversation);
    this.#conversations.delete(conversation);
    this.#keepAlive();
    events?.ended();
  }

  #fail(cause: unknown): void {
    for (const { reject } of this.#calls.values()) reject(new FailedError('The DDE thread ended.', { cause }));
    for (const conversation of [...this.#conversations.keys()]) this.#forget(conversation);
  }

  #keepAlive(): void {
    const busy = this.#server !== undefined || this.#calls.size + this.#conversations.size > 0;
    if (busy) this.#worker.ref();
    else this.#worker.unref();
    if (this.#retired && !busy) this.stop();
  }
}

/** In milliseconds. Of less than one, V8 on Windows makes no sleep, but asks for the time again and again. */
const moment = 1.2;

/** Node takes a longer time for one millisecond. */
const longestTimer = 2 ** 31 - 1;

/** How long `close` waits for the thread, in milliseconds. */
const grace = 1000;

/** TypeScript sources, as tests load them, have no worker script beside them that Node could run. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/dde/worker/worker.js' : './worker/worker.js',
  import.meta.url,
);
