import { isUnicodeWindow, type MessageWindows } from '../../ffi/messageWindows.js';
import { processOf } from '../../ffi/windows.js';
import { ddeErrors } from '../errors.js';
import type { ConnectRequest, ListRequest, Partner, Reply, Request, TransactRequest } from '../protocol.js';
import { ClientConversation } from './clientConversation.js';
import { type Answering, initiate, type Question, readAnswer } from './initiate.js';
import { messages, post } from './messages.js';
import type { PartnerProcesses } from './partnerProcesses.js';
import type { PostedMessage } from './pump.js';

/** A connection that has been asked for. */
interface Connecting {
  readonly call: number;
  readonly window: number;
  question: Question | undefined;
  answer: Answering | undefined;
}

/** The client's sides of conversations, in the DDE thread. */
export class ClientConversations {
  readonly #byNumber = new Map<number, ClientConversation>();
  readonly #byWindow = new Map<number, ClientConversation>();
  /** Windows whose conversation waits for the server's goodbye, and how long at most, by the clock of `performance`. */
  readonly #leaving = new Map<number, number>();
  readonly #connecting = new Map<number, Connecting>();
  /** What the window that lists servers has heard. */
  #listing: { readonly window: number; readonly answers: Answering[] } | undefined;

  constructor(
    private readonly windows: MessageWindows,
    private readonly processes: PartnerProcesses,
    private readonly nextNumber: () => number,
    private readonly reply: (reply: Reply) => void,
  ) {}

  connect(call: number, { side, service, topic }: ConnectRequest): void {
    const window = this.windows.create(side === 'unicode');
    if (window === 0) {
      this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_SYS_ERROR });
      return;
    }
    const connecting: Connecting = { call, window, question: undefined, answer: undefined };
    this.#connecting.set(window, connecting);
    const question = initiate(window, { service, topic }, () => connecting.answer !== undefined, moment);
    connecting.question = question;
    if (connecting.answer) this.#begin(connecting, connecting.answer);
    else if (question.complete) {
      this.#stop(connecting);
      this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_NO_CONV_ESTABLISHED });
    }
  }

  /** Lists who answers, without talking to them. */
  list(call: number, { service, topic, patience }: ListRequest): void {
    const window = this.windows.create(true);
    const listing = { window, answers: [] as Answering[] };
    this.#listing = listing;
    initiate(window, { service, topic }, () => false, patience).close();
    this.#listing = undefined;
    const servers = listing.answers.map(partnerOf); // before they close their windows
    for (const { window: server } of listing.answers) leave(server, window);
    this.#leaving.set(window, performance.now() + goodbye);
    this.reply({ type: 'done', call, servers });
  }

  transact(call: number, request: TransactRequest): void {
    const conversation = this.#byNumber.get(request.conversation);
    if (conversation) conversation.transact(call, request);
    else this.reply({ type: 'failed', call, error: ddeErrors.DMLERR_SERVER_DIED });
  }

  abandon(call: number): void {
    for (const conversation of this.#byNumber.values()) conversation.abandon(call);
    for (const connecting of this.#connecting.values()) if (connecting.call === call) this.#stop(connecting);
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
    if (message !== messages.acknowledge) return undefined;
    const connecting = this.#connecting.get(window);
    if (!connecting && this.#listing?.window !== window) return undefined;
    const answer = readAnswer(wide, long);
    if (!connecting) this.#listing?.answers.push(answer);
    else if (connecting.answer) leave(wide, window);
    else if (connecting.question) this.#begin(connecting, answer);
    else connecting.answer = answer;
    return 1;
  }

  /** Takes a message that was posted. Returns whether it was for a client's window. */
  takePosted(posted: PostedMessage): boolean {
    const conversation = this.#byWindow.get(posted.window);
    if (conversation?.take(posted)) this.#end(conversation);
    if (conversation) return true;
    if (!this.#leaving.has(posted.window)) return this.#connecting.has(posted.window);
    if (posted.message === messages.terminate) this.#destroy(posted.window);
    return true;
  }

  /** When the next window is to be destroyed whose server says no goodbye. */
  get nextDeadline(): number | undefined {
    return this.#leaving.size === 0 ? undefined : Math.min(...this.#leaving.values());
  }

  destroyLate(now: number): void {
    for (const [window, end] of this.#leaving) if (end <= now) this.#destroy(window);
  }

  /** Begins to end everything. */
  close(): void {
    for (const number of [...this.#byNumber.keys()]) this.disconnect(number);
    for (const connecting of [...this.#connecting.values()]) this.#stop(connecting);
  }

  /** Whether some server's goodbye is still due. */
  get leaving(): boolean {
    return this.#leaving.size > 0;
  }

  #begin(connecting: Connecting, answer: Answering): void {
    const { call, window } = connecting;
    connecting.question?.close();
    this.#connecting.delete(window);
    const partner = partnerOf(answer);
    const ends = { own: window, server: answer.window, processId: partner.process };
    const conversation = new ClientConversation(this.nextNumber(), ends, this.reply);
    this.#byNumber.set(conversation.number, conversation);
    this.#byWindow.set(window, conversation);
    this.processes.watch(partner.process, answer.window, () => {
      conversation.lose();
      this.#end(conversation);
    });
    const unicode = isUnicodeWindow(answer.window);
    this.reply({ type: 'done', call, conversation: { ...partner, conversation: conversation.number, unicode } });
  }

  #stop({ window, question }: Connecting): void {
    question?.close();
    this.#connecting.delete(window);
    this.windows.destroy(window);
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

function partnerOf({ window, service, topic }: Answering): Partner {
  return { service, topic, window, process: processOf(window) };
}

function leave(server: number, own: number): void {
  post(server, messages.terminate, own, { low: 0, high: 0 });
}

/** How long a program may take to say that it serves something else, in milliseconds. */
const moment = 200;
/** How long a server may take to say goodbye, in milliseconds. */
const goodbye = 5000;
