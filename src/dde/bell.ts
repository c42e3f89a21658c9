/**
 * Says whether a thread that takes messages must be woken. To wake a thread that waits in Windows takes longer than most of
 * what it is asked for, and one that is awake looks by itself. Shared by the thread that asks and the one that is asked.
 */
export class Bell {
  readonly #words: Int32Array;
  /** How many rings have been heard. */
  #heard = 0;

  /** @param shared what another thread's bell gave; left out for a new bell. */
  constructor(readonly shared = new SharedArrayBuffer(8)) {
    this.#words = new Int32Array(shared);
  }

  /** Says that a message has been posted. Returns whether the other thread sleeps, and must be woken. */
  ring(): boolean {
    Atomics.add(this.#words, places.rings, 1);
    return Atomics.exchange(this.#words, places.sleeps, 0) === 1;
  }

  /** Whether there have been rings since this was asked last. */
  hear(): boolean {
    const rings = Atomics.load(this.#words, places.rings);
    const isNew = rings !== this.#heard;
    this.#heard = rings;
    return isNew;
  }

  /** Says that this thread is going to sleep. Returns false when it must not, because somebody has rung. */
  sleep(): boolean {
    Atomics.store(this.#words, places.sleeps, 1);
    if (Atomics.load(this.#words, places.rings) === this.#heard) return true;
    this.wake();
    return false;
  }

  /** Says that this thread is awake. */
  wake(): void {
    Atomics.store(this.#words, places.sleeps, 0);
  }
}

const places = { rings: 0, sleeps: 1 } as const;
