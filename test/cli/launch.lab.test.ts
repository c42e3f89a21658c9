// launch.lab.test.ts: the launcher's words as arguments of bridgesmith itself, with a stand-in for the phone.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hostileTexts } from '../corpora/hostile.js';
import { type Lab, labUnavailable, openLab, waitFor } from '../lab/index.js';
import { settings } from '../targets/launcher/words.js';
import { resultOf } from './bridgesmith.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

async function bridgesmith(...words: string[]) {
  const run = await lab.node('newest', 'dist/cli/main.js', ['microsip', ...words]);
  return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
}

describe.skipIf(!opened)('bridgesmith microsip', () => {
  beforeAll(() => opened?.phone.start());
  afterAll(() => opened?.phone.stop());
  beforeEach(() => opened?.phone.clear());

  test.each([
    [['5551234'], '5551234'],
    [['-dial:5551234'], '5551234'],
    [['-dial', '0049', '--account', '2'], '0049 /account:2'],
    [['-hangup'], '/hangupall'],
    [['-answer'], '/answer'],
    [['-minimize'], 'msip:minimize'],
    [['-hangup', '--via', 'exe'], '/hangupall'],
  ])('%j', async (words, payload) => {
    const { exitCode, stdout, stderr } = await bridgesmith(...words);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^sent over (?:copydata|exe): /);
    await lab.phone.waitForEffects(1);
    expect((await lab.phone.received()).map(({ text }) => text)).toEqual([payload]);
  });

  test('-exit', async () => {
    expect(await bridgesmith('-exit')).toMatchObject({ exitCode: 0 });
    expect(await lab.phone.waitForEffects(1)).toEqual(['exit']);
    await waitFor('the phone to end', async () => ((await lab.phone.isRunning()) ? undefined : true));
    await lab.phone.start();
  });

  test.each(['UTF-16', 'ANSI'])('an account by its label, in a file in %s', async (encoding) => {
    const utf16 = encoding === 'UTF-16';
    await lab.files.write(
      lab.phone.settingsPath,
      utf16 ? Buffer.from(`\uFEFF${settings}`, 'utf16le') : Buffer.from(settings.replace('\u6F22', ''), 'latin1'),
    );
    const label = utf16 ? 'B\u00FCro \u6F22' : 'B\u00FCro';
    expect(await bridgesmith('555', '--account', label)).toMatchObject({ exitCode: 0, stderr: '' });
    await lab.phone.waitForEffects(2);
    expect((await lab.phone.received()).map(({ text }) => text)).toEqual(['555 /account:12']);
    expect(await bridgesmith('555', '--account', 'nobody')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('"nobody" is no label in C:\\'),
    });
    await lab.files.remove(lab.phone.settingsPath);
  });

  test.each([
    [['-redial'], 2],
    [['/answer'], 2],
    [['/resetnoask'], 2],
    [['hangup'], 2],
    [[], 2],
    [['-hangup', '-answer'], 2],
    [['-dial:msip:exit'], 4],
    [['1 hello'], 4],
  ])('%j is refused', async (words, code) => {
    expect((await bridgesmith(...words)).exitCode).toBe(code);
    expect(await lab.phone.received()).toEqual([]);
  });

  test('hostile words reach the phone only as one dialable number', async () => {
    const texts = hostileTexts.map(({ text }) => text).filter((text) => !text.includes('\0') && text.length < 2000);
    // One of them is a flag of the launcher.
    const words = texts.flatMap((text) => [`-dial:${text}`, text]).filter((word) => word !== '--exit');
    const lists = words.map((word) => ['microsip', word]);
    const file = 'C:\\bridgesmith-lab\\words.json';
    await lab.files.makeFolder('C:\\bridgesmith-lab');
    await lab.files.write(file, JSON.stringify(lists));
    const run = await lab.node('newest', 'test/cli/run-all.mjs', [file]);
    const codes = JSON.parse(run.stdout.toString()) as number[];
    expect(codes).toHaveLength(lists.length);
    const received = await lab.phone.received();
    expect(received).toHaveLength(codes.filter((code) => code === 0).length);
    expect(received.length).toBeGreaterThan(0);
    // Some as their users type them, too: each a process of its own, with a command line.
    for (const text of texts.filter((_text, index) => index % 40 === 0)) await bridgesmith(`-dial:${text}`);
    for (const { text } of await lab.phone.received()) expect(text).toMatch(/^[0-9A-Za-z+*#][0-9A-Za-z+*#,;._~@:=-]*$/);
    expect((await lab.phone.effects()).filter((effect) => !effect.startsWith('dial '))).toEqual([]);
  });

  describe('with settings', () => {
    const account = ['--domain', 'pbx.example', '--dn', '101'];
    const read = async () => (await lab.files.readBytes(lab.phone.settingsPath)).subarray(2).toString('utf16le');
    /** Windows writes such a file anew for each change, and it is empty for a moment. */
    const holds = (text: string) => waitFor(text, async () => ((await read()).includes(text) ? true : undefined));
    beforeAll(() => opened?.phone.stop());
    afterAll(async () => {
      await opened?.phone.stop();
      for (const name of await lab.files.list(`${lab.environment.APPDATA}\\MicroSIP`)) {
        await lab.files.remove(`${lab.environment.APPDATA}\\MicroSIP\\${name}`);
      }
    });

    test('shows what it would do, and does nothing', async () => {
      const { exitCode, stdout } = await bridgesmith(...account, '--show', 'minimized', '5551234', '--dry-run');
      expect(exitCode).toBe(0);
      expect(stdout).toContain('+ [Account1] username=101\n');
      expect(stdout).toContain('would start the phone with /minimized\n');
      expect(stdout).toContain('  exe: 5551234\n');
      expect(await lab.files.exists(lab.phone.settingsPath)).toBe(false);
      expect(await lab.phone.isRunning()).toBe(false);
    });

    test('sets up, starts and calls in one go', async () => {
      const words = [...account, '--password', 'p"w', '--call', '5551234', '--show', 'minimized', '--setvolume', '80'];
      const { exitCode, stdout, stderr } = await bridgesmith(...words);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('--password-stdin') });
      expect(stdout).not.toContain('p"w');
      expect(await lab.phone.waitForEffects(2)).toEqual(['minimized', 'dial 5551234']);
      // What the phone writes at its end is what it read at its start; the password it encrypts at once.
      await holds('[Account1]\r\ndomain=pbx.example\r\nusername=101\r\npassword=5e7c007000220077\r\n');
      expect(await bridgesmith('-exit')).toMatchObject({ exitCode: 0 });
      await waitFor('the phone to end', async () => ((await lab.phone.isRunning()) ? undefined : true));
      await holds('volumeOutput=80\r\n');
    });

    test('starts the phone with the call, where that is enough', async () => {
      expect(await bridgesmith('--setvolume', '70', '5551234')).toMatchObject({ exitCode: 0, stderr: '' });
      expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
      expect((await lab.phone.received()).map(({ how }) => how)).toEqual(['commandline']);
    });

    test('leaves a phone that runs alone, unless nothing changes or it may end it', async () => {
      const refused = await bridgesmith('--setvolume', '60', '5551234');
      expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--restart') });
      expect(await lab.phone.effects()).toEqual([]);
      const same = await bridgesmith('--setvolume', '70', '5551234', '--show', 'hidden');
      expect(same).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('runs already') });
      expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
      const busy = await bridgesmith('--setvolume', '60', '--restart');
      expect(busy).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('has a call') });
      await lab.phone.endCall();
      await lab.phone.clear();
      const restarted = await bridgesmith('--setvolume', '60', '--restart', '--show', 'hidden', '5551234', '--json');
      expect(restarted).toMatchObject({ exitCode: 0, stderr: '' });
      expect(resultOf(restarted)).toMatchObject({
        settings: { restarted: true },
        sent: { transport: 'copydata' },
      });
      expect(await lab.phone.waitForEffects(3)).toEqual(['exit', 'hidden', 'dial 5551234']);
      await lab.phone.stop();
    });

    test('takes the password of an account from a variable or standard input', async () => {
      const env = { BRIDGESMITH_PASSWORD: 'an heirloom' };
      const words = ['microsip', ...account, '--show', 'normal', '--account', '1'];
      const run = await lab.node('newest', 'dist/cli/main.js', words, { env });
      expect({ exitCode: run.exitCode, stderr: run.stderr.toString() }).toMatchObject({ exitCode: 0 });
      const hex = (text: string) =>
        [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
      await holds(`password=5e7c${hex('an heirloom')}\r\n`);
      // The phone would hand it on to all that it starts itself.
      expect(await lab.phone.effects()).not.toContain('inherits BRIDGESMITH_PASSWORD');
      await lab.phone.stop();
      const stdin = await lab.node('newest', 'dist/cli/main.js', ['microsip', '--password-stdin'], {
        stdin: 'typed;"\r\n',
      });
      expect(stdin.exitCode).toBe(0);
      await holds(`password=5e7c${hex('typed;"')}\r\n`);
      await lab.phone.stop();
    });

    test.each([
      [['--user', '102', '--account', '3', '555'], 4],
      [['--setvolume', '50', '-dial:1 hello'], 4],
      [['--log', 'trace.txt', '--setvolume', '50'], 4],
    ])('%j changes nothing', async (words, code) => {
      const before = await read();
      expect((await bridgesmith(...words)).exitCode).toBe(code);
      expect(await read()).toBe(before);
      expect(await lab.phone.isRunning()).toBe(false);
    });
  });
});
