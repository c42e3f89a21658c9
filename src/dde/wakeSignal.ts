/**
 * Says whether a thread that takes messages must be woken. To wake a thread that waits in Windows takes longer than most of
 * what it is asked for, and one that is awake looks by itself. Shared by the thread that asks and the one that is asked.
 */
export class WakeSignal {
  readonly #words: Int32Array;
  /** How many signals have been taken. */
  #taken = 0;

  /** @param shared that of the other thread's signal; left out for a new one. */
  constructor(readonly shared = new SharedArrayBuffer(8)) {
    this.#words = new Int32Array(shared);
  }

  /** Says that a message has been posted. Returns whether the other thread sleeps, and must be woken. */
  send(): boolean {
    Atomics.add(this.#words, places.sent, 1);
    return Atomics.exchange(this.#words, places.sleeps, 0) === 1;
  }

  /** Whether any was sent since this was called last. */
  take(): boolean {
    const sent = Atomics.load(this.#words, places.sent);
    const isNew = sent !== this.#taken;
    this.#taken = sent;
    return isNew;
  }

  /** Says that this thread is going to sleep. Returns false when it must not, because a signal was sent. */
  sleep(): boolean {
    Atomics.store(this.#words, places.sleeps, 1);
    if (Atomics.load(this.#words, places.sent) === this.#taken) return true;
    this.wake();
    return false;
  }

  /** Says that this thread is awake. */
  wake(): void {
    Atomics.store(this.#words, places.sleeps, 0);
  }
}

const places = { sent: 0, sleeps: 1 } as const;
