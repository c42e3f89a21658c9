import { Worker } from 'node:worker_threads';
import { FailedError } from '../errors.js';
import { doneEvent, guardExit } from '../ffi/exit.js';
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
  readonly task: Task;
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

/** Carries out a task in a thread of its own, so that the caller's event loop stays free. */
export async function runTask(task: Task, limits: TaskLimits): Promise<TaskOutcome> {
  limits.signal?.throwIfAborted();
  const done = doneEvent();
  const data: TaskWorkerData = { task, done };
  const worker = new Worker(workerFile, { workerData: data, execArgv: [] });
  const release = guardExit({ stop: () => {}, done });
  worker.once('exit', () => {
    release();
    kernel32().CloseHandle(done);
  });
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  try {
    return await new Promise<TaskOutcome>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', () => reject(new FailedError('The thread that calls Windows ended.')));
      timer = setTimeout(() => reject(limits.late()), Math.min(limits.timeout, longestTimer));
      abort = () => reject(limits.signal?.reason);
      limits.signal?.addEventListener('abort', abort, { once: true });
    });
  } finally {
    clearTimeout(timer);
    if (abort) limits.signal?.removeEventListener('abort', abort);
    worker.unref();
  }
}

/** Node takes a longer time for one millisecond. */
const longestTimer = 2 ** 31 - 1;

/** TypeScript sources, as tests load them, have no worker script beside them that Node could run. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/transports/taskWorker.js' : './taskWorker.js',
  import.meta.url,
);
