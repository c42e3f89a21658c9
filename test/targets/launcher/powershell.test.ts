// powershell.test.ts: the generated launcher for PowerShell, run by a real one, before a module that says what is called.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip } from '../../../src/profiles/index.js';
import { launcher } from '../../../src/targets/launcher/index.js';
import { describePowerShell, runCommand, runFile } from '../powershell/host.js';
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
`;

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
  process.env.APPDATA = data;
});
afterAll(() => {
  rmSync(dirname(folder), { recursive: true, force: true });
});

describePowerShell('microsip-cli.ps1', (host) => {
  test.each(rows)('-File: %j', { timeout: 60_000 }, async (words, outcome) => {
    const { exitCode, stdout, stderr } = await runFile(host, script, words);
    if ('action' in outcome)
      expect({ exitCode, stdout: stdout.trim() }).toEqual({ exitCode: 0, stdout: shown(outcome) });
    else
      expect({ exitCode, stderr }).toEqual({ exitCode: outcome.exitCode, stderr: expect.stringMatching(outcome.says) });
  });

  test.each(boundByPowerShell)('-File: %j is refused, by PowerShell or by the script', async (words) => {
    const { exitCode, stdout } = await runFile(host, script, words);
    expect({ stdout, refused: exitCode === 1 || exitCode === 2 }).toEqual({ stdout: '', refused: true });
  });

  test('typed at a prompt, zeros at the begin of a number stay', { timeout: 60_000 }, async () => {
    const at = `& '${script.replaceAll("'", "''")}'`;
    const lines = ['0049', '-dial:0049', '-dial 0049 -account 02', '--account 02 0049', "--account='Front Desk' 0049"];
    const said: string[] = [];
    for (const line of lines) said.push((await runCommand(host, `${at} ${line}`)).stdout.trim());
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
      const { exitCode, stdout } = await runFile(host, script, [word]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('-dial:number') });
    }
  });

  test('says what to do when there is no module', async () => {
    write(
      'no/module/microsip-cli.ps1',
      (await renderTarget(microsip, launcher)).find(({ path }) => path.endsWith('.ps1'))?.bytes ?? '',
    );
    const { exitCode, stderr } = await runFile(host, join(folder, 'no', 'module', 'microsip-cli.ps1'), ['-hangup']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: expect.stringContaining('bridgesmith generate microsip --target powershell'),
    });
  });
});
