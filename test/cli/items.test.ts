import { describe, expect, test } from 'vitest';
import { itemText } from '../../src/cli/itemValue.js';
import { bridgesmith } from './bridgesmith.js';

describe.each(['read', 'watch'])('bridgesmith %s', (command) => {
  test('explains itself for each item', async () => {
    const { exitCode, stdout } = await bridgesmith([command, 'excel', 'cells', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^Usage: bridgesmith ${command} excel cells <book> <sheet> <range> \\[options\\]`),
    );
    expect(stdout).toContain('--sheet <sheet>');
    expect(stdout).toContain('The name of the sheet. (a single line of text, 1 to 31');
  });

  test.each([
    [['nothing', 'x'], 2, 'There is no bridge "nothing"'],
    [['metatrader', 'x'], 2, 'metatrader has no item "x". It has: quote, bid, ask, high, low, time.'],
    [['excel', 'open'], 2, 'open is an action, and no item: bridgesmith run excel open'],
    [['netphone', 'x'], 2, 'netphone has no item "x". It has none.'],
    [['metatrader', 'bid'], 2, 'bid needs symbol'],
    [['metatrader', 'bid', 'EURUSD', '--symbol', 'EURUSD'], 2, 'symbol is given twice.'],
    [['metatrader', 'bid', 'EURUSD', '--via', 'dde'], 2, "unknown option '--via'"],
    [['metatrader', 'bid', 'EURUSD', '--timeout', '0'], 2, 'Expected a whole number of seconds from 1 to 999.'],
    [['metatrader', 'bid', 'EUR\u0007USD'], 4, 'symbol: the character U+0007 at position 4 is not allowed'],
  ])('refuses %j', async (words, code, message) => {
    const { exitCode, stdout, stderr } = await bridgesmith([command, ...words]);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(message);
  });

  test.skipIf(process.platform === 'win32')('works on Windows only', async () => {
    const { exitCode, stderr } = await bridgesmith([command, 'metatrader', 'bid', 'EURUSD']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('works on Windows only');
  });
});

test('an item that is not told about is not watched', async () => {
  const { exitCode, stderr } = await bridgesmith(['watch', 'progman', 'groups']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('groups can only be read')]);
});

test('bridgesmith watch counts whole values', async () => {
  const { exitCode, stderr } = await bridgesmith(['watch', 'metatrader', 'bid', 'EURUSD', '--count', '0']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Expected a whole number from 1 to 999999999.')]);
});

describe('a value as text', () => {
  test.each([
    ['Idle', 'Idle'],
    ['Accessories\r\nGames\r\n', 'Accessories\r\nGames'],
    ['two\n\n', 'two\n'],
    ['', ''],
    [
      [
        ['Name', 1.5, true, false],
        [null, undefined, { error: '#N/A' }, -0.25],
      ],
      'Name\t1.5\tTRUE\tFALSE\n\t\t#N/A\t-0.25',
    ],
    [[['a\tb', 'c\r\nd', 'say "no"', "it's"]], '"a\tb"\t"c\r\nd"\t"say ""no"""\tit\'s'],
    [[], ''],
  ])('%j is %j', (value, text) => {
    expect(itemText(value)).toBe(text);
  });
});
