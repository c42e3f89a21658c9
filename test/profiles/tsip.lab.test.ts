// tsip.lab.test.ts: what is generated for tSIP, and the package itself, against a stand-in that reads its command line as
// tSIP does.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type HostProcess, startHost } from '../host/hostProcess.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { LabTsip } from '../lab/tsip.js';
import { polling } from '../limits.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

const root = fileURLToPath(new URL('../..', import.meta.url));
const generated = 'generated/tsip';
const classes = 'HKCU\\Software\\Classes';

/** What every script and the package are given, and what the phone makes of it. */
const commands = [
  ['dial', ['5551234'], 'call 5551234'],
  ['answer', [], 'answer'],
  ['hang-up', [], 'hangup'],
  ['start-recording', [], 'record'],
  ['pause-recording', [], 'pause'],
  ['press-button', ['12'], 'button 12'],
  ['show', [], 'show'],
] as const;
/** As the phone would misread them. */
const misread = ['5551234,12', 'sip:HANGUP', 'SCRIPT=x', '1000@pbx.example.com', '%35'];

describe.skipIf(!opened)('tSIP', () => {
  const phone = opened && new LabTsip(opened);
  const tsip = () => phone as LabTsip;
  const bridgesmith = async (...words: string[]) => {
    const { exitCode, stdout, stderr } = await lab.node('newest', 'dist/cli/main.js', words);
    return { exitCode, stdout: String(stdout), stderr: String(stderr) };
  };

  beforeEach(async () => {
    await tsip().install();
    await tsip().clear();
  });
  afterEach(async () => {
    for (const dialog of await lab.dialogs()) await lab.closeWindow(dialog);
    await tsip().uninstall();
  });

  const doers = [
    [
      'a .vbs',
      (name: string, words: readonly string[]) => lab.cscript(`${generated}/vbscript/${name}.vbs`, [...words]),
    ],
    ['a .cmd', (name: string, words: readonly string[]) => lab.cmd(`${generated}/batch/${name}.cmd`, words.join(' '))],
    [
      'bridgesmith run',
      (name: string, words: readonly string[]) =>
        bridgesmith(
          'run',
          'tsip',
          name.replace(/-(.)/g, (_hyphen, letter: string) => letter.toUpperCase()),
          ...words,
        ),
    ],
  ] as const;

  test.each(doers)('does what %s says, and nothing of what it refuses', async (_name, say) => {
    await tsip().start();
    for (const [name, words] of commands) expect([name, (await say(name, words)).exitCode]).toEqual([name, 0]);
    for (const number of misread) expect([number, (await say('dial', [number])).exitCode]).toEqual([number, 4]);
    expect(await tsip().waitForEffects(commands.length)).toEqual(commands.map(([, , effect]) => effect));
    expect(await tsip().received()).toHaveLength(commands.length);
    expect((await say('exit', [])).exitCode).toBe(0);
    expect((await tsip().waitForEffects(commands.length + 1)).at(-1)).toBe('quit');
  });

  test('is started by a call, and missed where it is not', async () => {
    expect((await lab.cscript(`${generated}/vbscript/dial.vbs`, ['*21#'])).exitCode).toBe(0);
    expect(await tsip().waitForEffects(1)).toEqual(['call *21#']);
    expect(await tsip().received()).toEqual(['commandline /tsip=*21#']);
    await tsip().uninstall();
    for (const [env, why] of [
      [{}, 'tSIP was not found. Looked at:'],
      [{ TSIP_EXE: 'C:\\Nowhere\\tSIP.exe' }, 'TSIP_EXE is not the full path'],
    ] as const) {
      const { exitCode, stdout, stderr } = await lab.cscript(`${generated}/vbscript/dial.vbs`, ['5'], { env });
      expect([exitCode, `${stdout}${stderr}`]).toEqual([3, expect.stringContaining(why)]);
    }
  });

  test('does what tsip-cli says', async () => {
    await tsip().start();
    const launch = (text: string) => lab.cmd(`${generated}/launcher/tsip-cli.cmd`, text);
    for (const text of [
      '-dial:5551234',
      '+15551234',
      '--hangup',
      '-record',
      '--pause',
      '--button=3',
      '--answer',
      '--show',
    ])
      expect([text, (await launch(text)).exitCode]).toEqual([text, 0]);
    for (const number of misread) expect([number, (await launch(`"--dial:${number}"`)).exitCode]).toEqual([number, 4]);
    const effects = ['call 5551234', 'call +15551234', 'hangup', 'record', 'pause', 'button 3', 'answer', 'show'];
    expect(await tsip().waitForEffects(effects.length)).toEqual(effects);
    expect(await tsip().received()).toHaveLength(effects.length);
  });

  test('is called by the links of its page, when Windows opens them as the phone has registered itself', async () => {
    await lab.registry.set(`${classes}\\tsip`, 'URL Protocol', '');
    // As its settings do it, in a folder whose path has no blank.
    await lab.registry.set(`${classes}\\tsip\\shell\\open\\command`, '', `${tsip().exePath} /tsip="%1"`);
    const page = readFileSync(`${root}${generated}/page/example.html`, 'utf8');
    const links = [...page.matchAll(/href="(tsip:[^"]*)"/g)].map(([, link = '']) => link);
    expect(links).toEqual(['tsip:%2B15555550100', 'tsip:7000']);
    await tsip().start();
    for (const link of links) await lab.cmdLine(`start "" "${link}"`);
    expect((await tsip().waitForEffects(2)).sort()).toEqual(['call +15555550100', 'call 7000']);
    expect((await bridgesmith('run', 'tsip', 'hangUp', '--via', 'uri')).exitCode).toBe(0);
    expect((await tsip().waitForEffects(3)).at(-1)).toBe('hangup');
    await lab.registry.delete(`${classes}\\tsip`);
  });

  test('is called by links of tel: and callto:, each checked first', async () => {
    // Wine's script host knows only the ending .js, and stops at //E.
    const engine = lab.native ? ' //E:JScript' : '';
    const script = lab.toWindows(`${generated}/links/open-link.js`);
    const host = `${lab.environment.SYSTEMROOT}\\system32\\wscript.exe`;
    const commandFor = (link: string) => ({ commandLine: `"${host}" //B${engine} "${script}" "${link}"` });
    const open = async (link: string) => (await lab.run(commandFor(link))).exitCode;
    await tsip().start();
    for (const link of ['tel:+1-555-123-4567', 'callto:5551234', 'tel:*21%23'])
      expect([link, await open(link)]).toEqual([link, 0]);
    // While its box is shown, no other is.
    await lab.start(commandFor('tel:5551234;ext=12'));
    await expect.poll(async () => (await lab.dialogs()).length, polling).toBe(1);
    for (const link of ['callto:jo@pbx.example.com', 'tel:HANGUP', 'callto:sip:HANGUP', 'sip:5551234'])
      expect([link, await open(link)]).toEqual([link, 4]);
    expect(await tsip().waitForEffects(3)).toEqual(['call +15551234567', 'call 5551234', 'call *21#']);
    expect(await tsip().received()).toHaveLength(3);
  });

  describe('behind bridgesmith host', () => {
    let host: HostProcess;
    const target = { service: 'tSIP', topic: 'control' };
    const ask = async (command: string) => (await lab.ddeClient(target, 'execute', command)).exitCode;

    beforeAll(async () => {
      host = await startHost(lab, [], { bridge: 'tsip' });
    });
    afterAll(() => host.stop());

    test('is told by DDE clients what they say, over its command line', async () => {
      await tsip().start();
      const said = [
        '[Dial(5551234)]',
        '[answer]',
        '[Hangup()]',
        '[StartRecording]',
        '[PauseRecording]',
        '[PressButton(3)]',
      ];
      for (const command of said) expect([command, await ask(command)]).toEqual([command, 0]);
      for (const command of [
        '[Dial("5551234,12")]',
        '[Dial(sip:HANGUP)]',
        '[PressButton(x)]',
        '[Transfer(5)]',
        '[Exit][Show]',
      ])
        expect([command, await ask(command)]).not.toEqual([command, 0]);
      const effects = ['call 5551234', 'answer', 'hangup', 'record', 'pause', 'button 3'];
      expect(await tsip().waitForEffects(effects.length)).toEqual(effects);
      expect(await tsip().received()).toHaveLength(effects.length);
    });

    test('is started for a call, not for an answer, and ends when it is told to', async () => {
      expect(await ask('[Answer]')).not.toBe(0);
      expect(await tsip().isRunning()).toBe(false);
      expect(await ask('[Dial(+15551234)]')).toBe(0);
      expect(await tsip().waitForEffects(1)).toEqual(['call +15551234']);
      await tsip().waitForWindow();
      expect(await ask('[Exit]')).toBe(0);
      expect(await tsip().isRunning()).toBe(false);
    });

    test('is reached by scripts and Node over DDE by themselves, and by CreateObject', async () => {
      await tsip().start();
      expect((await lab.cscript(`${generated}/vbscript/dial.vbs`, ['5551234', '/via:dde'])).exitCode).toBe(0);
      const { stdout } = await bridgesmith('run', 'tsip', 'hangUp', '--json');
      expect(JSON.parse(stdout).result).toMatchObject({ sent: { transport: 'dde' } });
      expect((await bridgesmith('tsip', 'component', 'install')).exitCode).toBe(0);
      const script = 'C:\\bridgesmith-lab\\tsip.vbs';
      const lines = [
        'Set dde = CreateObject("TSip.Client")',
        'dde.Application = "tSIP" : dde.Topic = "control"',
        'dde.Execute "[Dial(*21#)]"',
        'On Error Resume Next',
        'dde.Execute "[Dial(""5551234,12"")]"',
        'WScript.Quit Err.Number - vbObjectError - 512',
      ];
      await lab.files.write(script, lines.join('\r\n'));
      expect((await lab.cscript(script, [])).exitCode).toBe(4);
      expect(await tsip().waitForEffects(3)).toEqual(['call 5551234', 'hangup', 'call *21#']);
      expect((await bridgesmith('tsip', 'component', 'uninstall')).exitCode).toBe(0);
    });
  });

  test("is called by Node's handler of links, which is installed for those of its definition alone", async () => {
    const installed = await bridgesmith('tsip', 'links', 'install', '--notify', 'log');
    expect(installed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(installed.stdout).not.toMatch(/\bsips?\b/);
    const command = await lab.registry.get(`${classes}\\bridgesmith.tsip.tel\\shell\\open\\command`);
    await tsip().start();
    const open = async (link: string) => (await lab.cmdLine(String(command).replace('%1', link))).exitCode;
    for (const link of ['tel:+1-555-123-4567', 'callto:5551234']) expect([link, await open(link)]).toEqual([link, 0]);
    for (const link of ['tel:5551234;ext=12', 'tel:HANGUP', 'callto:sip:HANGUP', 'sip:1000@pbx.example.com'])
      expect([link, await open(link)]).toEqual([link, 4]);
    expect(await tsip().waitForEffects(2)).toEqual(['call +15551234567', 'call 5551234']);
    expect(await tsip().received()).toHaveLength(2);
    expect((await bridgesmith('tsip', 'links', 'uninstall')).exitCode).toBe(0);
    expect(await lab.registry.get(`${classes}\\bridgesmith.tsip.tel\\shell\\open\\command`)).toBeUndefined();
  });

  test('is installed with all that there is for it, which uninstall takes back', async () => {
    const parts = ['scripts', 'module', 'path', 'component', 'links', 'host'];
    const script = `${lab.environment.LOCALAPPDATA}\\bridgesmith\\tsip\\vbscript\\dial.vbs`;
    // Wine's script host registers itself when it first runs.
    await lab.cscript(`${generated}/vbscript/dial.vbs`, ['/?']);
    const registry = () => lab.registry.saved('HKCU\\Software');
    const before = await registry();
    const installed = await bridgesmith('install', 'tsip', '--part', parts.join(','));
    expect(installed).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await lab.cscript(script, ['5551234'])).exitCode).toBe(0);
    expect(await tsip().waitForEffects(1)).toEqual(['call 5551234']);
    const removed = await bridgesmith('uninstall', 'tsip');
    expect(removed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await lab.files.exists(script)).toBe(false);
    if (!lab.native) expect((await registry()) === before).toBe(true);
  });

  describe('and the doctor', () => {
    const examine = async () => {
      const { exitCode, stdout } = await bridgesmith('doctor', 'tsip', '--json');
      const { findings } = JSON.parse(stdout).result as {
        findings: { area: string; check: string; state: string; found: string }[];
      };
      const of = (check: string) =>
        findings
          .filter((one) => one.area === 'tSIP' && one.check === check)
          .map(({ state, found }) => `${state}: ${found}`);
      return { exitCode, of };
    };

    test('finds the phone, and whether it runs', async () => {
      const stopped = await examine();
      expect([stopped.exitCode, stopped.of('program'), stopped.of('running')]).toEqual([
        0,
        [`ok: ${tsip().exePath}`],
        ['ok: it does not run'],
      ]);
      expect(await tsip().isRunning()).toBe(false);
      await tsip().start();
      expect((await examine()).of('running')).toEqual([expect.stringMatching(/^ok: /)]);
    });

    test('says where it looked for a phone that is not there, and ends with 3', async () => {
      await tsip().uninstall();
      const { exitCode, of } = await examine();
      expect([exitCode, of('program')]).toEqual([
        3,
        [expect.stringMatching(/^problem: tSIP was not found\. Looked at:/)],
      ]);
    });
  });
});
