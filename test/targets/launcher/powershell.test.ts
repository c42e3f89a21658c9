// powershell.test.ts: the generated launcher for PowerShell, run by a real one, before a module that says what is called.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip } from '../../../src/profiles/index.js';
import { launcher } from '../../../src/targets/launcher/index.js';
import { describePowerShell, type HostOptions, quoted } from '../../powershell/host.js';
import { boundByPowerShell, type Outcome, rows, settings } from './words.js';

/** Import-Module reads brackets as wildcards. */
const folder = join(mkdtempSync(join(tmpdir(), 'bridgesmith-launcher-')), "it's [1]");
const script = join(folder, 'launcher', 'microsip-cli.ps1');
const data = join(folder, 'data');

/** The functions that the launcher calls, each of which says what it is given. */
const module = `
function Show { param($Action, $Bound) (@($Action) + @($Bound.GetEnumerator() | Sort-Object Key | ForEach-Object { "$($_.Key.ToLower())=$($_.Value)" })) -join '|' }
function Start-MicroSIPCall { param([string] $Number, [string] $Account, [switch] $Confirm) Show dial $PSBoundParameters }
function Stop-MicroSIPCall { param([switch] $Confirm) Show hangUp $PSBoundParameters }
function Receive-MicroSIPCall { param([switch] $Confirm) Show answer $PSBoundParameters }
function Hide-MicroSIPWindow { param([switch] $Confirm) Show minimize $PSBoundParameters }
function Stop-MicroSIPPhone { param([switch] $Confirm) Show exit $PSBoundParameters }
function Import-Private { }
function Find-Program { @{ Path = $env:SETTINGS_PROGRAM; Problem = 'it was not found' } }
function Get-RegistryText { param($Key, $Name) }
function Expand-Folder { param($Folder) $env:SETTINGS_FOLDER }
Export-ModuleMember -Function *-MicroSIP*
`;

/** One row of each kind of outcome: a PowerShell in the lab takes seconds to start, and that of Linux tries them all. */
function ofEachKind(all: typeof rows): typeof rows {
  const kindOf = ([, outcome]: (typeof rows)[number]) =>
    'action' in outcome ? `${outcome.action} ${outcome.values.account}` : outcome.says.source;
  return [...new Map(all.map((row) => [kindOf(row), row])).values()];
}

function write(path: string, bytes: string | Buffer): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function shown(outcome: Outcome): string {
  if (!('action' in outcome)) return '';
  const values = { confirm: 'False', ...outcome.values };
  const pairs = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
  return [outcome.action, ...pairs.map(([name, value]) => `${name}=${value}`)].join('|');
}

beforeAll(async () => {
  for (const { path, bytes } of await renderTarget(microsip, launcher)) write(path, bytes);
  write('powershell/MicroSIP/1.0.0/MicroSIP.psm1', module);
  write('powershell/MicroSIP/1.0.0/MicroSIP.psd1', "@{ ModuleVersion = '1.0.0'; RootModule = 'MicroSIP.psm1' }");
  write('data/MicroSIP/microsip.ini', Buffer.from(`\uFEFF${settings}`, 'utf16le'));
});
afterAll(() => {
  rmSync(dirname(folder), { recursive: true, force: true });
});

await describePowerShell('microsip-cli.ps1', (host) => {
  const at = `& ${quoted(host.pathOf(script))}`;
  const env = { APPDATA: host.pathOf(data) };
  const runFile = (words: readonly string[], more: HostOptions['env'] = {}) =>
    host.runFile(script, words, { env: { ...env, ...more } });
  const runCommand = (line: string, more: HostOptions['env'] = {}) =>
    host.runCommand(line, { env: { ...env, ...more } });

  test.each(host.lab ? ofEachKind(rows) : rows)('-File: %j', async (words, outcome) => {
    const { exitCode, stdout, stderr } = await runFile(words);
    if ('action' in outcome)
      expect({ exitCode, stdout: stdout.trim() }).toEqual({ exitCode: 0, stdout: shown(outcome) });
    else
      expect({ exitCode, stderr }).toEqual({ exitCode: outcome.exitCode, stderr: expect.stringMatching(outcome.says) });
  });

  test.each(boundByPowerShell)('-File: %j is refused, by PowerShell or by the script', async (words) => {
    const { exitCode, stdout } = await runFile(words);
    expect({ stdout, refused: exitCode === 1 || exitCode === 2 }).toEqual({ stdout: '', refused: true });
  });

  test('typed at a prompt, zeros at the begin of a number stay', async () => {
    const lines = ['0049', '-dial:0049', '-dial 0049 -account 02', '--account 02 0049', "--account='Front Desk' 0049"];
    const said: string[] = [];
    for (const line of lines) said.push((await runCommand(`${at} ${line}`)).stdout.trim());
    expect(said).toEqual([
      'dial|confirm=False|number=0049',
      'dial|confirm=False|number=0049',
      'dial|account=02|confirm=False|number=0049',
      'dial|account=02|confirm=False|number=0049',
      'dial|account=2|confirm=False|number=0049',
    ]);
  });

  test('explains itself', async () => {
    for (const word of ['-Help', '-h', '--help']) {
      const { exitCode, stdout } = await runFile([word]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('-dial:number') });
    }
  });

  test('says what to do when there is no module', async () => {
    write(
      'no/module/microsip-cli.ps1',
      (await renderTarget(microsip, launcher)).find(({ path }) => path.endsWith('.ps1'))?.bytes ?? '',
    );
    const { exitCode, stderr } = await host.runFile(join(folder, 'no', 'module', 'microsip-cli.ps1'), ['-hangup']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: expect.stringContaining('bridgesmith generate microsip --target powershell'),
    });
  });

  describe('with settings', () => {
    const program = join(folder, 'phone', 'standin.exe');
    const started = join(folder, 'phone', 'started');
    const before = '[Settings]\r\nvolumeOutput=1\r\n';
    const read = () => readFileSync(program.replace('.exe', '.ini'), 'utf8');
    /** In whose variables the module finds them. */
    const found = { SETTINGS_PROGRAM: host.pathOf(program), SETTINGS_FOLDER: host.pathOf(join(folder, 'nowhere')) };
    const run = (...words: string[]) => runWith({}, ...words);
    const runWith = async (variables: Record<string, string>, ...words: string[]) => {
      const { exitCode, stdout, stderr } = await runFile(words, { ...found, ...variables });
      return { exitCode, stdout: stdout.replaceAll(folder, '').trim().split(/\r?\n/), stderr };
    };
    beforeEach(() => {
      rmSync(dirname(program), { recursive: true, force: true });
      write(
        'phone/standin.exe',
        `#!/bin/sh\necho "started $*$BRIDGESMITH_PASSWORD" >>'${started.replaceAll("'", "'\\''")}'\n`,
      );
      chmodSync(program, 0o755);
      write('phone/standin.ini', before);
    });

    test('sets up before it calls', async () => {
      const { exitCode, stdout, stderr } = await run(
        '--setvolume',
        '80',
        '-dn',
        '0101',
        '--domain=a.example',
        '--password',
        'p"w',
        '0049',
      );
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('--password-stdin') });
      expect(stdout).toEqual([
        expect.stringMatching(/^Set up .*standin\.ini; what was there is kept as /),
        'dial|confirm=False|number=0049',
      ]);
      expect(read()).toBe(
        '[Settings]\r\nvolumeOutput=80\r\naccountId=1\r\n[Account1]\r\ndomain=a.example\r\nusername=0101\r\npassword=p"w\r\n',
      );
      expect(existsSync(started)).toBe(false);
    });

    test('takes a password from a variable, for an account only', async () => {
      const variable = { BRIDGESMITH_PASSWORD: 'from a variable' };
      expect(await runWith(variable, '--setvolume', '80', '1')).toMatchObject({ exitCode: 0, stderr: '' });
      expect(read()).not.toContain('password');
      expect(await runWith(variable, '--dn', '1', '--domain', 'a', '1')).toMatchObject({ exitCode: 0, stderr: '' });
      expect(read()).toContain('password=from a variable\r\n');
    });

    test.skipIf(host.isWindows)('starts the program, where no call does', async () => {
      expect(await run('--autoanswer', 'on', '--show', 'hidden', '-hangup')).toMatchObject({
        exitCode: 0,
        stderr: '',
      });
      expect(read()).toContain('autoAnswer=all\r\n');
      await expect.poll(() => existsSync(started) && readFileSync(started, 'utf8')).toBe('started /hidden\n');
      expect(await run('--setvolume:5')).toMatchObject({ exitCode: 0, stderr: '' });
      await expect.poll(() => readFileSync(started, 'utf8')).toBe('started /hidden\nstarted \n');
    });

    test.skipIf(host.isWindows)('a password in a variable stays with the caller', async () => {
      const first = `${at} --dn 1 --domain a.example`;
      const line = `$env:BRIDGESMITH_PASSWORD = 'heirloom'; ${first}; "left $env:BRIDGESMITH_PASSWORD"; ${first} --dn 2; "left $env:BRIDGESMITH_PASSWORD"`;
      const { stdout } = await runCommand(line, found);
      expect(stdout.trim().split(/\r?\n/)).toEqual([
        expect.stringMatching(/^Set up/),
        'left heirloom',
        'left heirloom',
      ]);
      expect(read()).toContain('password=heirloom\r\n');
      await expect.poll(() => existsSync(started) && readFileSync(started, 'utf8')).toBe('started \n');
    });

    test('typed at a prompt, zeros stay, and a flag may do without its value', async () => {
      const line = `${at} --autoanswer --domain a.example --dn 0101 0049`;
      expect((await runCommand(line, found)).stdout).toContain('dial|confirm=False|number=0049');
      expect(read()).toMatch(/autoAnswer=all\r\n[\s\S]*username=0101\r\n/);
    });

    test('says why it cannot in constrained language mode, in which it calls', async () => {
      const constrained = "$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'";
      write(
        'powershell/MicroSIP/1.0.0/MicroSIP.psm1',
        'function Start-MicroSIPCall { param([string] $Number) "dial $Number" }',
      );
      try {
        expect((await runCommand(`${constrained}; ${at} 0049`, found)).stdout.trim()).toBe('dial 0049');
        const { stdout, stderr } = await runCommand(`${constrained}; ${at} --setvolume 80 0049`, found);
        expect({ stdout, stderr }).toEqual({
          stdout: '',
          stderr: expect.stringContaining('language mode Constrained'),
        });
      } finally {
        write('powershell/MicroSIP/1.0.0/MicroSIP.psm1', module);
      }
    });

    test('says what it would do', async () => {
      const { exitCode, stdout } = await run('--setvolume', '80', '--show', 'minimized', '-WhatIf');
      const file = expect.stringMatching(/would set \[Settings\] volumeOutput=80 in .*standin\.ini$/);
      expect({ exitCode, stdout }).toEqual({
        exitCode: 0,
        stdout: [file, expect.stringMatching(/^would start .* \/minimized$/)],
      });
      expect([read(), existsSync(started)]).toEqual([before, false]);
    });

    const refused: readonly (readonly [words: string[], exitCode: number, says: RegExp])[] = [
      [['--setvolume', '101', '555'], 4, /--setvolume: expected a whole number from 0 to 100/],
      [['--setvolume', '5', '1 hello'], 4, /Number: expected a number/],
      [['--dn', '1', '555'], 4, /Account 1 has no domain/],
      [['--show', 'maximized'], 4, /--show: expected normal, minimized, hidden/],
      [['--log', 'calls.csv', '555'], 4, /--log: /],
      [['-Log', 'calls.csv'], 4, /--log: /],
      [['--dn', '1', '--account', '01'], 4, /from 1 to 999/],
      [['--restart', '555'], 2, /goes with flags that change settings/],
      [['--password', 'x', '--password-stdin'], 2, /from one place only/],
      [['--setvolume', '5', '--account', '2'], 2, /--account does not go with this/],
      [['--dn', '1', '--account', '2', '-hangup'], 2, /--account does not go with -hangup/],
    ];
    test.each(host.lab ? refused.slice(0, 3) : refused)('%j changes nothing', async (words, exitCode, message) => {
      expect(await run(...words)).toEqual({ exitCode, stdout: [''], stderr: expect.stringMatching(message) });
      expect(read()).toBe(before);
    });
  });
});
