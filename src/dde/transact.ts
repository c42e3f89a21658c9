import { setTimeout as pause } from 'node:timers/promises';
import { FailedError } from '../errors.js';
import type { DdeCallOptions } from './callOptions.js';
import { type DdeErrorCode, ddeError, ddeErrorCode } from './errors.js';
import type { Done, Transaction, TransactRequest } from './protocol.js';
import type { DdeThread } from './thread.js';

/** What a transaction needs of its conversation. */
export interface Transacting {
  readonly thread: DdeThread;
  /** The service and topic, as `Excel|Sheet1`. */
  readonly name: string;
  /** In milliseconds, for a call that names none. */
  readonly timeout: number;
  readonly isOpen: () => boolean;
  readonly disconnect: () => Promise<void>;
}

/**
 * Sends a transaction of a client, and waits for its answer. A busy server has done nothing yet, and is asked again until
 * the time is over.
 *
 * @throws FailedError when the conversation has ended, the reason of the signal, or what `ddeError` makes of the answer.
 */
export async function transact(
  { thread, name, timeout, isOpen, disconnect }: Transacting,
  request: TransactRequest,
  options: DdeCallOptions,
): Promise<Done> {
  const { transaction, item } = request;
  const step = `${steps[transaction]} ${item}`.trim();
  const end = performance.now() + (options.timeout ?? timeout);
  for (let delay = shortestPause; ; delay = Math.min(delay * 2, longestPause)) {
    if (!isOpen()) throw new FailedError(`DDE ${name}: ${step}: the conversation has ended. Connect again.`);
    const late = () => ddeError(lateCodes[transaction], name, step);
    const left = Math.max(0, end - performance.now());
    const reply = await thread.call(request, { timeout: left, signal: options.signal, late });
    if (reply.type === 'done') return reply;
    const code = ddeErrorCode(reply.error);
    if (fatal.has(code)) await disconnect();
    if (code !== 'DMLERR_BUSY' || performance.now() + delay >= end) throw ddeError(code, name, step);
    await pause(delay, undefined, { signal: options.signal });
  }
}

const steps: Record<Transaction, string> = {
  execute: 'EXECUTE',
  request: 'REQUEST',
  poke: 'POKE',
  advise: 'ADVISE',
  unadvise: 'UNADVISE',
};
const lateCodes = {
  execute: 'DMLERR_EXECACKTIMEOUT',
  request: 'DMLERR_DATAACKTIMEOUT',
  poke: 'DMLERR_POKEACKTIMEOUT',
  advise: 'DMLERR_ADVACKTIMEOUT',
  unadvise: 'DMLERR_UNADVACKTIMEOUT',
} as const;
/** When nothing can be sent any more, the server has died. */
const fatal = new Set<DdeErrorCode>(['DMLERR_POSTMSG_FAILED', 'DMLERR_SERVER_DIED']);
/** Between two tries at a busy server, in milliseconds. */
const shortestPause = 25;
const longestPause = 400;
