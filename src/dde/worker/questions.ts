import type { MessageWindows } from '../../ffi/messageWindows.js';
import type { Sender } from '../../ffi/sender.js';
import { type Answering, type Asked, Question } from './initiate.js';

/** A question that is under way. */
interface Asking {
  readonly call: number;
  readonly window: number;
  readonly question: Question;
  /** Takes the answer of a server. */
  readonly answered: (answer: Answering) => void;
  /** When it ends though somebody has not answered, by the clock of `performance`. */
  readonly end: number;
  /** Called when everybody has answered, and at the end. */
  readonly complete: () => void;
}

/** The questions of a client for servers, each asked by a window of its own, which its answers are sent to. */
export class Questions {
  readonly #asking = new Map<number, Asking>();
  /**
   * The windows whose questions have not been put to everybody; only the first one's is under way. A server that hears many
   * at once, each while it answers the one before, comes to the end of what Windows lets it do within each other.
   */
  readonly #queue: number[] = [];
  /** Questions that nobody needs any more, until their names are freed. */
  readonly #closed = new Set<Question>();

  constructor(
    private readonly windows: MessageWindows,
    private readonly sender: Sender,
  ) {}

  /**
   * Asks who serves, as soon as the questions before have been put to everybody.
   *
   * @param window the window that asks.
   * @param end when it is over though somebody has not answered, by the clock of `performance`.
   */
  ask(call: number, window: number, asked: Asked, end: number, heard: Pick<Asking, 'answered' | 'complete'>): void {
    const isOwn = (other: number) => this.windows.has(other);
    const through = () => this.#through(window);
    const question = new Question(window, asked, this.sender, isOwn, through, heard.complete);
    this.#asking.set(window, { call, window, question, end, ...heard });
    this.#queue.push(window);
    if (this.#queue.length === 1) question.begin();
  }

  /** Whether a window waits for answers. */
  has(window: number): boolean {
    return this.#asking.has(window);
  }

  takeAnswer(window: number, answer: Answering): void {
    this.#asking.get(window)?.answered(answer);
  }

  /** Ends a question, and leaves the window that asked. */
  close(window: number): void {
    const question = this.#asking.get(window)?.question;
    this.#asking.delete(window);
    question?.close();
    if (question && !question.over) this.#closed.add(question);
  }

  /** Gives up a question, and the window that asked. */
  stop(window: number): void {
    this.close(window);
    this.windows.destroy(window);
  }

  /** Gives up the question of a call, if there is one. */
  abandon(call: number): void {
    for (const asking of this.#asking.values()) {
      if (asking.call === call) this.stop(asking.window);
    }
  }

  stopAll(): void {
    for (const window of [...this.#asking.keys()]) this.stop(window);
  }

  /** When `proceed` has something to do, by the clock of `performance`; infinite when it never has. */
  get nextDeadline(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { question, end } of this.#asking.values()) next = Math.min(next, question.nextDeadline, end);
    for (const { nextDeadline } of this.#closed) next = Math.min(next, nextDeadline);
    return next;
  }

  /** Does what is due by time. */
  proceed(now: number): void {
    for (const asking of [...this.#asking.values()]) {
      if (asking.end <= now) asking.complete();
      else asking.question.proceed(now);
    }
    for (const question of this.#closed) {
      question.proceed(now);
      if (question.over) this.#closed.delete(question);
    }
  }

  /** The next question is put when the one before has been put to everybody. */
  #through(window: number): void {
    const index = this.#queue.indexOf(window);
    if (index < 0) return;
    this.#queue.splice(index, 1);
    const next = this.#queue[0];
    if (index === 0 && next !== undefined) this.#asking.get(next)?.question.begin();
  }
}
