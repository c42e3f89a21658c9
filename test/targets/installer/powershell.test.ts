// powershell.test.ts: install.ps1 in a real PowerShell, in folders made for it. The parts that need the registry are for
// Windows, where tests leave it alone: their texts and their plan are compared with Node's, which the lab tries.
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { renderBridge } from '../../../src/generate/generate.js';
import { hasFolder, withFolder, withoutFolder } from '../../../src/installation/pathText.js';
import { microsip } from '../../../src/profiles/index.js';
import { hostileRecords } from '../../installation/hostileRecords.js';
import { folder, pathTexts } from '../../installation/pathTexts.js';
import { describePowerShell, hasModule, type PowerShell, quoted } from '../../powershell/host.js';

let root = '';
let generated = '';
let home = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "install [1] it's $x \u00E9-"));
  generated = join(root, 'generated [2]');
  for (const { path, bytes } of await renderBridge(microsip)) {
    await mkdir(join(generated, path, '..'), { recursive: true });
    await writeFile(join(generated, path), bytes);
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  home = join(root, 'home');
  await mkdir(join(home, 'Local [x]'), { recursive: true });
});
afterEach(() => rm(home, { recursive: true, force: true }));

const body = (host: PowerShell) => {
  /** Documents of Windows are the user's own. */
  const parts = host.isWindows ? 'scripts' : 'scripts,module';
  const inPowerShell = (...path: string[]) => quoted(host.pathOf(join(...path)));
  /** Runs it, each call in turn, in one process; gives how many steps came to each state, or why not. */
  async function install(calls: readonly string[], script = join(generated, 'install.ps1')) {
    const lines = calls.map((call) =>
      [
        `try { $run = @(& ${inPowerShell(script)} ${call} -WarningAction SilentlyContinue)`,
        `$counts = @{}; foreach ($one in $run) { $counts[$one.State] = 1 + $counts[$one.State] }`,
        `ConvertTo-Json -Compress -InputObject $counts }`,
        `catch { ConvertTo-Json -Compress -InputObject @{ error = "$_" } }`,
      ].join('\n'),
    );
    const place = host.isWindows ? '' : `$HOME_ = ${quoted(home)}; Set-Variable -Name HOME -Value $HOME_ -Force\n`;
    const local = `$env:LOCALAPPDATA = ${inPowerShell(home, 'Local [x]')}\n`;
    const { stdout, stderr } = await host.runCommand(place + local + lines.join('\n'));
    expect(stderr).toBe('');
    return stdout
      .split(/\r?\n/)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  }
  const filesThere = async () =>
    (await readdir(home, { recursive: true })).filter((name) => name !== 'Local [x]').sort();
  const installed = (name: string) => join(home, 'Local [x]', 'bridgesmith', 'microsip', ...name.split('/'));

  /** Has the functions of the script, and none of what it does. */
  const functions = () => [
    `$tree = [System.Management.Automation.Language.Parser]::ParseFile(${inPowerShell(generated, 'install.ps1')}, [ref] $null, [ref] $null)`,
    `$functions = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $false)`,
    `foreach ($function in $functions) { . ([scriptblock]::Create($function.Extent.Text)) }`,
  ];

  test('does what -WhatIf says, once, and leaves no trace when it is undone', async () => {
    const [planned] = await install([`-Part ${parts} -WhatIf`]);
    expect(await filesThere()).toEqual([]);
    const states = await install([`-Part ${parts}`, `-Part ${parts}`]);
    const count = Object.values(planned)[0];
    expect([planned, ...states]).toEqual([{ 'would be created': count }, { created: count }, { unchanged: count }]);
    const bytes = await readFile(join(generated, 'batch', 'dial.cmd'));
    expect((await readFile(installed('batch/dial.cmd'))).equals(bytes)).toBe(true);
    const record = JSON.parse((await readFile(installed('installation.json'), 'utf8')).replace(/^\uFEFF/, ''));
    expect(record).toMatchObject({
      version: 1,
      bridge: 'microsip',
      state: 'installed',
      parts: parts.split(','),
      others: [],
      keys: [],
    });
    // By the copy that it has installed.
    expect(await install(['-Uninstall -WhatIf', '-Uninstall', '-Uninstall'], installed('install.ps1'))).toEqual([
      { 'would be removed': count },
      { removed: count },
      { error: expect.anything() },
    ]);
    expect(await filesThere()).toEqual([]);
    expect(await install(['-Uninstall'])).toEqual([{}]);
  });

  test('keeps what is there, and puts it back; leaves what was changed', async () => {
    await mkdir(installed('batch'), { recursive: true });
    await writeFile(installed('batch/dial.cmd'), 'mine');
    const before = await filesThere();
    const [refused] = await install(['-Part scripts']);
    expect(refused.error).toMatch(
      /^There already, and not put there by this installation: .*dial\.cmd\. Nothing was changed\./,
    );
    expect(await filesThere()).toEqual(before);
    const [forced] = await install(['-Part scripts -Force']);
    expect(forced).toMatchObject({ replaced: 1 });
    expect(await readFile(installed('batch/dial.cmd'), 'utf8')).not.toBe('mine');
    await writeFile(installed('batch/answer.cmd'), 'changed');
    expect(await install(['-Uninstall'])).toEqual([expect.objectContaining({ restored: 1, left: 1 })]);
    expect(await readFile(installed('batch/dial.cmd'), 'utf8')).toBe('mine');
    expect((await filesThere()).filter((name) => !before.includes(name)).map((name) => name.slice(-10))).toEqual([
      'answer.cmd',
    ]);
  });

  test('keeps what is there however often it is replaced, and puts back what was first, also where its folder is gone', async () => {
    await mkdir(installed('batch'), { recursive: true });
    await writeFile(installed('batch/dial.cmd'), 'mine');
    await install(['-Part scripts -Force']);
    await writeFile(installed('batch/dial.cmd'), 'changed');
    expect(await install(['-Part scripts -Force', '-Part scripts'])).toEqual([
      expect.objectContaining({ replaced: 1 }),
      expect.not.objectContaining({ replaced: 1 }),
    ]);
    await rm(installed('batch'), { recursive: true });
    expect(await install(['-Uninstall'])).toEqual([expect.objectContaining({ restored: 1 })]);
    expect(await readFile(installed('batch/dial.cmd'), 'utf8')).toBe('mine');
    const kept = (await filesThere()).filter((name) => /backup.*dial/.test(name));
    expect(await Promise.all(kept.map((name) => readFile(join(home, name), 'utf8')))).toEqual(['changed']);
  });

  test('is undone from a prompt that stands in its folder', async () => {
    const lines = [
      `$env:LOCALAPPDATA = ${inPowerShell(home, 'Local [x]')}`,
      `$null = & ${inPowerShell(generated, 'install.ps1')} -Part scripts`,
      `Set-Location -LiteralPath ${inPowerShell(installed('batch'))}`,
      `$null = & ${inPowerShell(installed('install.ps1'))} -Uninstall`,
      `Set-Location -LiteralPath ${inPowerShell(home)}`,
    ];
    expect((await host.runCommand(lines.join('\n'))).stderr).toBe('');
    expect((await filesThere()).filter((name) => /\.\w+$/.test(name))).toEqual([]);
  });

  test('finds a value of the registry the second time as it left it', async () => {
    const lines = [
      ...functions(),
      `$folders = @{ LocalAppData = 'C:\\L'; SystemRoot = 'C:\\W'; Documents = 'C:\\D' }`,
      `$step = [pscustomobject] @{ key = 'Software\\X'; name = ''; shared = ''; text = @('ours') }`,
      `function Read-RegistryData { param($Key, $Name) ConvertTo-TextData -Text $now }`,
      `$now = 'theirs'; $first = Get-ValueStep -Part links -Step $step -Former @{}; $first.State`,
      `$former = @{ "value $($first.Change.key), " = ConvertFrom-Json -InputObject (ConvertTo-Json -InputObject $first.Done -Depth 6) }`,
      `foreach ($now in 'ours', 'others') { $again = Get-ValueStep -Part links -Step $step -Former $former; $again.State; Get-RegistryText -Data $again.Done.before }`,
    ];
    const { stdout, stderr } = await host.runCommand(lines.join('\n'));
    expect(stderr).toBe('');
    expect(stdout.trim().split(/\r?\n/)).toEqual(['replaced', 'unchanged', 'theirs', 'replaced', 'others']);
  });

  test('takes away what is no longer part of it', async () => {
    const older = join(root, 'older');
    await cp(generated, older, { recursive: true });
    const step =
      '{"step":"copyFile","from":"old.cmd","to":"%LocalAppData%\\\\bridgesmith\\\\microsip\\\\old\\\\old.cmd"},';
    const text = await readFile(join(older, 'install.ps1'), 'utf8');
    await writeFile(join(older, 'install.ps1'), text.replace('"steps":[', `"steps":[${step}`));
    await writeFile(join(older, 'old.cmd'), 'old');
    await writeFile(join(older, 'batch', 'dial.cmd'), 'older');
    await install(['-Part scripts'], join(older, 'install.ps1'));
    expect(await readFile(installed('old/old.cmd'), 'utf8')).toBe('old');
    const [upgraded] = await install(['-Part scripts']);
    expect(upgraded).toMatchObject({ updated: 2, removed: 1 });
    expect((await filesThere()).filter((name) => /\bold\b/.test(name))).toEqual([]);
    await install(['-Uninstall']);
    expect(await filesThere()).toEqual([]);
  });

  test('undoes nothing of a record that no installation can have written, and says what is wrong with it', async () => {
    const victim = join(home, 'victim.txt');
    await install(['-Part scripts']);
    await writeFile(victim, 'what somebody else needs');
    const hash = createHash('sha256').update('what somebody else needs').digest('hex');
    const local = host.pathOf(join(home, 'Local [x]'));
    const documents = host.isWindows ? 'C:\\Users\\Ann\\Documents' : join(home, 'Documents');
    const records = hostileRecords({ local, documents }, hash);
    records.push({ ...(records[0] as (typeof records)[0]), problem: 'changes[0].path: nothing' });
    const change = { kind: 'file', part: 'scripts', path: host.pathOf(victim), hashes: [hash], backup: null };
    const last = records.at(-1) as (typeof records)[0] & { record: object };
    last.record = { ...last.record, changes: [change] };
    if (!host.isWindows) {
      // A folder that is a link leads elsewhere.
      await mkdir(join(home, 'elsewhere'));
      await symlink(join(home, 'elsewhere'), installed('linked'));
      const path = `${local}\\bridgesmith\\microsip\\linked\\dial.cmd`;
      const problem = 'changes[0].path: a link leads from there to another place';
      records.push({ ...last, name: 'a link', problem, record: { ...last.record, changes: [{ ...change, path }] } });
    }
    const input = join(home, 'records.json');
    await writeFile(input, JSON.stringify(records.map(({ record }) => JSON.stringify(record))));
    const before = await filesThere();
    const lines = [
      `$env:LOCALAPPDATA = ${inPowerShell(home, 'Local [x]')}`,
      ...(host.isWindows ? [] : [`Set-Variable -Name HOME -Value ${quoted(home)} -Force`]),
      `foreach ($text in @(Get-Content -Raw -Encoding UTF8 -LiteralPath ${inPowerShell(input)} | ConvertFrom-Json | ForEach-Object { $_ })) {`,
      `  [System.IO.File]::WriteAllText(${inPowerShell(installed('installation.json'))}, $text)`,
      `  try { $null = & ${inPowerShell(generated, 'install.ps1')} -Uninstall; 'undone' } catch { "$_" }`,
      '}',
    ];
    const { stdout, stderr } = await host.runCommand(lines.join('\n'));
    expect(stderr).toBe('');
    const said = stdout.trim().split(/\r?\n/);
    expect(said.map((text, index) => (text.includes(records[index]?.problem ?? '') ? 'refused' : text))).toEqual(
      records.map(() => 'refused'),
    );
    expect(said[0]).toMatch(/ is not as an installation of microsip writes it: .*\. Nothing was changed\. /);
    expect(await filesThere()).toEqual(before);
  });

  test.skipIf(host.isWindows)('that was cut short is undone', async () => {
    await writeFile(join(home, 'Documents'), 'a file, where a folder is needed');
    const [failed] = await install([`-Part ${parts}`]);
    expect(failed.error).toContain('Documents');
    expect(await readFile(installed('installation.json'), 'utf8')).toContain('"changing"');
    await install(['-Uninstall']);
    expect(await filesThere()).toEqual(['Documents']);
  });

  test('refuses what it does not know, and says what is missing', async () => {
    expect(await install(['-Part scripts,fax'])).toEqual([
      { error: 'There is no part fax. There are: scripts, module, path, component, links.' },
    ]);
    const alone = join(root, 'alone');
    await mkdir(alone, { recursive: true });
    await cp(join(generated, 'install.ps1'), join(alone, 'install.ps1'));
    const [missing] = await install(['-Part scripts'], join(alone, 'install.ps1'));
    expect(missing.error).toMatch(/is not there\. Run this in the folder of the generated files, with all of them\.$/);
    expect(await filesThere()).toEqual([]);
  });

  // Its Get-FileHash is a script, which runs in the full language only where a policy of the system says whom it trusts.
  test.skipIf(host.is5)(
    'installs files in Constrained Language Mode, and says that it leaves the registry alone',
    async () => {
      const lines = [
        `$env:LOCALAPPDATA = ${inPowerShell(home, 'Local [x]')}`,
        `$space = [runspacefactory]::CreateRunspace(); $space.Open(); $space.LanguageMode = 'ConstrainedLanguage'`,
        `foreach ($call in '-Part scripts -WhatIf', '-Part scripts,path', '-Uninstall') {`,
        `$shell = [powershell]::Create(); $shell.Runspace = $space`,
        `$null = $shell.AddScript("& ${inPowerShell(generated, 'install.ps1').replace(/[`$]/g, '`$&')} $call")`,
        `$states = @($shell.Invoke() | ForEach-Object { $_.State } | Select-Object -Unique)`,
        `"$states. $($shell.Streams.Warning -join '')".Trim()`,
        `}`,
      ];
      const { stdout, stderr } = await host.runCommand(lines.join('\n'));
      expect(stderr).toBe('');
      expect(stdout.trim().split(/\r?\n/)).toEqual([
        'would be created.',
        'created. Left out, because PowerShell runs in Constrained Language Mode here: path.',
        'removed.',
      ]);
      expect(await filesThere()).toEqual([]);
    },
  );

  test('reads and writes PATH as Node does', async () => {
    const texts = [
      ...pathTexts,
      ...pathTexts.map((text) => withFolder(text, folder)),
      ...[`${folder}\\;x`, `x;"${folder}";y;`, ` ${folder.toUpperCase()} ;;`, `${folder};${folder}`],
    ];
    const input = join(home, 'texts.json');
    await writeFile(input, `\uFEFF${JSON.stringify(texts)}`);
    const lines = [
      ...functions(),
      `$all = @(Get-Content -Raw -Encoding UTF8 -LiteralPath ${inPowerShell(input)} | ConvertFrom-Json | ForEach-Object { $_ })`,
      `$results = foreach ($text in $all) { @{ has = Test-PathText -Text $text -Folder ${quoted(folder)}; with = Join-PathText -Text $text -Folder ${quoted(folder)}; without = Edit-PathText -Text $text -Folder ${quoted(folder)} } }`,
      `[System.IO.File]::WriteAllText(${inPowerShell(home, 'results.json')}, (ConvertTo-Json -Compress -InputObject @($results)))`,
    ];
    const { stderr } = await host.runCommand(lines.join('\n'));
    expect(stderr).toBe('');
    expect(JSON.parse(await readFile(join(home, 'results.json'), 'utf8'))).toEqual(
      texts.map((text) => ({
        has: hasFolder(text, folder),
        with: withFolder(text, folder),
        without: withoutFolder(text, folder),
      })),
    );
  });

  test('says what it is', async () => {
    const { stdout } = await host.runCommand(`Get-Help -Full ${inPowerShell(generated, 'install.ps1')}`);
    expect(stdout).toContain('Installs the scripts for MicroSIP for this user, or uninstalls them.');
    expect(stdout).toMatch(/-Uninstall[\s\S]*-Force/);
  });

  test('is clean under PSScriptAnalyzer', async (context) => {
    if (!(await hasModule(host, 'PSScriptAnalyzer', '1.20'))) context.skip('PSScriptAnalyzer is not installed for it');
    const rules = `@{ IncludeDefaultRules = $true; Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = '5.1', '7.0' } } }`;
    const path = quoted(host.pathOf(join(generated, 'install.ps1')).replace(/[[\]]/g, '`$&'));
    const { stdout, stderr } = await host.runCommand(
      `Invoke-ScriptAnalyzer -Path ${path} -Settings ${rules} | ForEach-Object { "$($_.Line) $($_.RuleName) $($_.Message)" }`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  });
};

// What it does in the lab, with the registry, is in test/installer/powershell.lab.test.ts.
await describePowerShell('install.ps1', body, { lab: false });
