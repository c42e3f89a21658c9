import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/doctor/finding.js';
import { startHost } from '../host/hostProcess.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';

const opened = await openLab({ own: true });
afterAll(() => opened?.close());

interface Report {
  readonly bridge: string;
  readonly state: string;
  readonly findings: readonly Finding[];
}

describe.skipIf(!opened)(`bridgesmith doctor ${labUnavailable()}`, () => {
  const lab = opened as Lab;
  const bridgesmith = async (...words: string[]) => {
    const { exitCode, stdout, stderr } = await lab.node('20', 'dist/cli/main.js', words);
    return { exitCode, stdout: String(stdout), stderr: String(stderr) };
  };
  const examine = async (bridge = 'microsip') => {
    const { exitCode, stdout } = await bridgesmith('doctor', bridge, '--json');
    return { exitCode, ...(JSON.parse(stdout).result as Report) };
  };
  /** What is not right, in short: `area, check: state`; without what is amiss with this computer anyway. */
  const wrong = ({ findings }: Report) =>
    findings
      .filter(({ state }) => state === 'warning' || state === 'problem')
      .map(({ area, check, state }) => `${area}, ${check}: ${state}`)
      .filter((one) => !usual.includes(one));
  let usual: readonly string[] = [];
  const found = ({ findings }: Report, area: string, check: string) =>
    findings.filter((one) => one.area === area && one.check === check).map((one) => `${one.state}: ${one.found}`);
  const remedy = ({ findings }: Report, area: string, check: string) =>
    findings.find((one) => one.area === area && one.check === check)?.remedy;
  /** What it might have changed. */
  const traces = async () => ({
    own: await lab.registry.tree('HKCU\\Software\\bridgesmith'),
    scripts: await lab.registry.tree('HKCU\\Software\\Microsoft\\Windows Script Host'),
    settings: await lab.files.list(`${lab.environment.APPDATA}`),
    files: await lab.files.list(`${lab.environment.LOCALAPPDATA}`),
    windows: await lab.windows(),
  });

  const settings = `${lab?.environment.APPDATA}\\MicroSIP\\microsip.ini`;
  const scriptHost = 'Software\\Microsoft\\Windows Script Host\\Settings';
  const policy = 'HKCU\\Software\\Policies\\Microsoft\\Windows\\PowerShell';
  const shell = 'HKCU\\Software\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell';

  beforeAll(() => lab.phone.uninstall());

  test('says where it looked for a phone that is not there, and ends with 3', async () => {
    const before = await traces();
    const { exitCode, stdout, stderr } = await bridgesmith('doctor', 'microsip');
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: 'bridgesmith: MicroSIP was not found.\n' });
    expect(stdout).toMatch(/^MicroSIP\n {2}PROBLEM {6}program +MicroSIP was not found\. Looked at:\n +HKCU/);
    expect(stdout).toMatch(/\n +-> Install it, or set the environment variable MICROSIP_EXE/);
    expect(stdout).toMatch(/\n {2}ok {11}VBScript +C:\\windows\\System32\\vbscript\.dll is there\n/i);
    const report = await examine();
    expect({ exitCode: report.exitCode, state: report.state }).toEqual({ exitCode: 3, state: 'problem' });
    const [missing, ...others] = wrong(report);
    expect(missing).toBe('MicroSIP, program: problem');
    // Wine's policy is that of Windows as it is installed.
    if (process.platform !== 'win32') expect(others).toEqual(['PowerShell, Windows PowerShell scripts: warning']);
    usual = others;
    expect(await traces()).toEqual(before);
  });

  test('finds little wrong with a phone that was just installed, and does not start it', async () => {
    await lab.phone.install();
    const report = await examine();
    expect({ exitCode: report.exitCode, state: report.state }).toEqual({ exitCode: 0, state: 'warning' });
    expect(wrong(report)).toEqual(['Settings, file: warning']);
    expect(found(report, 'MicroSIP', 'program')).toEqual([
      'ok: C:\\Program Files\\MicroSIP\\microsip.exe, version 3.20.5',
    ]);
    expect(found(report, 'MicroSIP', 'running')).toEqual(['ok: it does not run']);
    expect(found(report, 'MicroSIP', 'kind')).toEqual([`ok: installed: its settings are ${settings}`]);
    expect(await lab.phone.isRunning()).toBe(false);
  });

  test('sees settings, a script host, an ending and policies that are amiss, and shows no password', async () => {
    const text = `\ufeff[Settings]\r\nenableLog=1\r\nuserAgent=${'x'.repeat(300)}\r\n[Account2]\r\ndomain=a\r\npassword=hunter2\r\n`;
    await lab.files.write(settings, Buffer.from(text, 'utf16le'));
    await lab.registry.set(`HKCU\\${scriptHost}`, 'Enabled', 0);
    await lab.registry.set(shell, 'ExecutionPolicy', 'RemoteSigned');
    const off = await examine();
    expect(off.exitCode).toBe(1);
    expect(wrong(off)).toEqual([
      'Settings, accounts: warning',
      'Settings, lengths: problem',
      'Settings, passwords: warning',
      'Settings, trace: warning',
      'Windows Script Host, turned on: problem',
    ]);
    expect(JSON.stringify(off)).not.toContain('hunter2');
    await lab.files.remove(settings);
    expect(remedy(off, 'Windows Script Host', 'turned on')).toContain(`reg delete "HKCU\\${scriptHost}" /v Enabled`);
    expect(found(off, 'PowerShell', 'Windows PowerShell scripts')).toEqual([
      'ok: RemoteSigned (CurrentUser): files that were downloaded need Unblock-File',
    ]);
    await lab.registry.set(`HKLM\\${scriptHost}`, 'IgnoreUserSettings', '1');
    await lab.registry.set(policy, 'EnableScripts', 1);
    await lab.registry.set(policy, 'ExecutionPolicy', 'AllSigned');
    const type = String(await lab.registry.get('HKLM\\Software\\Classes\\.js'));
    await lab.registry.set('HKLM\\Software\\Classes\\.js', '', 'Editor.js');
    const ignored = await examine();
    expect(wrong(ignored)).toEqual([
      'Settings, file: warning',
      'Windows Script Host, .js files: problem',
      'PowerShell, Windows PowerShell scripts: problem',
    ]);
    expect(found(ignored, 'PowerShell', 'Windows PowerShell scripts')).toEqual([
      'problem: AllSigned (UserPolicy): it runs signed scripts only',
    ]);
    await lab.registry.set('HKLM\\Software\\Classes\\.js', '', type);
    await lab.registry.delete(`HKLM\\${scriptHost}`, 'IgnoreUserSettings');
    await lab.registry.delete(`HKCU\\${scriptHost}`);
    await lab.registry.delete(policy);
  });

  test('asks an application whether it answers, whatever bridge it is', async () => {
    await lab.programManager();
    const report = await examine('progman');
    expect(report.exitCode).toBe(0);
    expect(found(report, 'Program Manager', 'running')).toEqual([expect.stringMatching(/explorer\.exe$/)]);
    expect(found(report, 'Program Manager', 'DDE')).toEqual([
      expect.stringMatching(/^ok: process \d+ \(explorer\.exe\) answers as Progman\|Progman$/),
    ]);
  });

  test('sees what is installed, what runs, and what has been lost of it', async () => {
    await lab.phone.start();
    const parts = 'scripts,module,path,component,links,host';
    expect(await bridgesmith('install', 'microsip', '--part', parts)).toMatchObject({ exitCode: 0, stderr: '' });
    const waiting = await examine();
    expect(wrong(waiting)).toEqual(['Settings, file: warning', 'DDE host, runs: warning']);
    expect(found(waiting, 'MicroSIP', 'answers')).toEqual([expect.stringMatching(/^ok: process \d+ does: idle$/)]);
    expect(found(waiting, 'MicroSIP', 'elevation')).toEqual([expect.stringMatching(/^ok: process \d+ runs at level/)]);
    expect(found(waiting, 'Installation', 'record')).toEqual([
      'ok: scripts, module, path, component, links: all is as it was installed',
    ]);
    expect(found(waiting, 'PowerShell', 'module')).toEqual([
      expect.stringMatching(/^ok: .*\\WindowsPowerShell\\Modules\\MicroSIP\\1\.0\.0\\MicroSIP\.psd1$/),
      expect.stringMatching(/^ok: .*\\PowerShell\\Modules\\MicroSIP\\1\.0\.0\\MicroSIP\.psd1$/),
    ]);
    expect(found(waiting, 'Links', 'tel:')).toEqual(['ok: opened by bridgesmith, each link checked first']);

    const host = await startHost(lab);
    const component = `${lab.environment.LOCALAPPDATA}\\bridgesmith\\microsip\\component\\DDEClient.wsc`;
    await lab.files.remove(component);
    await lab.registry.set('HKCU\\Software\\Classes\\callto\\shell\\open\\command', '', '"C:\\microsip.exe" "%1"');
    const running = await examine();
    expect(found(running, 'DDE host', 'runs')).toEqual([`ok: process ${host.pid} answers as MicroSIP|control`]);
    expect(wrong(running).filter((one) => !one.startsWith('Component, DDEClient of the machine'))).toEqual([
      'Settings, file: warning',
      'Links, callto:: warning',
      'Component, DDEClient of the user: problem',
      'Installation, record: problem',
    ]);
    expect(found(running, 'Installation', 'record')).toEqual([`problem: no longer there: ${component}`]);
    await host.stop();
  });

  test('is not kept waiting by a phone that hangs', async () => {
    await lab.phone.hang();
    // It would be for ever.
    const report = await examine();
    expect(report.exitCode).toBe(1);
    expect(wrong(report)).toContain('MicroSIP, answers: problem');
  });
});
