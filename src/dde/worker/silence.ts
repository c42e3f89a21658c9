import type { Transaction } from '../protocol.js';

/**
 * Whether a server has said all that it has to say. What it says later is about what it is asked later: Wine's DDEML says
 * yes behind the data of each REQUEST, other servers say things twice, and neither tells what it is about but by the name
 * of the item.
 *
 * A REQUEST is never answered by yes. So a server that has not been heard to say anything else twice is asked for one item
 * after the other without a silence between.
 */
export class Silence {
  #state: 'there' | 'broken' | 'due' = 'there';
  /** How often silence has come and nothing had been said twice. */
  #proofs = 0;
  /** Whether the server has been asked for items only, since silence was there. */
  #isMild = true;
  /** How often silence has been broken. */
  #breaks = 0;

  /**
   * @param ask calls back when the server is through with what it was doing, and all that it said is taken. Returns
   *   whether there is a server.
   * @param came called when silence has come.
   */
  constructor(
    private readonly ask: (through: () => void) => boolean,
    private readonly came: () => void,
  ) {}

  /** Whether a transaction can begin; if not, silence is waited for. The memory of a command has a name of its own. */
  lets(transaction: Transaction): boolean {
    if (transaction === 'execute' || (transaction === 'request' && this.#isEnough)) return true;
    if (this.#state === 'broken') this.#await();
    return this.#state === 'there';
  }

  /** Begins to wait for it, so that it is there when the next transaction comes. */
  prepare(): void {
    if (this.#state === 'broken' && !this.#isEnough) this.#await();
  }

  /** The server is asked something. */
  breaks(transaction: Transaction): void {
    this.#state = 'broken';
    this.#breaks++;
    this.#isMild &&= transaction === 'request';
  }

  /** An answer is not waited for any more. */
  forgets(): void {
    this.#isMild = false;
  }

  /** The server has said something that is the answer to nothing. */
  doubts(): void {
    this.#proofs = Number.NEGATIVE_INFINITY;
  }

  get #isEnough(): boolean {
    return this.#isMild && this.#proofs >= enoughProofs;
  }

  #await(): void {
    const breaks = this.#breaks;
    this.#state = 'due';
    const asked = this.ask(() => {
      if (this.#breaks === breaks) this.#come();
      this.came();
    });
    if (!asked) this.#state = 'there'; // the next message to it shows that the server is gone
  }

  #come(): void {
    this.#state = 'there';
    this.#isMild = true;
    this.#proofs++;
  }
}

const enoughProofs = 3;
