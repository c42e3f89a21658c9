import type { TransactRequest } from '../protocol.js';

/** A transaction that has been posted, and whose answer may come yet. */
export interface Due {
  /** Undefined when nobody waits for it any more. */
  call: number | undefined;
  readonly request: TransactRequest;
  /** What its answer will name: the memory of a command, or the atom of an item. */
  readonly subject: number;
  /** What is freed when the answer is there; 0 when there is none. */
  readonly memory: number;
  /** Whether it only marks a place in the order of the answers. */
  readonly isBarrier?: boolean;
}

export type Answer =
  | { readonly kind: 'yes' | 'no' | 'busy' }
  | { readonly kind: 'data'; readonly format: number; readonly data: Uint8Array };

/** A transaction, and what became of it; nothing when its answer never came. */
export interface Settled {
  readonly due: Due;
  readonly answer: Answer | undefined;
}

/**
 * Tells which transaction an answer belongs to. An answer names an item, and no transaction, so that one to a transaction
 * that was given up looks like one to the next about the same item. Servers answer in the order they are asked. A question
 * that nothing else names, a barrier, is therefore posted behind such a transaction: when it is answered, all answers before
 * it are there, and the last of them is the right one.
 *
 * A command has memory of its own, which its answer names.
 */
export class OpenTransactions {
  #due: Due[] = [];
  /** The transaction that somebody waits for. */
  #current: Due | undefined;
  /** Whether what names the current one may be about an earlier one. */
  #isDoubtful = false;
  /** The last answer that may be its own. */
  #held: Answer | undefined;

  /** Whether somebody waits for an answer. */
  get isWaiting(): boolean {
    return this.#current !== undefined;
  }

  /** @returns whether a barrier must be posted behind it. */
  add(due: Due): boolean {
    const isDoubtful =
      due.request.transaction !== 'execute' && this.#due.some(({ subject }) => subject === due.subject);
    this.#due.push(due);
    if (due.call === undefined) return false;
    this.#current = due;
    this.#isDoubtful = isDoubtful;
    return isDoubtful;
  }

  /** @param due about an item that nothing else is about. */
  barrier(due: Due): void {
    this.#due.push({ ...due, isBarrier: true });
  }

  /** Nobody waits for a call any more. Returns whether somebody has. */
  abandon(call: number): boolean {
    if (this.#current?.call !== call) return false;
    this.#current.call = undefined;
    this.#letGo();
    return true;
  }

  /**
   * Takes an answer.
   *
   * @param subject what it names.
   * @returns what is settled by it; nothing for an answer to nothing that is known here.
   */
  take(subject: number, answer: Answer): Settled[] | undefined {
    const barrier = this.#due.find((other) => other.isBarrier && isAnswer(other, subject, answer));
    if (barrier) return [...this.#pass(barrier), this.#settle(barrier, answer)];
    const current = this.#current;
    if (current && isAnswer(current, subject, answer)) {
      if (!this.#isDoubtful || isOwnFormat(current, answer)) return [this.#settle(current, answer)];
      this.#held = answer;
      return [];
    }
    const due = this.#due.find((other) => other !== current && isAnswer(other, subject, answer));
    return due && [this.#settle(due, answer)];
  }

  /** Gives everything up. */
  clear(): Due[] {
    const all = this.#due;
    this.#due = [];
    this.#letGo();
    return all;
  }

  /** All that was asked before the barrier has been answered, or never will be. */
  #pass(barrier: Due): Settled[] {
    const before = this.#due.slice(0, this.#due.indexOf(barrier));
    const lost = before.filter((due) => due !== this.#current && due.request.transaction !== 'execute');
    const settled = lost.map((due) => this.#settle(due, undefined));
    const current = before.find((due) => due === this.#current);
    if (!current) return settled;
    this.#isDoubtful = false;
    return this.#held ? [...settled, this.#settle(current, this.#held)] : settled;
  }

  #settle(due: Due, answer: Answer | undefined): Settled {
    this.#due = this.#due.filter((other) => other !== due);
    if (due === this.#current) this.#letGo();
    return { due, answer };
  }

  #letGo(): void {
    this.#current = undefined;
    this.#isDoubtful = false;
    this.#held = undefined;
  }
}

/**
 * Whether an answer can be to a transaction. A REQUEST is never answered by yes, which Wine says behind the data. A 32-bit
 * server can say no more than the lower half of a command's handle: on Wine it does not become the whole handle again.
 */
function isAnswer({ request, subject }: Due, named: number, { kind }: Answer): boolean {
  if (request.transaction === 'execute') return kind !== 'data' && (named | 0) === (subject | 0);
  if (named !== subject) return false;
  return request.transaction === 'request' ? kind !== 'yes' : kind !== 'data';
}

/** Data that came after the question is right for it, to whichever question about the item it is the answer. */
function isOwnFormat({ request }: Due, answer: Answer): boolean {
  return answer.kind === 'data' && answer.format === request.format;
}
