// windowsPowerShell.test.ts: that what is generated uses nothing that Windows PowerShell 5.1 and .NET Framework 4.5 lack,
// where no Windows PowerShell is at hand: as PowerShell's own parser reads the scripts.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { renderBridge } from '../../../src/generate/generate.js';
import { profiles } from '../../../src/profiles/index.js';
import { findSdk, isPrepared, places } from '../../powershell/find.mjs';
import { describePowerShell, type PowerShell } from '../../powershell/host.js';
import { doubled, everything, itemsOnly, linksOnly, sparse, unquoted } from './bridges.js';
import { inTemporaryFolder } from './module.js';

const script = fileURLToPath(new URL('inventory.ps1', import.meta.url));
const sdk = isPrepared() ? findSdk() : undefined;

/** Something that a script uses, and the line it stands in. */
interface Use {
  readonly kind: 'command' | 'function' | 'static' | 'syntax';
  readonly name: string;
  readonly place: string;
  readonly parameters?: readonly string[];
}

/**
 * The cmdlets that scripts may use, with their parameters in Windows PowerShell 5.1: the part that we use of a published
 * inventory of 5.1. A cmdlet that is not in it, or a parameter that is not of it, is one more to look up there.
 */
const cmdlets = new Map(
  Object.entries(
    JSON.parse(await readFile(new URL('windows-powershell-5.1.json', import.meta.url), 'utf8')) as Record<
      string,
      string[]
    >,
  ).map(([name, parameters]) => [name.toLowerCase(), parameters.map((one) => one.toLowerCase())]),
);

const body = (host: PowerShell) => {
  let uses: Use[] = [];
  beforeAll(async () => {
    uses = await inTemporaryFolder(async (folder) => {
      for (const bridge of [...profiles, everything, unquoted, doubled, itemsOnly, linksOnly, sparse])
        for (const { path, bytes } of await renderBridge(bridge)) {
          if (!/\.psm?1$/.test(path)) continue;
          const file = join(folder, bridge.definition.name, path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, bytes);
        }
      // As a module is found that this test knows to be wrong.
      await writeFile(join(folder, 'wrong.ps1'), wrong);
      const output = join(folder, 'uses.json');
      const done = await host.runFile(script, [folder, output].map(host.pathOf));
      expect(done).toMatchObject({ exitCode: 0, stderr: '' });
      return JSON.parse((await readFile(output, 'utf8')).replace(/^\uFEFF/, '')) as Use[];
    });
  });
  const of = (kind: Use['kind'], isOurs = true) =>
    uses.filter((use) => use.kind === kind && use.place.startsWith('wrong.ps1') !== isOurs);

  test('is a cmdlet of 5.1 with parameters of 5.1, or a function of their own', () => {
    expect(of('command').length).toBeGreaterThan(1000);
    expect(of('command').flatMap((use) => faults(use, of('function')))).toEqual([]);
    expect(of('command', false).flatMap((use) => faults(use, []))).toEqual([
      'wrong.ps1:2: Start-Process -Confirm',
      'wrong.ps1:3: Start-Process -WhatIf',
      'wrong.ps1:4: Get-Uptime',
      'wrong.ps1:6: ConvertFrom-Json -AsHashtable',
    ]);
  });

  test('is syntax of 5.1', () => {
    expect(of('syntax').map(({ place, name }) => `${place}: ${name}`)).toEqual([]);
    expect(of('syntax', false).map(({ name }) => name)).toEqual([
      'TernaryExpressionAst',
      'PipelineChainAst',
      '??',
      '??=',
    ]);
  });

  test.skipIf(!sdk)('is a static member of .NET Framework 4.5 (needs the .NET SDK)', async () => {
    expect(of('static').length).toBeGreaterThan(100);
    expect(await missing(of('static'))).toEqual([]);
    expect(await missing(of('static', false))).toEqual(['System.IO.Path.GetRelativePath']);
  });
};

/** The table of 5.1 has no such thing, in the order of its lines. */
const wrong = `$more = @{ FilePath = 'x' }
Start-Process -FilePath x -Confirm:$false
$more.WhatIf = $true; Start-Process @more
Get-Uptime
[System.IO.Path]::GetRelativePath('a', 'b')
$how = @{ AsHashtable = $true }; '{}' | ConvertFrom-Json @how
$x = $true ? 1 : 2
Get-Item x && Get-Item y
$x = $y ?? 1
$x ??= 2
`;

function faults({ name, place, parameters = [] }: Use, functions: readonly Use[]): string[] {
  if (functions.some((one) => one.name === name)) return [];
  const known = cmdlets.get(name.toLowerCase());
  if (!known) return [`${place}: ${name}`];
  return parameters.filter((one) => !known.includes(one.toLowerCase())).map((one) => `${place}: ${name} -${one}`);
}

/** Those that a C# compiler does not find in the reference assemblies. */
async function missing(uses: readonly Use[]): Promise<string[]> {
  const names = uses
    .map(({ name }) => name.split('::'))
    .map(([type = '', member]) => `${shortNames[type] ?? type}.${member}`)
    .filter((name) => !name.startsWith('Bridgesmith.'));
  // PowerShell's own assembly is no part of .NET.
  const members = [...new Set(names)].filter((name) => !name.startsWith('System.Management.Automation.'));
  return inTemporaryFolder(async (folder) => {
    const source = members.map((name, index) => `const string n${index} = nameof(${name});`).join('\n');
    await writeFile(join(folder, 'Members.cs'), `class Members {\n${source}\n}`);
    const references = ['mscorlib', 'System', 'System.Core'].map(
      (name) => `/r:${join(places.framework, 'net45', `${name}.dll`)}`,
    );
    const compiler = join(sdk ?? '', 'Roslyn', 'bincore', 'csc.dll');
    const words = ['/noconfig', '/nostdlib+', '/nologo', '/target:library', `/out:${join(folder, 'Members.dll')}`];
    const { stdout } = await promisify(execFile)('dotnet', [
      compiler,
      ...words,
      ...references,
      join(folder, 'Members.cs'),
    ]).catch((error: { stdout: string }) => error);
    return [...stdout.matchAll(/Members\.cs\((\d+),\d+\): error/g)].map(
      ([, line]) => members[Number(line) - 2] ?? stdout,
    );
  });
}

/** What PowerShell calls otherwise than .NET. */
const shortNames: Readonly<Record<string, string>> = {
  array: 'System.Array',
  double: 'System.Double',
  guid: 'System.Guid',
  regex: 'System.Text.RegularExpressions.Regex',
  uri: 'System.Uri',
  Console: 'System.Console',
  IntPtr: 'System.IntPtr',
  Math: 'System.Math',
  NullString: 'System.Management.Automation.Language.NullString',
};

// One parser is as good as another.
await describePowerShell('what scripts use', body, { lab: false });
