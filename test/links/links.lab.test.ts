import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { parseLink } from '../../src/links/read.js';
import { microsip } from '../../src/profiles/index.js';
import { hostileLinks } from '../corpora/links.js';
import { openLab } from '../lab/index.js';
import { polling } from '../limits.js';

const lab = await openLab({ own: true });
const classes = 'HKCU\\Software\\Classes';
/** On Windows others write to the registry at the same time. */
const wine = process.platform !== 'win32';
const schemes = ['sip', 'sips', 'tel', 'callto'];
const touchedKeys = [
  ...['bridgesmith', 'RegisteredApplications'].map((name) => `HKCU\\Software\\${name}`),
  ...schemes.flatMap((scheme) => [`${classes}\\${scheme}`, `${classes}\\bridgesmith.microsip.${scheme}`]),
];
const phoneCommand = '"C:\\Program Files\\MicroSIP\\microsip.exe" "%1"';

afterEach(async () => {
  for (const dialog of (await lab?.dialogs()) ?? []) await lab?.closeWindow(dialog);
  await lab?.phone.uninstall();
});
afterAll(() => lab?.close());

describe.skipIf(!lab)('links', () => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };
  const log = `${lab?.environment.LOCALAPPDATA}\\bridgesmith\\links.log`;
  const script = async (name: string, links: readonly string[]) => {
    const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-links-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'links.json'), JSON.stringify(links));
    const file = open().toWindows(join(folder, 'links.json'));
    const run = await open().node('newest', `test/links/${name}.mjs`, [file]);
    expect({ exitCode: run.exitCode, stderr: run.stderr.toString() }).toEqual({ exitCode: 0, stderr: '' });
    return JSON.parse(run.stdout.toString());
  };
  /** As a browser or a chat program opens a link. */
  const openLinks = (...links: string[]) => script('open-links', links);
  const bridgesmith = async (...words: string[]) => {
    const run = await open().node('newest', 'dist/cli/main.js', ['microsip', ...words]);
    return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
  };
  const links = (...words: string[]) => bridgesmith('links', ...words);
  const refusals = async () => {
    const text = (await open().files.exists(log)) ? await open().readText(log) : '';
    // What of a dialled link is left out is written there, too.
    return text.split('\r\n').filter((line) => line !== '' && !/^\S+Z ".*" Dialled, without: /.test(line));
  };
  /** All that programs are registered in, as text. */
  const registry = async () => {
    const keys = wine ? ['HKCU\\Software', 'HKLM\\Software\\Classes'] : touchedKeys;
    const texts: string[] = [];
    for (const key of keys) {
      const saved = await open().registry.saved(key);
      if (wine) expect(saved).toBeDefined();
      if (saved !== undefined) texts.push(saved);
    }
    return texts.join('\n');
  };

  beforeEach(async () => {
    await open().phone.install();
    await open().phone.clear();
    await open().files.remove(log);
  });

  test('install, status and uninstall leave the registry as it was', async () => {
    // As MicroSIP's own installation leaves it.
    await open().registry.set(`${classes}\\tel`, 'URL Protocol', '');
    await open().registry.set(`${classes}\\tel\\shell\\open\\command`, '', phoneCommand);
    await open().registry.set(`${classes}\\tel`, 'EditFlags', 2);
    const before = await registry();
    const states = (await links('status')).stdout.split('\n');
    if (wine)
      expect(states).toEqual([
        'sip     not registered; nobody opens links',
        'sips    not registered; nobody opens links',
        `tel     not registered; links go to the phone unchecked, which a hostile one can command: ${phoneCommand}`,
        'callto  not registered; nobody opens links',
        '',
      ]);
    const dry = await links('install', '--dry-run');
    expect(dry.stdout).toContain(`would write ${classes}\\tel: `);
    expect(dry.stdout).toContain(`, in place of: ${phoneCommand}`);
    expect((await registry()) === before).toBe(true);

    const installed = await links('install');
    expect(installed).toMatchObject({ exitCode: 0, stderr: '' });
    const written = (text: string) => [...text.matchAll(/^(?:would write|wrote) (.*)$/gm)].map(([, change]) => change);
    expect(written(installed.stdout)).toEqual(written(dry.stdout));
    expect(installed.stdout).toContain('Now choose MicroSIP (bridgesmith) for each scheme in Settings > Apps');
    const command = await open().registry.get(`${classes}\\bridgesmith.microsip.tel\\shell\\open\\command`);
    expect(command).toMatch(
      /^"[A-Z]:\\.*\\node\.exe" "[A-Z]:\\.*\\dist\\cli\\main\.js" microsip link --notify box -- "%1"$/,
    );
    expect(await open().registry.get(`${classes}\\tel\\DefaultIcon`)).toBe(
      'C:\\Program Files\\MicroSIP\\microsip.exe,0',
    );
    if (wine)
      expect((await links('status')).stdout).toMatch(
        /^(?:\w+ +registered; links are dialled, each checked first\n){4}$/,
      );
    const choices = (text: string) => text.split('UserChoice').length;
    expect(choices(await registry())).toBe(choices(before));

    expect((await links('uninstall', '--scheme', 'sip,sips')).exitCode).toBe(0);
    if (wine)
      expect((await links('status', '--scheme', 'sip,tel')).stdout).toBe(
        'sip     not registered; nobody opens links\ntel     registered; links are dialled, each checked first\n',
      );
    expect((await links('uninstall', '--dry-run')).stdout).toContain(`would take back ${classes}\\tel`);
    expect((await links('uninstall')).stdout).toContain(`restored ${classes}\\tel`);
    expect((await registry()) === before).toBe(true);
    expect(await links('uninstall')).toEqual({ exitCode: 0, stdout: 'nothing was registered\n', stderr: '' });
    await open().registry.delete(`${classes}\\tel`);
  });

  test.skipIf(!wine)('--open-settings says so where Windows has no such page', async () => {
    const opened = await links('install', '--scheme', 'tel', '--open-settings');
    expect(opened.exitCode).toBe(1);
    expect(opened.stderr).toMatch(
      /^bridgesmith: Windows' settings could not be opened \(Windows error \d+\)\. Open them/,
    );
    expect((await links('uninstall')).exitCode).toBe(0);
  });

  // Windows may ask which program is to open a scheme before it opens the first link.
  test.skipIf(!wine)('are opened by the phone, running or not, and never commanded by one', async () => {
    await links('install', '--notify', 'log');
    expect(await openLinks('tel:+1%20(555)%20123-4567')).toEqual([{ done: true, error: expect.any(Number) }]);
    expect(await open().phone.waitForEffects(1)).toEqual(['dial +15551234567']);
    await open().phone.stop();
    await open().phone.start();
    await open().phone.clear();
    const ways: [(link: string) => Promise<unknown>, string, string][] = [
      [openLinks, 'sip:jo@pbx.example:5070;transport=tcp?subject=x', 'dial jo@pbx.example:5070'],
      [(link) => open().cmdLine(`start "" "${link}"`), 'tel:+1 555 1234', 'dial +15551234'],
      [
        (link) => open().run({ commandLine: `rundll32.exe url.dll,FileProtocolHandler ${link}` }),
        'CALLTO://555-1234',
        'dial 5551234',
      ],
      [openLinks, 'sips:jo@pbx.example', 'dial jo@pbx.example'],
    ];
    for (const [openLink, link, effect] of ways) {
      const before = (await open().phone.effects()).length;
      await openLink(link);
      expect((await open().phone.waitForEffects(before + 1)).slice(before)).toEqual([effect]);
    }
    await open().phone.clear();

    const hostile = [
      'tel:/answer',
      'tel:/resetnoask',
      'tel:%2Fresetnoask',
      'tel:%252Fresetnoask',
      'callto:1 text',
      'callto:1%20text',
      'callto:tel:/answer',
      'sip:sip:/answer',
      'tel:5551234" --dry-run "',
      'tel:5551234" --notify box --json -- "tel:5551234',
      'tel:5551234\\',
      'tel:5551234\\" "x',
      'sip:jo:secret@pbx.example',
      "tel:5551234' /exit",
      'tel:5551234 /account:1 /password:x',
    ];
    await openLinks(...hostile);
    await expect.poll(async () => (await refusals()).length, { ...polling, interval: 500 }).toBe(hostile.length);
    expect((await refusals()).filter((line) => !/^\S+Z ".*" The link was refused: /.test(line))).toEqual([]);
    expect(await open().phone.received()).toEqual([]);
    expect(await open().dialogs()).toEqual([]);
    await open().files.remove(log);
    const written = `tel:\u001b[2J\u202e${'\u65e5'.repeat(300)}`;
    expect((await bridgesmith('link', '--notify', 'log', '--', written)).exitCode).toBe(4);
    expect(await refusals()).toEqual([
      expect.stringMatching(
        /^\S+Z "tel:\\u001b\[2J\\u202e(?:\\u65e5){191}"\.\.\. \(309 characters\) The link was refused: /,
      ),
    ]);

    // Without a phone, callto: links would be a way to dial, too, and this program the one that they start.
    await open().files.remove(log);
    await open().phone.uninstall();
    await openLinks('callto:5551234');
    await expect.poll(async () => (await refusals()).length, polling).toBe(1);
    // What it had opened would have been refused before this one is.
    await openLinks('callto:5556789');
    await expect.poll(async () => (await refusals()).at(-1), polling).toContain('callto:5556789');
    const answer = 'uri: a link is not answered by opening another.';
    expect(await refusals()).toEqual(
      ['"callto:5551234"', '"callto:5556789"'].map((link) => expect.stringMatching(new RegExp(` ${link} .*${answer}`))),
    );
    await links('uninstall');
  });

  test.skipIf(!wine)('that are refused are shown in one box, which closes itself', async () => {
    await links('install', '--scheme', 'tel');
    // They begin at nearly the same time, and each looks whether another shows a box.
    const opened = ['tel:/resetnoask', 'tel:/answer', 'tel:/exit', 'tel:/hide', 'tel:/minimized', 'tel:/hangupall'];
    await openLinks(...opened);
    await expect.poll(async () => (await open().dialogs()).length, polling).toBeGreaterThan(0);
    await expect.poll(async () => (await refusals()).length, { ...polling, interval: 200 }).toBe(opened.length);
    const [dialog, ...others] = await open().dialogs();
    expect(others).toEqual([]);
    expect(dialog).toMatchObject({ title: 'MicroSIP link' });
    expect(dialog?.text).toContain('The link was refused: the character "/" (U+002F) is in no telephone number.');
    await expect.poll(async () => (await open().dialogs()).length, { ...polling, interval: 1000 }).toBe(0);
    expect(await open().phone.received()).toEqual([]);
    await links('uninstall');
  });

  test(`of ${hostileLinks.length} hostile ones, those that are read at all only dial`, async () => {
    await open().phone.start();
    await open().phone.clear();
    const numbers = hostileLinks.map((link) => {
      try {
        return parseLink(microsip, link).number;
      } catch {
        return undefined;
      }
    });
    const codes = await script('dial-links', hostileLinks);
    expect(codes).toEqual(numbers.map((number) => (number === undefined ? 4 : 0)));
    const calls = numbers.filter((number) => number !== undefined);
    const received = (await open().phone.received()).map(({ how, text }) => [how, text]);
    expect(received).toEqual(calls.map((number) => ['copydata1', number]));
    expect(await open().phone.effects()).toEqual(calls.map((number) => `dial ${number.replace(/^sips?:/, '')}`));
  });
});
