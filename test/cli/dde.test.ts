import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { lateMessage } from '../../src/cli/dde/listen.js';
import { requireOnce } from '../../src/cli/dde/readings.js';
import { bridgesmith, folderWith } from './bridgesmith.js';

const commands = ['servers', 'execute', 'request', 'poke', 'advise', 'fetch', 'listen'];
const dde = (...words: string[]) => bridgesmith(['dde', ...words]);

describe('bridgesmith dde', () => {
  test('--help lists its commands and the exit codes', async () => {
    const { exitCode, stdout, stderr } = await dde('--help');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect([...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name)).toEqual([...commands, 'help']);
    expect(stdout).toContain('Exit codes: 0 done');
  });

  test.each(commands)('%s --help has an example, and how long it takes at most', async (command) => {
    const { exitCode, stdout, stderr } = await dde(command, '--help');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: bridgesmith dde ${command} `));
    expect(stdout).toContain(`Examples:\n  bridgesmith dde ${command}`);
    expect(stdout).toContain('--timeout <seconds>');
    expect(stdout).toContain('Exit codes: 0 done');
  });

  test.each(['servers', 'request', 'advise', 'fetch', 'listen'])(
    '%s --help names its placeholders',
    async (command) => {
      const { stdout } = await dde(command, '--help');
      expect(stdout).toMatch(/^Placeholders of --template: (\{[a-z]+\} )*\{[a-z]+\}\. /m);
    },
  );

  test.each([
    [[], 'Usage: bridgesmith dde'],
    [['fly'], "bridgesmith: unknown command 'fly'"],
    [['servers', 'Excel'], 'bridgesmith: too many arguments'],
    [['servers', '--service', ''], 'The DDE service must have 1 to 255 characters, and this has 0.'],
    [['execute', 'S', 'T'], "bridgesmith: missing required argument 'commands'"],
    [['execute', 'S', 'T', '[X]', '--format', 'CF_TEXT'], "bridgesmith: unknown option '--format'"],
    [['execute', 'S', 'T', '[X]', '--encoding', 'utf8'], "argument 'utf8' is invalid. Allowed choices are auto"],
    [['execute', 'S', 'T', '[X]', '--code-page', 'ansi'], 'Expected the number of a code page'],
    [['execute', 'S', 'T', '[X]', '--timeout', '0'], 'Expected a number of seconds from 0.001 to 999999.'],
    [['execute', 'x'.repeat(256), 'T', '[X]'], 'The DDE service must have 1 to 255 characters, and this has 256.'],
    [['request', 'S', 'T'], "bridgesmith: missing required argument 'items'"],
    [['request', 'S', 'T', 'A', ''], 'The DDE item must have 1 to 255 characters, and this has 0.'],
    [['request', 'S', 'T', 'A', '--format', 'CF_NONE'], '"CF_NONE" is no clipboard format. Take CF_TEXT, '],
    [['request', 'S', 'T', 'A', '--template', '{name}'], 'there is no placeholder {name}. There are {item} {value}'],
    [
      ['request', 'S', 'T', 'A', '--template', 'x', '--format', 'CF_TEXT', '--raw'],
      "'--raw' cannot be used with option '--template <text>'",
    ],
    [['request', 'S', 'T', 'A', '--raw', '--out', 'x'], "'--raw' cannot be used with option '--out <file>'"],
    [['request', 'S', 'T', 'A', 'B', '--raw'], '--raw is for one item, and these are 2.'],
    [['fetch', 'S', 'T', 'A', 'B', 'C', '--out', 'x'], '--out is for one item, and these are 3.'],
    [['fetch', 'S', 'T', 'A', '--delay', 'soon'], 'Expected a number of seconds'],
    [['poke', 'S', 'T', 'A'], 'There is no value. Write it behind the item, or give --file FILE.'],
    [['poke', 'S', 'T', 'A', 'x', '--file', 'y'], 'The value is given twice'],
    [['poke', 'S', 'T', 'A', '-x'], "bridgesmith: unknown option '-x'"],
    [['poke', 'S', 'T', 'A', 'a\tb\nc', '--format', 'XlTable'], 'row 2 has 1 cells, and row 1 has 2. Divide cells'],
    [['advise', 'S', 'T', 'A', '--count', '0'], 'Expected a whole number from 1 to 999999999.'],
    [['advise', 'S', 'T', 'A', '--template', '{value'], 'a single "{". Write {{ for it.'],
    [['listen', 'S'], "bridgesmith: missing required argument 'topics'"],
    [['listen', 'S', '*'], 'A server needs a name for its service and each of its topics, and not *.'],
    [['listen', 'S', 'T', '--item', 'Status'], 'Expected NAME=VALUE.'],
    [['listen', 'S', 'T', '--accept-program', 'C:\\EXCEL.EXE'], 'Expected a file name, such as EXCEL.EXE.'],
    [['listen', 'S', 'T', '--template', '{row}'], 'there is no placeholder {row}. There are {time} {event}'],
  ])('%j is wrong usage, found before Windows is asked for anything', async (words, message) => {
    const { exitCode, stdout, stderr } = await dde(...words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test('poke does not find a file that is not there', async () => {
    const { exitCode, stderr } = await dde('poke', 'S', 'T', 'A', '--file', 'none.bin');
    expect([exitCode, stderr]).toEqual([3, 'bridgesmith: none.bin: there is no such file.\n']);
  });

  test('poke takes only UTF-8 for a text', async () => {
    const cwd = await folderWith();
    await writeFile(join(cwd, 'ansi.txt'), Buffer.from('Grüße', 'latin1'));
    const { exitCode, stderr } = await bridgesmith(['dde', 'poke', 'S', 'T', 'A', '--file', 'ansi.txt'], { cwd });
    expect([exitCode, stderr]).toEqual([
      2,
      'bridgesmith: ansi.txt: this is no text in UTF-8. Name the format of its bytes with --format.\n',
    ]);
  });

  test
    .skipIf(process.platform === 'win32')
    .each([
      ['servers'],
      ['execute', 'S', 'T', '[X]'],
      ['request', 'S', 'T', 'A', '--format', 'Csv'],
      ['poke', 'S', 'T', 'A', '-5'],
      ['poke', 'S', 'T', 'A', '--', '--x'],
      ['advise', 'S', 'T', 'A'],
      ['fetch', 'S', 'T', 'A'],
      ['listen', 'S', 'T', '--item', 'A=1=2'],
    ])('%s works on Windows only', async (...words) => {
    const { exitCode, stdout, stderr } = await dde(...words);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^bridgesmith: DDE works on Windows only, and this is \w+\.\n$/);
  });
});

test.each([
  [1, 1, 2000, 'No transaction came within 2 seconds; 1 was expected.'],
  [3, 2, 1000, 'Only 1 transaction came within 1 second; 3 were expected.'],
  [3, 1, 300, 'Only 2 transactions came within 0.3 seconds; 3 were expected.'],
])('of %i transactions %i have not come in %i ms', (expected, missing, milliseconds, message) => {
  expect(lateMessage(expected, missing, milliseconds)).toBe(message);
});

describe('bytes', () => {
  const { isTTY } = process.stdout;
  afterEach(() => {
    process.stdout.isTTY = isTTY;
  });
  const flags = { encoding: 'auto', timeout: 1000 } as const;

  test('do not go to a terminal', () => {
    process.stdout.isTTY = true;
    expect(() => requireOnce(['A'], { ...flags, raw: true })).toThrow('Redirect the output, or use --out FILE.');
    expect(() => requireOnce(['A'], { ...flags, out: 'a.bin' })).not.toThrow();
  });

  test('go anywhere else', () => {
    process.stdout.isTTY = false;
    expect(() => requireOnce(['A'], { ...flags, raw: true })).not.toThrow();
  });
});
