// powershell.lab.test.ts: what install.ps1 installs for a user, by a real PowerShell of Windows, used, and undone without a
// trace; also by the command line, which carries out the same plan.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lab, openLab } from '../lab/index.js';
import { powerShellInLab, quoted } from '../powershell/host.js';
import { prepareUser, registrySaved, snapshot } from './snapshot.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
const host = await powerShellInLab(opened);
afterAll(() => opened?.close());

const local = "C:\\bridgesmith-install\\R&D (1) it's";
const scripts = 'C:\\bridgesmith-install\\scripts';
const folder = `${local}\\bridgesmith\\microsip`;
const env = { LOCALAPPDATA: local };

/** What it says it did with each step: how many came to each state. */
async function install(words: string, script = lab.toWindows('generated/microsip/install.ps1')) {
  const lines = [
    `$steps = @(& ${quoted(script)} ${words})`,
    '$steps | Group-Object -Property State -NoElement | ForEach-Object { "$($_.Name): $($_.Count)" }',
  ];
  const run = await host?.runCommand(lines.join('\n'), { env });
  const counts = run?.stdout.split('\n').map((line) => /^([a-z ]+): (\d+)/.exec(line) ?? []) ?? [];
  const states = counts.flatMap(([, state = '', count]) => (state ? [[state, Number(count)]] : []));
  return { exitCode: run?.exitCode, stderr: run?.stderr, states: Object.fromEntries(states) as Record<string, number> };
}

async function bridgesmith(...words: string[]) {
  const run = await lab.node('newest', 'dist/cli/main.js', words, { env });
  return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
}

const parts = '-Part scripts,module,path,component,links';

describe.skipIf(!host)('install.ps1 in the lab (needs the lab and a .NET SDK)', () => {
  let before: Awaited<ReturnType<typeof snapshot>>;
  let allBefore: string[];
  beforeAll(async () => {
    if (!host) return;
    await prepareUser(lab, local, scripts);
    // PowerShell writes down some of its own when it first runs.
    await host.runCommand('Get-ItemProperty HKCU:\\Environment, HKCU:\\Software | Out-Null', { env });
    before = await snapshot(lab, local);
    allBefore = await registrySaved(lab);
  });
  const expectNothingLeft = async () => {
    expect(await snapshot(lab, local)).toEqual(before);
    expect(await registrySaved(lab)).toEqual(allBefore);
  };

  test('-WhatIf changes nothing, and what it says is done, once', async () => {
    const planned = await install(`${parts} -WhatIf`);
    expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
    await expectNothingLeft();
    const done = await install(parts);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const would = Object.entries(done.states).map(([state, count]) => [`would be ${state}`, count]);
    expect(planned.states).toEqual(Object.fromEntries(would));
    const total = Object.values(done.states).reduce((sum, count) => sum + count, 0);
    expect((await install(parts)).states).toEqual({ unchanged: total });
  });

  test('has the launcher in the PATH of the user, the component for any script, and the module', async () => {
    const path = String(await lab.registry.get('HKCU\\Environment', 'Path'));
    expect(path.endsWith(`${folder}\\launcher`)).toBe(true);
    await lab.phone.start();
    const run = await lab.cmdLine('microsip-cli -dial:5551234', { env: { PATH: `${lab.environment.PATH};${path}` } });
    expect(run.exitCode).toBe(0);
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
    await lab.phone.stop();
    const server = await lab.ddeServer({ service: 'MicroSIP', topic: 'control' });
    const source = [
      'Set dde = CreateObject("DDEClient")',
      'dde.Application = "MicroSIP"',
      'dde.Topic = "control"',
      'dde.Execute "[Dial(5551234)]"',
    ];
    await lab.files.write(`${scripts}\\execute.vbs`, source.join('\r\n'));
    await lab.cscript(`${scripts}\\execute.vbs`);
    const module = `${lab.environment.USERPROFILE}\\Documents\\WindowsPowerShell\\Modules\\MicroSIP`;
    const called = await host?.runCommand(`Import-Module ${quoted(module)}; Start-MicroSIPCall 5556789 -Via dde`);
    expect(called).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect((await server.waitFor(2)).map(({ text }) => text)).toEqual(['[Dial(5551234)]', '[Dial(5556789)]']);
    await server.stop();
  });

  test('leaves no trace when the copy that it installed undoes it', async () => {
    expect(await install('-Uninstall', `${folder}\\install.ps1`)).toMatchObject({ exitCode: 0, stderr: '' });
    await expectNothingLeft();
  });

  test('is undone by the command line, and undoes what that did', async () => {
    expect(await install(parts)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await bridgesmith('uninstall', 'microsip')).toMatchObject({ exitCode: 0, stderr: '' });
    await expectNothingLeft();
    expect(await bridgesmith('install', 'microsip')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await install('-Uninstall')).toMatchObject({ exitCode: 0, stderr: '' });
    await expectNothingLeft();
  });

  test("leaves another program's registration alone, and with -Force puts it back afterwards", async () => {
    const key = 'HKCU\\Software\\Classes\\DDEClient';
    await lab.registry.set(key, '', 'of another program');
    const refused = await install('-Part component');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stderr).toContain('not put there by this installation');
    expect(await lab.registry.get(key)).toBe('of another program');
    expect(await install('-Part component -Force')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await lab.registry.get(key)).not.toBe('of another program');
    expect(await install('-Uninstall')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await lab.registry.get(key)).toBe('of another program');
    await lab.registry.delete(key);
    await expectNothingLeft();
  });
});
