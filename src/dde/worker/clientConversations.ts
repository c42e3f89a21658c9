import { isUnicodeWindow, isWindow, type MessageWindows } from '../../ffi/messageWindows.js';
import type { Sender } from '../../ffi/sender.js';
import { processOf } from '../../ffi/windows.js';
import { ddeErrors } from '../errors.js';
import type { ConnectRequest, ListRequest, Partner, Reply, Request, TransactRequest } from '../protocol.js';
import { ClientConversation } from './clientConversation.js';
import { type Answering, readAnswer } from './initiate.js';
import { messages, post } from './messages.js';
import type { PartnerProcesses } from './partnerProcesses.js';
import type { PostedMessage } from './pump.js';
import { Questions } from './questions.js';

/** The client's sides of conversations, in the DDE thread. */
export class ClientConversations {
  readonly #byNumber = new Map<number, ClientConversation>();
  readonly #byWindow = new Map<number, ClientConversation>();
  /** Windows whose conversation waits for the server's goodbye, and how long at most, by the clock of `performance`. */
  readonly #leaving = new Map<number, number>();
  readonly #questions: Questions;
  /** What to do when all messages that are there have been taken. */
  #afterMessages: (() => void)[] = [];
  #nextLook = 0;

  constructor(
    private readonly windows: MessageWindows,
    private readonly processes: PartnerProcesses,
    private readonly sender: Sender,
    private readonly nextNumber: () => number,
    private readonly reply: (reply: Reply) => void,
  ) {
    this.#questions = new Questions(windows, sender);
  }

  connect(call: number, { side, service, topic }: ConnectRequest): void {
    const window = this.windows.create(side === 'unicode');
    if (window === 0) {
      this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_SYS_ERROR });
      return;
    }
    this.#questions.ask(call, window, { service, topic }, Number.POSITIVE_INFINITY, {
      answered: (answer) => {
        this.#questions.close(window);
        this.#begin(call, window, answer);
      },
      complete: () => {
        this.#questions.stop(window);
        this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_NO_CONV_ESTABLISHED });
      },
    });
  }

  /** Lists who answers, without talking to them. */
  list(call: number, { service, topic, patience }: ListRequest): void {
    const window = this.windows.create(true);
    const answers: Answering[] = [];
    this.#questions.ask(call, window, { service, topic }, performance.now() + patience, {
      answered: (answer) => answers.push(answer),
      complete: () => {
        this.#questions.close(window);
        const servers = answers.map(partnerOf); // before they close their windows
        for (const { window: server } of answers) leave(server, window);
        this.#leaving.set(window, performance.now() + goodbye);
        this.reply({ type: 'done', call, servers });
      },
    });
  }

  transact(call: number, request: TransactRequest): void {
    const conversation = this.#byNumber.get(request.conversation);
    if (conversation) {
      this.#nextLook = Math.min(this.#nextLook, performance.now() + lookEvery);
      conversation.transact(call, request);
    } else this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_SERVER_DIED });
  }

  abandon(call: number): void {
    for (const conversation of this.#byNumber.values()) conversation.abandon(call);
    this.#questions.abandon(call);
  }

  acknowledge({ conversation, item }: Extract<Request, { type: 'acknowledge' }>): void {
    this.#byNumber.get(conversation)?.acknowledge(item);
  }

  disconnect(number: number): void {
    const conversation = this.#byNumber.get(number);
    if (!conversation) return;
    conversation.terminate();
    this.#forget(conversation);
    this.#leaving.set(conversation.ends.own, performance.now() + goodbye);
  }

  /** Takes a message that was sent: the answer to a question. Undefined when it is no such. */
  takeSent(window: number, message: number, wide: number, long: number): number | undefined {
    const isAsking = this.#questions.has(window);
    const isLate = this.#byWindow.has(window) || this.#leaving.has(window); // the question is answered already
    if (message !== messages.acknowledge || !(isAsking || isLate)) return undefined;
    const answer = readAnswer(wide, long);
    if (isAsking) this.#questions.takeAnswer(window, answer);
    else leave(wide, window);
    return 1;
  }

  /** Takes a message that was posted. Returns whether it was for a client's window. */
  takePosted(posted: PostedMessage): boolean {
    const conversation = this.#byWindow.get(posted.window);
    if (conversation?.take(posted)) this.#end(conversation);
    if (conversation) return true;
    if (!this.#leaving.has(posted.window)) return this.#questions.has(posted.window);
    if (posted.message === messages.terminate) this.#destroy(posted.window);
    return true;
  }

  /** When `proceed` has something to do, by the clock of `performance`; infinite when it never has. */
  get nextDeadline(): number {
    let next = this.#byNumber.size === 0 ? Number.POSITIVE_INFINITY : this.#nextLook;
    for (const end of this.#leaving.values()) next = Math.min(next, end);
    return Math.min(next, this.#questions.nextDeadline);
  }

  /** Goes on where a server has said all. Called when all messages have been taken; returns whether there was such a one. */
  goOn(): boolean {
    if (this.#afterMessages.length === 0) return false;
    for (const act of this.#afterMessages.splice(0)) act();
    return true;
  }

  /** Does what is due by time, after all messages have been taken. */
  proceed(now: number): void {
    for (const [window, end] of this.#leaving) if (end <= now) this.#destroy(window);
    this.#questions.proceed(now);
    this.#look(now);
  }

  /** Begins to end everything. */
  close(): void {
    for (const number of [...this.#byNumber.keys()]) this.disconnect(number);
    this.#questions.stopAll();
  }

  /** Whether some server's goodbye is still due. */
  get leaving(): boolean {
    return this.#leaving.size > 0;
  }

  #begin(call: number, window: number, answer: Answering): void {
    const partner = partnerOf(answer);
    const ends = { own: window, server: answer.window, processId: partner.process };
    const said = (through: () => void) => this.#whenSaid(answer.window, through);
    const conversation = new ClientConversation(this.nextNumber(), ends, said, this.reply);
    this.#byNumber.set(conversation.number, conversation);
    this.#byWindow.set(window, conversation);
    this.processes.watch(partner.process, answer.window, () => this.#lose(conversation));
    const unicode = isUnicodeWindow(answer.window);
    this.reply({ type: 'done', call, conversation: { ...partner, conversation: conversation.number, unicode } });
  }

  /**
   * Calls back when a server has said all to what it was asked: it takes the message that means nothing when it is through
   * with the others, and what it has posted until then is in the queue.
   */
  #whenSaid(server: number, through: () => void): boolean {
    return this.sender.send(server, nothing, 0, 0, () => this.#afterMessages.push(through));
  }

  /** A window can be gone without a word although its process lives on. */
  #look(now: number): void {
    if (this.#byNumber.size === 0 || now < this.#nextLook) return;
    let isWaiting = false;
    for (const conversation of [...this.#byNumber.values()]) {
      if (isThere(conversation)) isWaiting ||= conversation.isWaiting;
      else this.#lose(conversation);
    }
    this.#nextLook = performance.now() + (isWaiting ? lookEvery : lookSometimes);
  }

  #lose(conversation: ClientConversation): void {
    conversation.lose();
    this.#end(conversation);
  }

  #end(conversation: ClientConversation): void {
    this.#forget(conversation);
    this.windows.destroy(conversation.ends.own);
    this.reply({ type: 'ended', conversation: conversation.number });
  }

  #forget({ number, ends }: ClientConversation): void {
    this.#byNumber.delete(number);
    this.#byWindow.delete(ends.own);
    this.processes.release(ends.processId, ends.server);
  }

  #destroy(window: number): void {
    this.#leaving.delete(window);
    this.windows.destroy(window);
  }
}

/** Handles of windows come again: that of another process is another window. */
function isThere({ ends }: ClientConversation): boolean {
  return isWindow(ends.server) && processOf(ends.server) === ends.processId;
}

function partnerOf({ window, service, topic }: Answering): Partner {
  return { service, topic, window, process: processOf(window) };
}

function leave(server: number, own: number): void {
  post(server, messages.terminate, own, { low: 0, high: 0 });
}

const nothing = 0; // WM_NULL
/** How long a server may take to say goodbye, in milliseconds. */
const goodbye = 5000;
/** How often to look whether servers are there, in milliseconds: while an answer is due, and otherwise. */
const lookEvery = 100;
const lookSometimes = 1000;
