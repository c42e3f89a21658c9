import { describe, expect, test } from 'vitest';
import { version } from '../../src/version.js';
import { bridgesmith } from './bridgesmith.js';

const commands = [
  'generate',
  'run',
  'read',
  'watch',
  'dde',
  'host',
  'microsip',
  'install',
  'uninstall',
  'doctor',
  'explain',
  'list',
  'validate',
  'schema',
  'init',
];

describe('bridgesmith', () => {
  test('--help lists every command and exit code', async () => {
    const { exitCode, stdout, stderr } = await bridgesmith(['--help']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect([...stdout.matchAll(/^ {2}([a-z]+) .*? {2,}\S/gm)].map(([, name]) => name)).toEqual([...commands, 'help']);
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage');
  });

  test.each(commands)('%s --help says what it is for', async (command) => {
    const { exitCode, stdout, stderr } = await bridgesmith([command, '--help']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: bridgesmith ${command} `));
  });

  test('--version', async () => {
    expect(await bridgesmith(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    [[], 'Usage: bridgesmith'],
    [['fly'], "error: unknown command 'fly'"],
    [['--fly'], "error: unknown option '--fly'"],
    [['generate'], "error: missing required argument 'bridge'"],
    [['run', 'microsip'], "error: missing required argument 'action'"],
    [['list', 'microsip', 'more'], 'error: too many arguments'],
    [
      ['list', 'nokia'],
      'There is no bridge "nokia". There are microsip, progman, netphone, excel, metatrader; a file ends in',
    ],
    [['run', '--dry-run', 'microsip', 'dial', '5'], '--dry-run: options stand behind the bridge and the action.'],
    [['list', '__proto__'], 'There is no bridge "__proto__".'],
    [['explain', 'microsip', 'constructor'], 'microsip has no action or item "constructor". It has: dial, answer,'],
  ])('%j is wrong usage: said on standard error, and exit code 2', async (words, message) => {
    const { exitCode, stdout, stderr } = await bridgesmith(words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test('a definition that is not there is not found', async () => {
    const { exitCode, stdout, stderr } = await bridgesmith(['list', 'none.yaml']);
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toBe('bridgesmith: none.yaml: cannot be read (ENOENT).\n');
  });
});
