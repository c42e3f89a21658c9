// launch.lab.test.ts: the launcher's words as arguments of bridgesmith itself, with a stand-in for the phone.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hostileTexts } from '../corpora/hostile.js';
import { type Lab, labUnavailable, openLab, waitFor } from '../lab/index.js';
import { settings } from '../targets/launcher/words.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

async function bridgesmith(...words: string[]) {
  const run = await lab.node('newest', 'dist/cli/main.js', ['microsip', ...words], { timeoutMs: 60_000 });
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

  test('hostile words reach the phone only as one dialable number', { timeout: 300_000 }, async () => {
    const texts = hostileTexts.map(({ text }) => text).filter((text) => !text.includes('\0') && text.length < 2000);
    // One of them is a flag of the launcher.
    const words = texts.flatMap((text) => [`-dial:${text}`, text]).filter((word) => word !== '--exit');
    const lists = words.map((word) => ['microsip', word]);
    const file = 'C:\\bridgesmith-lab\\words.json';
    await lab.files.makeFolder('C:\\bridgesmith-lab');
    await lab.files.write(file, JSON.stringify(lists));
    const run = await lab.node('newest', 'test/cli/run-all.mjs', [file], { timeoutMs: 200_000 });
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
});
