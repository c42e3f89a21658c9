import { addAtom, atomName, deleteAtom } from '../../ffi/dde.js';
import { isWindow, topLevelWindows } from '../../ffi/messageWindows.js';
import type { Sender } from '../../ffi/sender.js';
import { hangs, threadOf } from '../../ffi/windowText.js';
import { halvesOf, messages, packedInHalves } from './messages.js';

/** A server that said it is there. */
export interface Answering {
  readonly window: number;
  readonly service: string;
  readonly topic: string;
}

/** What a question is about; empty names stand for all. */
export interface Asked {
  readonly service: string;
  readonly topic: string;
}

/**
 * The question for a conversation, put to the windows of the desktop one after the other. Each has a moment to itself;
 * one that takes longer keeps the question and may answer yet, while the next ones are asked. Whoever hangs is not
 * waited for, nor is the thread that asks held up by anybody.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-initiate
 */
export class Question {
  readonly #halves: { readonly low: number; readonly high: number };
  /** Who has not been asked yet, the topmost last. */
  #left: number[] = [];
  /** Who has not answered yet. */
  readonly #due = new Set<number>();
  /** The threads of those who had their moment. */
  readonly #late = new Set<number>();
  #latest: number | undefined;
  /** When `proceed` has something to do, by the clock of `performance`. */
  #next = Number.POSITIVE_INFINITY;
  #closed = false;
  #over = false;

  /**
   * @param from the window that asks. Answers are sent to it.
   * @param isOwn whether a window is one of this thread's, which is not asked.
   * @param through called when everybody has been asked, and the last has taken it or had a moment.
   * @param complete called when every program that does not hang has answered.
   */
  constructor(
    private readonly from: number,
    { service, topic }: Asked,
    private readonly sender: Sender,
    private readonly isOwn: (window: number) => boolean,
    private readonly through: () => void,
    private readonly complete: () => void,
  ) {
    this.#halves = { low: atomOf(service), high: atomOf(topic) };
  }

  /** Asks the first window. */
  begin(): void {
    this.#left = topLevelWindows().filter((window) => !this.isOwn(window));
    this.#left.reverse();
    this.#ask();
  }

  /** When to call `proceed`, by the clock of `performance`. */
  get nextDeadline(): number {
    return this.#next;
  }

  /** Whether it is closed, and its names are freed. */
  get over(): boolean {
    return this.#over;
  }

  /** Asks the next window if the latest has had its moment, and looks who of the late ones hangs or is gone. */
  proceed(now: number): void {
    if (now < this.#next) return;
    if (this.#closed) this.#end();
    else this.#goOn();
  }

  /** Asks nobody any more. Who has just been asked, and may be answering, has a moment to be through with it. */
  close(): void {
    this.#closed = true;
    this.#left = [];
    this.#next = performance.now() + moment;
    if (this.#latest === undefined) this.#end();
  }

  #goOn(): void {
    if (this.#latest !== undefined) this.#late.add(threadOf(this.#latest));
    for (const window of this.#due) if (!isWindow(window) || hangs(window)) this.#due.delete(window);
    this.#ask();
  }

  #ask(): void {
    for (let window = this.#left.pop(); window !== undefined; window = this.#left.pop()) {
      if (!hangs(window) && this.#send(window) && !this.#late.has(threadOf(window))) return;
    }
    this.#latest = undefined;
    this.#next = performance.now() + moment;
    this.through();
    if (this.#due.size === 0) this.complete();
  }

  #send(window: number): boolean {
    this.#due.add(window);
    this.#latest = window;
    this.#next = performance.now() + moment;
    const sent = this.sender.send(window, messages.initiate, this.from, packedInHalves(this.#halves), () =>
      this.#taken(window),
    );
    if (!sent) this.#due.delete(window);
    return sent;
  }

  #taken(window: number): void {
    this.#due.delete(window);
    if (this.#closed) {
      if (window === this.#latest) this.#end();
    } else if (window === this.#latest || this.#left.length === 0) this.#ask();
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#next = Number.POSITIVE_INFINITY;
    this.through();
    deleteAtom(this.#halves.low);
    deleteAtom(this.#halves.high);
  }
}

/** Reads the answer of a server, which gives its atoms away with it. */
export function readAnswer(window: number, long: number): Answering {
  const { low, high } = halvesOf(long);
  const answer = { window, service: atomName(low), topic: atomName(high) };
  deleteAtom(low);
  deleteAtom(high);
  return answer;
}

function atomOf(name: string): number {
  return name === '' ? 0 : addAtom(name);
}

/** How long a program has to itself, in milliseconds. */
const moment = 200;
