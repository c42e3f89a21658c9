import { describe, expect, test } from 'vitest';
import { defineBridge } from '../../src/definition/index.js';
import { FailedError, NotFoundError, TimedOutError } from '../../src/errors.js';
import { sendError } from '../../src/transports/copydata.js';
import { startError } from '../../src/transports/exe.js';
import { openError, schemeOf } from '../../src/transports/uri.js';
import { phone } from './phone.js';

describe('errors of Windows', () => {
  test.each([
    [0, TimedOutError, 'did not take the command in 50 ms'],
    [1460, TimedOutError, 'did not take the command in 50 ms'],
    [5, FailedError, 'elevated'],
    [1400, NotFoundError, 'has just ended'],
    [87, FailedError, 'Windows error 87'],
  ])('%s of a message that was not delivered', (number, type, words) => {
    const error = sendError('Phone', number, 50);
    expect(error).toBeInstanceOf(type);
    expect(error.message).toContain(words);
  });

  test.each([
    ['ENOENT', NotFoundError, 'no longer there'],
    ['EACCES', FailedError, 'elevated'],
    ['EIO', FailedError, 'EIO'],
  ])('%s of a program that did not start', (code, type, words) => {
    const error = startError('C:\\p.exe', Object.assign(new Error('spawn failed'), { code }));
    expect(error).toBeInstanceOf(type);
    expect(error.message).toContain(words);
  });

  test.each([
    [1155, NotFoundError, 'No program is registered for tel: links'],
    [2, NotFoundError, 'no longer there'],
    [5, FailedError, 'Windows error 5'],
  ])('%s of a link that was not opened', (number, type, words) => {
    const error = openError(defineBridge(phone), 'tel', number);
    expect(error).toBeInstanceOf(type);
    expect(error.message).toContain(words);
  });

  test('a scheme is compared in lower case', () => {
    expect(schemeOf('TEL:5')).toBe('tel');
  });
});
