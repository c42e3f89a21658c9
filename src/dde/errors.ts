import { FailedError, NotFoundError, TimedOutError } from '../errors.js';

/**
 * The error codes of DDEML.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/ddeml/nf-ddeml-ddegetlasterror
 */
export const ddeErrors = {
  DMLERR_ADVACKTIMEOUT: 0x4000,
  DMLERR_BUSY: 0x4001,
  DMLERR_DATAACKTIMEOUT: 0x4002,
  DMLERR_DLL_NOT_INITIALIZED: 0x4003,
  DMLERR_DLL_USAGE: 0x4004,
  DMLERR_EXECACKTIMEOUT: 0x4005,
  DMLERR_INVALIDPARAMETER: 0x4006,
  DMLERR_LOW_MEMORY: 0x4007,
  DMLERR_MEMORY_ERROR: 0x4008,
  DMLERR_NOTPROCESSED: 0x4009,
  DMLERR_NO_CONV_ESTABLISHED: 0x400a,
  DMLERR_POKEACKTIMEOUT: 0x400b,
  DMLERR_POSTMSG_FAILED: 0x400c,
  DMLERR_REENTRANCY: 0x400d,
  DMLERR_SERVER_DIED: 0x400e,
  DMLERR_SYS_ERROR: 0x400f,
  DMLERR_UNADVACKTIMEOUT: 0x4010,
  DMLERR_UNFOUND_QUEUE_ID: 0x4011,
} as const;

export type DdeErrorCode = keyof typeof ddeErrors;

/** No server answers for the service and topic. Nothing was delivered. */
export class DdeNotFoundError extends NotFoundError {
  readonly code = 'DMLERR_NO_CONV_ESTABLISHED';
}

/** The server did not answer in time, or stayed busy. Unless `code` is DMLERR_BUSY, it may still act. */
export class DdeTimedOutError extends TimedOutError {
  constructor(
    readonly code: DdeErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The server refused, ended, or DDEML failed. */
export class DdeFailedError extends FailedError {
  constructor(
    readonly code: DdeErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export type DdeError = DdeNotFoundError | DdeTimedOutError | DdeFailedError;

/** The name of a number that `DdeGetLastError` gave. A number that is not documented is a DMLERR_SYS_ERROR. */
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
  const message = `DDE ${server}: ${step}: ${advice[code]} (${code})`;
  if (code === 'DMLERR_NO_CONV_ESTABLISHED') return new DdeNotFoundError(message);
  if (code === 'DMLERR_BUSY' || code.endsWith('ACKTIMEOUT')) return new DdeTimedOutError(code, message);
  return new DdeFailedError(code, message);
}

/** Whether an error says that no conversation began, so that nothing can have been carried out. */
export function isNothingDelivered(error: unknown): boolean {
  const known = error instanceof DdeNotFoundError || error instanceof DdeTimedOutError;
  return known && error.code === 'DMLERR_NO_CONV_ESTABLISHED';
}

const late = 'the server did not answer in time, and may still act on it. Allow more time, or see what it waits for.';
const bug = 'DDEML was used wrongly. This is a fault of bridgesmith; please report it.';
const memory = 'Windows has no memory left for it. Close programs and try again.';

const advice: Record<DdeErrorCode, string> = {
  DMLERR_ADVACKTIMEOUT: late,
  DMLERR_DATAACKTIMEOUT: late,
  DMLERR_EXECACKTIMEOUT: late,
  DMLERR_POKEACKTIMEOUT: late,
  DMLERR_UNADVACKTIMEOUT: late,
  DMLERR_BUSY: 'the server was busy each time it was asked. Allow more time, or see what it waits for.',
  DMLERR_DLL_NOT_INITIALIZED: bug,
  DMLERR_DLL_USAGE: bug,
  DMLERR_INVALIDPARAMETER: bug,
  DMLERR_REENTRANCY: bug,
  DMLERR_UNFOUND_QUEUE_ID: bug,
  DMLERR_LOW_MEMORY: memory,
  DMLERR_MEMORY_ERROR: memory,
  DMLERR_NOTPROCESSED: 'the server refused it. Look up how it wants the command, the item or the format.',
  DMLERR_NO_CONV_ESTABLISHED:
    'no server answers. Start the application, check service and topic, and run both at the same elevation.',
  DMLERR_POSTMSG_FAILED: 'the message could not be sent; the server may have ended. Connect again.',
  DMLERR_SERVER_DIED: 'the server ended the conversation before it answered. Start it and connect again.',
  DMLERR_SYS_ERROR: 'Windows reports a failure within DDE. Restart the application and try again.',
};
