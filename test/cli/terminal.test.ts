import { afterEach, describe, expect, test } from 'vitest';
import { escaped, forReader, oneLine } from '../../src/cli/terminal.js';

describe('text of others', () => {
  test.each([
    ['Grüße ☎ 日本', 'Grüße ☎ 日本'],
    ['a\tb\r\nc\nd', 'a\tb\r\nc\nd'],
    ['\x1b[2J\x1b]0;title\x07', '\\u001b[2J\\u001b]0;title\\u0007'],
    ['over\rwritten\b\x7f', 'over\\u000dwritten\\u0008\\u007f'],
    ['\x9b31m\x85', '\\u009b31m\\u0085'],
    ['\u202eexe.txt\u2066', '\\u202eexe.txt\\u2066'],
  ])('%j is shown to a terminal as %j', (text, shown) => expect(escaped(text)).toBe(shown));

  test.each([
    ['a\tb\r\nc\\d', 'a\\tb\\r\\nc\\\\d'],
    ['\x1b[0m', '\\u001b[0m'],
  ])('%j is %j in one line', (text, line) => expect(oneLine(text)).toBe(line));

  test('stays valid JSON', () => {
    const value = { text: '\x1b\x9b\u202e\\\r\n\t"' };
    expect(JSON.parse(escaped(JSON.stringify(value, null, 2)))).toEqual(value);
  });

  describe('for standard output', () => {
    const { isTTY } = process.stdout;
    afterEach(() => {
      process.stdout.isTTY = isTTY;
    });

    test.each([
      [true, '\\u001b[0m'],
      [false, '\x1b[0m'],
    ])('that is a terminal: %s', (terminal, text) => {
      process.stdout.isTTY = terminal;
      expect(forReader('\x1b[0m')).toBe(text);
    });
  });
});
