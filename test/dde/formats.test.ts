import { describe, expect, test } from 'vitest';
import { formatNumber, requireFormat } from '../../src/dde/formats.js';
import { UsageError } from '../../src/errors.js';

describe('a clipboard format', () => {
  test.each([
    ['CF_TEXT', 1],
    ['CF_UNICODETEXT', 13],
    ['CF_DIBV5', 17],
  ])('%s has the number %i', (name, number) => expect(formatNumber(name)).toBe(number));

  test.each(['', 'CF_NONE', 'Cs\0v', 'x'.repeat(256)])('cannot be called %j', (name) => {
    expect(() => requireFormat(name)).toThrow(UsageError);
    expect(() => formatNumber(name)).toThrow(UsageError);
  });

  test.each(['XlTable', 'Csv', 'constructor', '__proto__'])('can be called %s', (name) => {
    expect(() => requireFormat(name)).not.toThrow();
  });

  test.skipIf(process.platform === 'win32').each(['constructor', '__proto__', 'XlTable'])(
    'needs Windows to register %s',
    (name) => expect(() => formatNumber(name)).toThrow('works on Windows only'),
  );
});
