import { kernel32 } from './kernel32.js';

/** A thread that may be inside Windows, where Node cannot interrupt it, when the process ends. */
export interface GuardedThread {
  /** Asks the thread to end. */
  stop(): void;
  /** Waits until the thread is done with Windows, but no longer than this, in milliseconds. Returns whether it is. */
  isDoneWithin(time: number): boolean;
}

/**
 * Sees to it that a thread cannot keep the process from ending. At its exit Node waits for all workers without limit,
 * and a call such as DdeConnect returns only when every window on the desktop has answered.
 *
 * @returns what to call when the thread has ended.
 */
export function guardExit(thread: GuardedThread): () => void {
  guarded.add(thread);
  if (!watching) process.once('exit', endThreads);
  watching = true;
  return () => guarded.delete(thread);
}

const guarded = new Set<GuardedThread>();
let watching = false;

function endThreads(exitCode: number): void {
  for (const thread of guarded) thread.stop();
  const late = [...guarded].some((thread) => !thread.isDoneWithin(grace));
  if (late) kernel32().TerminateProcess(thisProcess, exitCode);
}

/** In milliseconds. */
const grace = 500;
const thisProcess = -1; // what GetCurrentProcess gives
