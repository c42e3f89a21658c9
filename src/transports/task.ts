import { Worker } from 'node:worker_threads';
import { FailedError } from '../errors.js';
import { guardExit } from '../ffi/exit.js';
import { kernel32 } from '../ffi/kernel32.js';

/** A call of Windows that may take long, as plain data. */
export type Task = SendTask | OpenTask;

/** WM_COPYDATA, sent to a window. */
export interface SendTask {
  readonly type: 'send';
  readonly window: number;
  /** dwData. */
  readonly number: number;
  readonly data: Uint8Array;
  /** In milliseconds. */
  readonly timeout: number;
}

/** A link, opened by the shell. */
export interface OpenTask {
  readonly type: 'open';
  readonly uri: string;
}

/** Whether Windows did it; if not, its error number. */
export interface TaskOutcome {
  readonly done: boolean;
  readonly error: number;
}

/** What the thread is given when it starts. */
export interface TaskWorkerData {
  /** The handle of an event to set when the thread is done with Windows. */
  readonly done: number;
}

interface TaskLimits {
  /** In milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Makes the error of a task that takes too long. */
  readonly late: () => Error;
}

/** Carries out a task in another thread, so that the caller's event loop stays free. */
export async function runTask(task: Task, limits: TaskLimits): Promise<TaskOutcome> {
  limits.signal?.throwIfAborted();
  const thread = spare ?? new TaskThread();
  spare = undefined;
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  try {
    return await new Promise<TaskOutcome>((resolve, reject) => {
      // Even when nobody waits any more: Windows lets go of the thread in the end, and then it is of use again.
      thread.carryOut(task).then((outcome) => {
        keep(thread);
        resolve(outcome);
      }, reject);
      // The timer, unlike the thread, keeps the process alive, as long as somebody waits.
      timer = setTimeout(() => reject(limits.late()), Math.min(limits.timeout, longestTimer));
      abort = () => reject(limits.signal?.reason);
      limits.signal?.addEventListener('abort', abort, { once: true });
    });
  } finally {
    clearTimeout(timer);
    if (abort) limits.signal?.removeEventListener('abort', abort);
  }
}

/** A thread that has nothing to do: to start one takes longer than most tasks. */
let spare: TaskThread | undefined;

function keep(thread: TaskThread): void {
  if (spare === undefined) spare = thread;
  else thread.end();
}

/** A thread for one task at a time. It never keeps the process alive. */
class TaskThread {
  /** An event that the thread sets when it is done with Windows, and which stays set. */
  readonly #done = kernel32().CreateEventW(null, 1, 0, null);
  readonly #worker: Worker;
  #waiting: { resolve(outcome: TaskOutcome): void; reject(error: unknown): void } | undefined;

  constructor() {
    const data: TaskWorkerData = { done: this.#done };
    this.#worker = new Worker(workerFile, { workerData: data, execArgv: [] });
    this.#worker.on('message', (outcome: TaskOutcome) => this.#waiting?.resolve(outcome));
    this.#worker.on('error', (error) => this.#waiting?.reject(error));
    const isDoneWithin = (time: number) => kernel32().WaitForSingleObject(this.#done, time) === 0;
    const release = guardExit({ stop: () => {}, isDoneWithin });
    this.#worker.once('exit', () => {
      release();
      if (spare === this) spare = undefined;
      kernel32().CloseHandle(this.#done);
      this.#waiting?.reject(new FailedError('The thread that calls Windows ended.'));
    });
    // Behind the listeners: Node counts on a thread that is listened to.
    this.#worker.unref();
  }

  carryOut(task: Task): Promise<TaskOutcome> {
    kernel32().ResetEvent(this.#done);
    this.#worker.postMessage(task);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  end(): void {
    this.#worker.postMessage(undefined);
  }
}

/** Node takes a longer time for one millisecond. */
const longestTimer = 2 ** 31 - 1;

/** TypeScript sources, as tests load them, have no worker script beside them that Node could run. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/transports/taskWorker.js' : './taskWorker.js',
  import.meta.url,
);
