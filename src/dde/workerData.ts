import type { MessagePort } from 'node:worker_threads';

/** What the worker is given when it starts. */
export interface WorkerData {
  /** Where its replies go. */
  readonly replies: MessagePort;
  /** The first word counts the replies; who waits for one is notified. */
  readonly replied: SharedArrayBuffer;
  /** The handle of an auto-reset event that wakes the thread. */
  readonly wake: number;
  /** Of the bell that is rung after each request. */
  readonly bell: SharedArrayBuffer;
  /** The handle of an event to set when the thread is done with Windows. */
  readonly done: number;
}
