import { describe, expect, test } from 'vitest';
import {
  DdeFailedError,
  DdeNotFoundError,
  DdeTimedOutError,
  ddeError,
  ddeErrorCode,
  ddeErrors,
} from '../../src/dde/errors.js';
import { exitCodes, FailedError, NotFoundError, TimedOutError } from '../../src/errors.js';

describe('the errors of DDEML', () => {
  test.each(Object.entries(ddeErrors))('%s has a name and a message that says what to do', (name, number) => {
    const code = ddeErrorCode(number);
    expect(code).toBe(name);
    const { message } = ddeError(code, 'Excel|Sheet1', 'REQUEST R1C1');
    expect(message).toMatch(/^DDE Excel\|Sheet1: REQUEST R1C1: .*\. .*\(DMLERR_[A-Z_]+\)$/);
    expect(message).toContain(name);
  });

  test.each([
    ['DMLERR_NO_CONV_ESTABLISHED', DdeNotFoundError, NotFoundError, exitCodes.notFound],
    ['DMLERR_ADVACKTIMEOUT', DdeTimedOutError, TimedOutError, exitCodes.timedOut],
    ['DMLERR_DATAACKTIMEOUT', DdeTimedOutError, TimedOutError, exitCodes.timedOut],
    ['DMLERR_EXECACKTIMEOUT', DdeTimedOutError, TimedOutError, exitCodes.timedOut],
    ['DMLERR_POKEACKTIMEOUT', DdeTimedOutError, TimedOutError, exitCodes.timedOut],
    ['DMLERR_UNADVACKTIMEOUT', DdeTimedOutError, TimedOutError, exitCodes.timedOut],
    ['DMLERR_BUSY', DdeTimedOutError, TimedOutError, exitCodes.timedOut],
    ['DMLERR_NOTPROCESSED', DdeFailedError, FailedError, exitCodes.failed],
    ['DMLERR_SERVER_DIED', DdeFailedError, FailedError, exitCodes.failed],
  ] as const)('%s becomes the error of its kind', (code, type, kind, exitCode) => {
    const error = ddeError(code, 'A|B', 'EXECUTE');
    expect(error).toBeInstanceOf(type);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ code, exitCode });
  });

  test('a number nobody documents is a failure of the system', () => {
    expect(ddeErrorCode(0x4fff)).toBe('DMLERR_SYS_ERROR');
  });
});
