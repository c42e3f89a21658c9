import { FailedError, NotFoundError, TimedOutError } from '../errors.js';

/**
 * The errors of a DDE client, by the names and numbers that DDEML gives them. The others of its errors speak of a wrong
 * use of DDEML itself, and cannot arise here.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/ddeml/nf-ddeml-ddegetlasterror
 */
export const ddeErrors = {
  DMLERR_ADVACKTIMEOUT: 0x4000,
  DMLERR_BUSY: 0x4001,
  DMLERR_DATAACKTIMEOUT: 0x4002,
  DMLERR_EXECACKTIMEOUT: 0x4005,
  DMLERR_LOW_MEMORY: 0x4007,
  DMLERR_MEMORY_ERROR: 0x4008,
  DMLERR_NOTPROCESSED: 0x4009,
  DMLERR_NO_CONV_ESTABLISHED: 0x400a,
  DMLERR_POKEACKTIMEOUT: 0x400b,
  DMLERR_POSTMSG_FAILED: 0x400c,
  DMLERR_SERVER_DIED: 0x400e,
  DMLERR_SYS_ERROR: 0x400f,
  DMLERR_UNADVACKTIMEOUT: 0x4010,
} as const;

export type DdeErrorCode = keyof typeof ddeErrors;

/** No server answers for the service and topic. Nothing was delivered. */
export class DdeNotFoundError extends NotFoundError {
  override readonly name: string = this.constructor.name;
  readonly code: DdeErrorCode = 'DMLERR_NO_CONV_ESTABLISHED';
}

/** The server did not answer in time, or stayed busy. Unless it is a DdeBusyError, the server may still act. */
export class DdeTimedOutError extends TimedOutError {
  override readonly name: string = this.constructor.name;
  readonly code: DdeErrorCode = 'DMLERR_NO_CONV_ESTABLISHED';
}

/** The server refused, ended, or Windows failed. */
export class DdeFailedError extends FailedError {
  override readonly name: string = this.constructor.name;
  readonly code: DdeErrorCode = 'DMLERR_SYS_ERROR';
}

export type DdeError = DdeNotFoundError | DdeTimedOutError | DdeFailedError;

/** The server did not confirm in time that it advises. */
export class DdeAdviseTimeoutError extends DdeTimedOutError {
  override readonly code = 'DMLERR_ADVACKTIMEOUT';
}

/** The server was busy each time it was asked. It has done nothing. */
export class DdeBusyError extends DdeTimedOutError {
  override readonly code = 'DMLERR_BUSY';
}

/** The server did not give the item in time. */
export class DdeRequestTimeoutError extends DdeTimedOutError {
  override readonly code = 'DMLERR_DATAACKTIMEOUT';
}

/** The server did not confirm a command in time. */
export class DdeExecuteTimeoutError extends DdeTimedOutError {
  override readonly code = 'DMLERR_EXECACKTIMEOUT';
}

/** The server takes messages out of its queue too slowly: nothing more can be posted to it now. */
export class DdeQueueFullError extends DdeFailedError {
  override readonly code = 'DMLERR_LOW_MEMORY';
}

/** Windows has no memory left for the data. */
export class DdeMemoryError extends DdeFailedError {
  override readonly code = 'DMLERR_MEMORY_ERROR';
}

/** The server refused. */
export class DdeNotProcessedError extends DdeFailedError {
  override readonly code = 'DMLERR_NOTPROCESSED';
}

/** The server did not confirm a value in time. */
export class DdePokeTimeoutError extends DdeTimedOutError {
  override readonly code = 'DMLERR_POKEACKTIMEOUT';
}

/** The message could not be posted: the server's window is gone, or it runs at a higher elevation. */
export class DdePostMessageError extends DdeFailedError {
  override readonly code = 'DMLERR_POSTMSG_FAILED';
}

/** The server ended the conversation, or itself, before it answered. */
export class DdeServerDiedError extends DdeFailedError {
  override readonly code = 'DMLERR_SERVER_DIED';
}

/** Windows failed. */
export class DdeSystemError extends DdeFailedError {
  override readonly code = 'DMLERR_SYS_ERROR';
}

/** The server did not confirm in time that it advises no more. */
export class DdeUnadviseTimeoutError extends DdeTimedOutError {
  override readonly code = 'DMLERR_UNADVACKTIMEOUT';
}

/** The name of one of DDEML's error numbers. A number that is not known here is a DMLERR_SYS_ERROR. */
export function ddeErrorCode(number: number): DdeErrorCode {
  const found = Object.entries(ddeErrors).find(([, value]) => value === number);
  return (found?.[0] ?? 'DMLERR_SYS_ERROR') as DdeErrorCode;
}

/**
 * The error for a code, with a message that says what to do.
 *
 * @param server the service and topic, as `Excel|Sheet1`.
 * @param step what was under way, such as `EXECUTE` or `REQUEST Status`; never the data, which may hold a secret.
 */
export function ddeError(code: DdeErrorCode, server: string, step: string): DdeError {
  const [Kind, advice] = kinds[code];
  return new Kind(`DDE ${server}: ${step}: ${advice} (${code})`);
}

/** Whether an error says that no conversation began, so that nothing can have been carried out. */
export function isNothingDelivered(error: unknown): boolean {
  const known = error instanceof DdeNotFoundError || error instanceof DdeTimedOutError;
  return known && error.code === 'DMLERR_NO_CONV_ESTABLISHED';
}

const late = 'the server did not answer in time, and may still act on it. Allow more time, or see what it waits for.';

const kinds: Record<DdeErrorCode, readonly [new (message: string) => DdeError, string]> = {
  DMLERR_ADVACKTIMEOUT: [DdeAdviseTimeoutError, late],
  DMLERR_DATAACKTIMEOUT: [DdeRequestTimeoutError, late],
  DMLERR_EXECACKTIMEOUT: [DdeExecuteTimeoutError, late],
  DMLERR_POKEACKTIMEOUT: [DdePokeTimeoutError, late],
  DMLERR_UNADVACKTIMEOUT: [DdeUnadviseTimeoutError, late],
  DMLERR_BUSY: [DdeBusyError, 'the server was busy each time it was asked. Allow more time, or see what it waits for.'],
  DMLERR_LOW_MEMORY: [
    DdeQueueFullError,
    'the server does not take its messages fast enough. Send less at once, or see what it waits for.',
  ],
  DMLERR_MEMORY_ERROR: [DdeMemoryError, 'Windows has no memory left for it. Close programs and try again.'],
  DMLERR_NOTPROCESSED: [
    DdeNotProcessedError,
    'the server refused it. Look up how it wants the command, the item or the format.',
  ],
  DMLERR_NO_CONV_ESTABLISHED: [
    DdeNotFoundError,
    'no server answers. Start the application, check service and topic, and run both at the same elevation.',
  ],
  DMLERR_POSTMSG_FAILED: [
    DdePostMessageError,
    'the message could not be sent; the server may have ended. Connect again.',
  ],
  DMLERR_SERVER_DIED: [
    DdeServerDiedError,
    'the server ended the conversation before it answered. Start it and connect again.',
  ],
  DMLERR_SYS_ERROR: [DdeSystemError, 'Windows reports a failure within DDE. Restart the application and try again.'],
};
