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
  'status',
  'calls',
  'provision',
  'link',
  'links',
  'trace',
  'component',
  'launch',
  'microsip',
  'tsip',
  'install',
  'uninstall',
  'doctor',
  'explain',
  'list',
  'validate',
  'schema',
  'completion',
  'init',
];

describe('bridgesmith', () => {
  test('--help lists every command and exit code', async () => {
    const { exitCode, stdout, stderr } = await bridgesmith(['--help']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect([...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name)).toEqual([...commands, 'help']);
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage');
  });

  test.each(commands)('%s --help says what it is for', async (command) => {
    const { exitCode, stdout, stderr } = await bridgesmith([command, '--help']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: bridgesmith ${command} `));
  });

  test.each([
    ...commands.map((command) => [command]),
    ...['status', 'calls', 'provision', 'link', 'links', 'trace', 'component'].map((command) => ['microsip', command]),
    ['microsip', 'links', 'install'],
    ['microsip', 'trace', 'on'],
    ['dde', 'request'],
  ])('the help of %s %s %s ends with the exit codes', async (...words) => {
    const { stdout } = await bridgesmith([...words, '--help']);
    expect(stdout).toMatch(/[^\n]\n\n?Exit codes: [^\n]+ 5 timed out\.\n$/);
    expect(stdout.match(/Exit codes/g)).toHaveLength(1);
  });

  test.each(['run', 'read', 'watch', 'explain'])('%s <bridge> --help is the help of it', async (command) => {
    const help = await bridgesmith([command, '--help']);
    expect(help.stdout).toMatch(
      new RegExp(`^Usage: bridgesmith ${command} <bridge> <(action|item|name)> \\[arguments\\.\\.\\.\\] \\[options\\]`),
    );
    for (const option of ['--help', '-h']) expect(await bridgesmith([command, 'microsip', option])).toEqual(help);
  });

  test('--version', async () => {
    expect(await bridgesmith(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    [[], 'Usage: bridgesmith'],
    [['fly'], 'bridgesmith: unknown command \'fly\'. See "bridgesmith --help".'],
    [['help', 'generat'], "bridgesmith: unknown command 'generat'. Did you mean generate?"],
    [['microsip', 'help', 'fly'], 'bridgesmith: unknown command \'fly\'. See "bridgesmith microsip --help".'],
    [['microsip', '5', '--timeout', 'soon'], 'See "bridgesmith microsip --help".'],
    [['run', 'microsip', 'hangup'], 'microsip has no action "hangup". Did you mean hangUp? It has: dial, answer,'],
    [['read', 'excel', 'cels'], 'excel has no item "cels". Did you mean cells? It has: cells, topics,'],
    [['--fly'], 'bridgesmith: unknown option \'--fly\'. See "bridgesmith --help".'],
    [['generate'], 'bridgesmith: missing required argument \'bridge\'. See "bridgesmith generate --help".'],
    [['run', 'microsip'], 'run needs the name of an action behind microsip. microsip has: dial, answer,'],
    [['read', 'microsip'], 'read needs the name of an item behind microsip. microsip has: status, caller,'],
    [['watch', 'netphone'], 'watch needs the name of an item behind netphone. netphone has none.'],
    [['explain', 'excel'], 'explain needs the name of an action or item behind excel. excel has: open, '],
    [['run', 'microsip', 'status'], 'status is an item, and no action: bridgesmith read microsip status'],
    [['read', 'microsip', 'dial'], 'dial is an action, and no item: bridgesmith run microsip dial'],
    [['watch', 'microsip', 'dial'], 'dial is an action, and no item: bridgesmith run microsip dial'],
    [['list', 'microsip', 'more'], "bridgesmith: too many arguments for 'list'. Expected 1 argument but got 2."],
    [
      ['list', 'nokia'],
      'There is no bridge "nokia". There are microsip, tsip, progman, netphone, excel, metatrader; a file ends in',
    ],
    [['run', '--fly', 'microsip', 'dial', '5'], '--fly: options stand behind the bridge and the action.'],
    [['list', '__proto__'], 'There is no bridge "__proto__".'],
    [['explain', 'microsip', 'constructor'], 'microsip has no action or item "constructor". It has: dial, answer,'],
  ])('%j is wrong usage: said on standard error, and exit code 2', async (words, message) => {
    const { exitCode, stdout, stderr } = await bridgesmith(words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test.each([
    [['explain', 'microsip', 'dial', '--help'], 'explain', 0],
    [['run', 'microsip', 'dial', '--help'], 'run', 0],
    [['read', 'microsip', 'status', '-h'], 'read', 0],
    [['generate', '--help'], 'generate', 0],
    [['help', 'generate'], 'generate', 0],
    [['--help'], '', 0],
    [['run', 'microsip', 'dial', '5', '--via', 'smoke'], 'run', 2],
    [['microsip', '--bogus'], 'microsip', 2],
    [['microsip', '5', '--timeout', 'soon'], 'microsip', 2],
    [['microsip', 'links'], 'microsip links', 2],
    [['dde'], 'dde', 2],
    [['help', 'fly'], '', 2],
    [[], '', 2],
  ])('%j --json prints one object, which names the command: %s', async (words, command, code) => {
    const { exitCode, stdout, stderr } = await bridgesmith([...words, '--json']);
    const { result, error, ...rest } = JSON.parse(stdout);
    expect([exitCode, stderr]).toEqual([code, '']);
    expect(rest).toEqual({ ok: code === 0, command, notes: [] });
    const said = code === 0 ? result.help : error.message;
    expect(said).toMatch(code === 0 ? /^Usage: bridgesmith/ : /\S/);
    if (code !== 0 && words.length < 3) expect(said).toMatch(/--help"\.$|Usage: /);
  });

  test('a definition that is not there is not found', async () => {
    const { exitCode, stdout, stderr } = await bridgesmith(['list', 'none.yaml']);
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toBe('bridgesmith: none.yaml: there is no such file.\n');
  });
});
