import { describe, expect, test } from 'vitest';
import { batch, DialectError } from '../../src/dialects/index.js';

describe('the batch dialect', () => {
  test.each([
    ['plain', 'plain'],
    ['100%', '100%%'],
    ['%PATH%', '%%PATH%%'],
    ['a & b', 'a & b'],
    ['!x!', '!x!'],
    ['"a & b" & c', '"a ^& b" & c'],
    ['a^b', 'a^b'],
    ['', ''],
  ])('writes %j as %j between the quotes of set', (text, written) => {
    expect(batch.literal(text)).toBe(written);
  });

  test('writes numbers, and yes and no as there and not there', () => {
    expect([batch.literal(-5), batch.literal(true), batch.literal(false)]).toEqual(['-5', '1', '']);
  });

  test.each(['\u00FC', '\u{1F4DE}', '\n', '\t', '\0', '\u2028', 'a"b^c'])('has no way to write %j', (text) => {
    expect(() => batch.literal(text)).toThrow(DialectError);
  });

  test.each([
    ['a & b > c', 'a ^& b ^> c'],
    ['"a & b" & c', '"a & b" ^& c'],
    ['100% ^', '100%% ^^'],
    ['two\r\nlines', 'two lines'],
    ['B\u00FCro', 'B\\u00FCro'],
  ])('comments %j as %j', (text, written) => {
    expect(batch.comment(text)).toBe(written);
  });
});
