// install.lab.test.ts: what the command line installs for a user, used, and undone without a trace.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { polling } from '../limits.js';
import { filesBelow, prepareUser, registrySaved, snapshot } from './snapshot.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

/** Folders of users may have such names; the component's and the launcher's own tests have harder ones. */
const local = "C:\\bridgesmith-install\\R&D (1) it's";
const scripts = 'C:\\bridgesmith-install\\scripts';
const folder = `${local}\\bridgesmith\\microsip`;

async function node(script: string, ...words: string[]) {
  const options = { env: { LOCALAPPDATA: local } };
  const run = await lab.node('newest', script, words, options);
  return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
}

const bridgesmith = (...words: string[]) => node('dist/cli/main.js', ...words);

const state = () => snapshot(lab, local);
const exported = () => registrySaved(lab);

/** The lines that say what was, or would be, written or taken away, without the words for either. */
const linesOf = (text: string) =>
  text
    .replace(/^Nothing was changed.*\n/m, '')
    .replaceAll('would write', 'wrote')
    .replaceAll('would remove', 'removed')
    .replaceAll('would leave', 'left');

describe.skipIf(!opened)('bridgesmith install', () => {
  let before: Awaited<ReturnType<typeof state>>;
  let allBefore: string[];

  beforeAll(async () => {
    if (!opened) return;
    await prepareUser(lab, local, scripts);
    before = await state();
    allBefore = await exported();
  });

  test('does as its dry run says, which changes nothing', async () => {
    const dry = await bridgesmith('install', 'microsip', '--dry-run');
    expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await state()).toEqual(before);
    const installed = await bridgesmith('install', 'microsip');
    expect(installed).toMatchObject({ exitCode: 0, stderr: '' });
    const closing = 'PATH is read by windows that are opened from now on: there, try microsip-cli --help.\n';
    expect(`${linesOf(dry.stdout)}${closing}`).toBe(installed.stdout);
    expect(installed.stdout).toContain(`wrote ${folder}\\batch\\dial.cmd\n`);
    expect(installed.stdout).toContain(`wrote ${folder}\\launcher in PATH\n`);
    expect(installed.stdout).toMatch(
      /^wrote .*\\Documents\\WindowsPowerShell\\Modules\\MicroSIP\\.*\\MicroSIP\.psd1$/m,
    );
    expect(
      (await lab.readBytes(`${folder}\\powershell\\dial.ps1`)).equals(
        readFileSync('generated/microsip/powershell/dial.ps1'),
      ),
    ).toBe(true);
  });

  test('again finds all of it there', async () => {
    const installed = await state();
    const { exitCode, stdout } = await bridgesmith('install', 'microsip');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').filter((line) => line !== '' && !line.endsWith(' is there'))).toEqual([]);
    expect(await state()).toEqual(installed);
  });

  test('has the launcher dial from any folder, by the PATH of the user', async () => {
    await lab.phone.start();
    const path = String(await lab.registry.get('HKCU\\Environment', 'Path'));
    expect(path.endsWith(`${folder}\\launcher`)).toBe(true);
    const env = { PATH: `${lab.environment.PATH};${path}` };
    const run = await lab.cmdLine('microsip-cli -dial:5551234', { cwd: scripts, env });
    expect(run.exitCode).toBe(0);
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
    await lab.phone.stop();
  });

  test('has any script speak DDE by the component', async () => {
    const server = await lab.ddeServer({ service: 'MicroSIP', topic: 'control' });
    const source = [
      'Set dde = CreateObject("DDEClient")',
      'dde.Application = "MicroSIP"',
      'dde.Topic = "control"',
      'dde.Execute "[Dial(5551234)]"',
    ];
    await lab.files.write(`${scripts}\\execute.vbs`, source.join('\r\n'));
    await lab.cscript(`${scripts}\\execute.vbs`, []);
    expect((await server.waitFor(1)).map(({ text }) => text)).toEqual(['[Dial(5551234)]']);
    await server.stop();
  });

  test('leaves no trace when it is undone', async () => {
    const dry = await bridgesmith('uninstall', 'microsip', '--dry-run');
    expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
    const undone = await bridgesmith('uninstall', 'microsip');
    expect(undone).toMatchObject({ exitCode: 0, stderr: '' });
    expect(linesOf(dry.stdout)).toBe(undone.stdout);
    expect(await state()).toEqual(before);
    expect(await exported()).toEqual(allBefore);
    expect(await bridgesmith('uninstall', 'microsip')).toEqual({
      exitCode: 0,
      stdout: 'nothing is installed\n',
      stderr: '',
    });
  });

  test('installs links and the start at logon when they are named, and takes them back', async () => {
    const installed = await bridgesmith('install', 'microsip', '--part', 'path,links,host');
    expect(installed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(installed.stdout).toMatch(/^Now choose MicroSIP \(bridgesmith\) for its links in Settings > Apps/m);
    const script = `${folder}\\links\\open-link.js`;
    const host = `${lab.environment.SYSTEMROOT}\\System32\\wscript.exe`;
    for (const name of ['tel', 'sip', 'bridgesmith.microsip.callto']) {
      const command = await lab.registry.get(`HKCU\\Software\\Classes\\${name}\\shell\\open\\command`);
      expect(String(command).toLowerCase()).toBe(`"${host}" //B //E:JScript "${script}" "%1"`.toLowerCase());
    }
    if (!lab.native) await openAsWineCan(script, host);
    expect((await bridgesmith('microsip', 'links', 'status', '--scheme', 'tel')).stdout).toMatch(/^tel +registered/);
    expect((await bridgesmith('host', 'microsip', '--status')).stdout).toContain('starts at logon: ');
    expect(await bridgesmith('uninstall', 'microsip', '--part', 'host')).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await bridgesmith('host', 'microsip', '--status')).stdout).toContain('does not start at logon');
    expect(await bridgesmith('uninstall', 'microsip')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await state()).toEqual(before);
    expect(await exported()).toEqual(allBefore);
  });

  test("takes a user's own bridge, and over an older version of it takes away what is no longer part of it", async () => {
    const action = (name: string) =>
      `  ${name}:\n    summary: Does it.\n    bindings: {exe: {arguments: [/${name}]}}\n`;
    const bridge = (...names: string[]) =>
      `name: pager\nversion: 1.0.0\ntitle: Pager\nsummary: A pager.\napplication: {executables: [pager.exe]}\nactions:\n${names.map(action).join('')}`;
    const file = `${scripts}\\pager.yaml`;
    const hold = `${local}\\bridgesmith\\pager\\batch\\hold.cmd`;
    await lab.files.write(file, bridge('page', 'hold'));
    expect(await bridgesmith('install', file)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await lab.files.exists(hold)).toBe(true);
    await lab.files.write(file, bridge('page'));
    expect((await bridgesmith('install', file)).stdout).toContain(`removed ${hold}\n`);
    expect(await lab.files.exists(hold)).toBe(false);
    await lab.files.remove(file);
    expect(await bridgesmith('uninstall', 'pager')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await state()).toEqual(before);
  });

  /** Wine's script host knows no //E. On Windows, it may ask which program is to open links before it opens the first. */
  async function openAsWineCan(script: string, host: string) {
    const command = 'HKCU\\Software\\Classes\\tel\\shell\\open\\command';
    const installed = String(await lab.registry.get(command));
    await lab.registry.set(command, '', `"${host}" //B "${script}" "%1"`);
    await lab.phone.clear();
    await lab.cmdLine('start "" "tel:+1 (555) 123-4567"');
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial +15551234567']);
    await lab.cmdLine('start "" "tel:/resetnoask"');
    await expect.poll(async () => (await lab.dialogs()).length, polling).toBe(1);
    for (const dialog of await lab.dialogs()) {
      expect(dialog.text).toContain('is in no telephone number.');
      await lab.closeWindow(dialog);
    }
    expect(await lab.phone.effects()).toEqual(['dial +15551234567']);
    await lab.phone.stop();
    await lab.registry.set(command, '', installed);
  }

  test('puts back what was there before, to the last byte', async () => {
    const own = `${folder}\\batch\\dial.cmd`;
    await lab.files.write(own, 'echo mine');
    await lab.registry.set('HKCU\\Software\\Classes\\DDEClient', '', 'of another program');
    const odd = '%SystemRoot%\\x;"C:\\a;b";\u00E9;';
    // On Windows it is not empty, and the tests that go on need it.
    if (!lab.native) await lab.registry.set('HKCU\\Environment', 'Path', odd, 'REG_EXPAND_SZ');
    const mine = await state();
    const allMine = await exported();
    const refused = await bridgesmith('install', 'microsip');
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain(
      `not put there by this installation: ${own}; HKCU\\Software\\Classes\\DDEClient, (default).`,
    );
    expect(await state()).toEqual(mine);
    const forced = await bridgesmith('install', 'microsip', '--force');
    expect(forced.stdout).toContain(`wrote ${own}, in place of what is there, which is kept\n`);
    expect((await bridgesmith('uninstall', 'microsip')).stdout).toContain(`restored ${own}\n`);
    expect(await state()).toEqual(mine);
    expect(await exported()).toEqual(allMine);
    await lab.files.remove(`${local}\\bridgesmith`);
    await lab.registry.delete('HKCU\\Software\\Classes\\DDEClient');
    if (!lab.native) await lab.registry.delete('HKCU\\Environment', 'Path');
    expect(await state()).toEqual(before);
  });

  test.each([60, 200])('is undone without a trace where its process is killed after %d changes', async (changes) => {
    const answer = `${scripts}\\answer.json`;
    expect((await node('test/installer/cut.mjs', answer, String(changes))).exitCode).not.toBe(0);
    expect(filesBelow(lab, local)).not.toEqual([]);
    expect(await bridgesmith('uninstall', 'microsip')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await state()).toEqual(before);
  });

  test('is undone without a trace wherever it is cut short, tried at every third change', async () => {
    const answer = `${scripts}\\answer.json`;
    expect(await node('test/installer/cut.mjs', answer)).toMatchObject({ exitCode: 0, stderr: '' });
    const { cuts, wrong } = JSON.parse(await lab.readText(answer));
    expect(cuts).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
    expect(await state()).toEqual(before);
  });
});
