import { isWindow } from '../../ffi/messageWindows.js';
import { closeHandle, openForWaiting } from '../../ffi/waitableProcess.js';

interface Watched {
  readonly process: number;
  /** 0 when it cannot be waited for. */
  readonly handle: number;
  /** By the windows of the partner: what to call when it is gone. */
  readonly lost: Map<number, () => void>;
}

/**
 * The processes at the other ends of conversations. One that is killed says no goodbye, and a conversation with it would
 * never end.
 */
export class PartnerProcesses {
  readonly #watched: Watched[] = [];

  /** Calls `lost` when the process ends, until `release`. */
  watch(process: number, window: number, lost: () => void): void {
    let watched = this.#watched.find((other) => other.process === process);
    if (!watched) {
      const handle = this.handles().length < mostHandles ? openForWaiting(process) : 0;
      watched = { process, handle, lost: new Map() };
      this.#watched.push(watched);
    }
    watched.lost.set(window, lost);
  }

  release(process: number, window: number): void {
    const index = this.#watched.findIndex((other) => other.process === process);
    const watched = this.#watched[index];
    watched?.lost.delete(window);
    if (!watched || watched.lost.size > 0) return;
    this.#watched.splice(index, 1);
    if (watched.handle !== 0) closeHandle(watched.handle);
  }

  /** What to wait for. */
  handles(): number[] {
    return this.#watched.map(({ handle }) => handle).filter((handle) => handle !== 0);
  }

  /** Whether some processes cannot be waited for, so that `check` must be called now and then. */
  get mustCheck(): boolean {
    return this.#watched.some(({ handle }) => handle === 0);
  }

  /** Notifies the conversations with a process that has ended. */
  ended(handle: number): void {
    const watched = this.#watched.find((other) => other.handle === handle);
    for (const lost of [...(watched?.lost.values() ?? [])]) lost();
  }

  /** Looks for partners that are gone. */
  check(): void {
    const windows = this.#watched.filter(({ handle }) => handle === 0).flatMap(({ lost }) => [...lost]);
    for (const [window, lost] of windows) if (!isWindow(window)) lost();
  }
}

/** MAXIMUM_WAIT_OBJECTS is 64, and the message queue and the thread's own event take two. */
const mostHandles = 62;
