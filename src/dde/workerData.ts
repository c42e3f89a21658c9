import type { MessagePort } from 'node:worker_threads';

/** What the worker is given when it starts. */
export interface WorkerData {
  /** Where its replies go. */
  readonly replies: MessagePort;
  /** The first word counts the replies; who waits for one is notified. */
  readonly replied: SharedArrayBuffer;
  /** Of the signal that is sent after each request. */
  readonly signal: SharedArrayBuffer;
  /** A double: where the thread puts the handle of the auto-reset event that wakes it, before it first sleeps. */
  readonly wake: SharedArrayBuffer;
  /** The first word becomes 1, and who waits for it is notified, when the thread is done with Windows. */
  readonly done: SharedArrayBuffer;
}
