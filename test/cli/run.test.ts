import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/definition/index.js';
import { microsip } from '../../src/profiles/index.js';
import { bridgesmith, folderWith, resultOf, vault } from './bridgesmith.js';

const here = process.platform;
const run = async (...words: string[]) => {
  const cwd = await folderWith({ 'vault.yaml': vault });
  return bridgesmith(['run', ...words], { cwd });
};

describe('bridgesmith run', () => {
  test('--dry-run says what would be sent, in the order of preference', async () => {
    expect(await run('microsip', 'dial', '5551234', '--account', '2', '--dry-run')).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: [
        'would send, over the first of these that reaches the application:',
        '  dde: [Dial(5551234,2)]',
        '  copydata: 5551234 /account:2',
        '  exe: 5551234 /account:2',
        '',
      ].join('\n'),
    });
  });

  test('--dry-run --json is what resolve gives', async () => {
    const ended = await run('microsip', 'dial', '5', '--via', 'uri', '--dry-run', '--json');
    const candidates = [resolve(microsip, 'dial', { number: '5' }, 'uri')];
    expect(resultOf(ended)).toEqual({ dryRun: true, candidates });
  });

  test('--dry-run says into what a value would be put', async () => {
    const { stdout } = await run('excel', 'setCells', 'May.xlsx', 'Sums', 'R1C1', '=1+1', '--dry-run');
    expect(stdout).toBe('would send over dde: POKE [May.xlsx]Sums!R1C1  =1+1\n');
  });

  test.each([
    [['turn', '5'], '/steps:5'],
    [['turn', '--steps', '5'], '/steps:5'],
    [['turn', '--steps=-5'], '/steps:-5'],
    [['turn', '--steps', '-5'], '/steps:-5'],
    [['turn', '-5'], '/steps:-5'],
    [['turn', '--', '-5'], '/steps:-5'],
    [['turn', '5', '--no-sound'], '/steps:5 /quiet'],
    [['turn', '--no-sound', '5', '7'], '/steps:5 /quiet /port:7'],
    [['turn', '5', '--door-httpport=7'], '/steps:5 /port:7'],
    [['turn', '5', '--constructor', 'a b'], '/steps:5 "/by:a b"'],
    [['turn', '5', '--constructor=--dry-run'], '/steps:5 /by:--dry-run'],
    [['turn', '5', '--', '7', '--via'], '/steps:5 /port:7 /by:--via'],
  ])('reads %j as %s', async (words, payload) => {
    const options = words.includes('--') ? [] : ['--via', 'exe'];
    const first = words.indexOf('--') === -1 ? words.length : words.indexOf('--');
    const { stdout, stderr } = await run(
      'vault.yaml',
      ...words.slice(0, first),
      '--dry-run',
      ...options,
      ...words.slice(first),
    );
    expect([stdout, stderr]).toEqual([`would send over exe: ${payload}\n`, '']);
  });

  test.each([
    ['an action that is not there', ['microsip', 'fly'], 2, 'microsip has no action "fly"'],
    ['a missing argument', ['microsip', 'dial'], 2, 'dial needs number: a number (digits'],
    ['an argument too many', ['microsip', 'dial', '5', '6', '7'], 2, 'too many arguments'],
    ['an argument given twice', ['microsip', 'dial', '5', '--number', '6'], 2, 'number is given twice.'],
    ['an option given twice', ['microsip', 'dial', '--number', '5', '--number', '6'], 2, 'It is given twice.'],
    ['an option that is not there', ['microsip', 'dial', '5', '--acount', '6'], 2, "unknown option '--acount'"],
    ['an option without its value', ['microsip', 'dial', '--number'], 2, "'--number <number>' argument missing"],
    ['a transport that is not there', ['microsip', 'dial', '5', '--via', 'fax'], 2, "argument 'fax' is invalid"],
    ['a transport without a binding', ['vault.yaml', 'turn', '5', '--via', 'uri'], 2, 'it can over exe.'],
    ['no time', ['microsip', 'dial', '5', '--timeout', '0'], 2, 'Expected a whole number of seconds from 1 to 999.'],
    ['a refused argument', ['microsip', 'dial', '5 hello'], 4, 'number: the character U+0020 at position 2'],
    ['what looks like an option', ['microsip', 'dial', '--number=-x'], 4, 'number: expected a number'],
    ['the same behind --', ['microsip', 'dial', '--', '/resetnoask'], 4, 'number: the character "/" (U+002F)'],
    [
      'what the transport cannot carry',
      ['microsip', 'dial', '5', '1', '--via', 'uri'],
      4,
      'account: dial cannot carry',
    ],
  ])('%s: exit code and message, before anything is sent', async (_what, words, code, message) => {
    const { exitCode, stdout, stderr } = await run(...words);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test.skipIf(here === 'win32')('fails where there is no Windows, and says what can be done', async () => {
    expect(await run('microsip', 'dial', '5551234')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `bridgesmith: Running an action works on Windows only, and this is ${here}. Generate scripts here and run them there.\n`,
    });
  });

  test('<action> --help shows its arguments, and where a secret comes from', async () => {
    const dial = await run('microsip', 'dial', '--help');
    expect([dial.exitCode, dial.stderr]).toEqual([0, '']);
    expect(dial.stdout).toMatch(
      /^Usage: bridgesmith run microsip dial <number> \[account\] \[options\]\n\nCall a number\./,
    );
    expect(dial.stdout).toContain('The number or SIP address to call. (a number (digits');
    const open = await run('vault.yaml', 'open', '--help');
    expect(open.stdout).toContain('pinCode is read from the variable BRIDGESMITH_PIN_CODE, or asked for.');
    expect(open.stdout).not.toContain('--pin-code');
  });
});

describe('a secret', () => {
  const open = async (env: Record<string, string>, ...words: string[]) =>
    bridgesmith(['run', 'vault.yaml', 'open', 'jo', ...words], { cwd: await folderWith({ 'vault.yaml': vault }), env });

  test('comes from its variable, and is never shown', async () => {
    const { exitCode, stdout, stderr } = await open({ BRIDGESMITH_PIN_CODE: 'hunter2' }, '--dry-run');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toEqual(
      expect.stringMatching(/:\n {2}dde: \[Open\(jo,\*\*\*\)\]\n {2}copydata: jo \/pin:\*\*\*\n$/),
    );
  });

  test.each(['x', 'xy'])('that is as short as %s is accepted all the same', async (pin) => {
    expect((await open({ BRIDGESMITH_PIN_CODE: pin }, '--dry-run')).exitCode).toBe(0);
  });

  test.each([
    ['is too long', 'hunter2'.repeat(3)],
    ['holds what is not allowed', 'hunter2\t'],
  ])('that %s is refused, and not shown', async (_what, pin) => {
    for (const words of [['--dry-run'], []]) {
      const { exitCode, stdout, stderr } = await open({ BRIDGESMITH_PIN_CODE: pin }, ...words);
      expect([exitCode, stdout]).toEqual([4, '']);
      expect(stderr).toContain('pinCode: ');
      expect(stderr).not.toContain('hunter2');
    }
  });

  test('is missed when nobody can be asked for it', async () => {
    const { exitCode, stderr } = await open({}, '--dry-run');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('open needs pinCode: a single line of text, 1 to 20 characters.');
  });

  test('is no option', async () => {
    const { exitCode, stderr } = await open({ BRIDGESMITH_PIN_CODE: 'x' }, '--pin-code', 'hunter2');
    expect(exitCode).toBe(2);
    expect(stderr).toContain("unknown option '--pin-code'");
  });
});
