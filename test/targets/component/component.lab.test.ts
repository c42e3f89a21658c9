// component.lab.test.ts: the DDEClient component, registered by the command line, with a recording DDE server.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DdeServer, type Lab, labUnavailable, openLab, type RunOptions } from '../../lab/index.js';
import { powershellSample, vbscriptSample } from './samples.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

const scripts = 'C:\\bridgesmith-component';
const folder = "C:\\Bridge & B\u00FCro (1) it's";
const classId = '{DDB2D4B1-576F-4216-BD39-07971ED31333}';
const classes = 'HKCU\\Software\\Classes';
const policy = 'HKLM\\Software\\Policies\\bridgesmith\\Components\\DDEClient';

async function bridgesmith(...words: string[]) {
  const run = await lab.node('newest', 'dist/cli/main.js', ['microsip', 'component', ...words]);
  return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
}

/** All that a program can be registered in, as text; less than that on Windows, where others write at the same time. */
async function registry(): Promise<string> {
  const keys = lab.native ? ['HKCU\\Software\\bridgesmith'] : ['HKCU\\Software', 'HKLM\\Software'];
  const texts: string[] = [];
  for (const key of keys) texts.push((await lab.registry.saved(key)) ?? `no ${key}`);
  return texts.join('\n');
}

/** What a script that calls the component is told: nothing, or an error's number less its base, and its text. */
async function execute(command: string, { service = 'MicroSIP', timeout = 300, host = 'cscript.exe' } = {}) {
  const source = `On Error Resume Next
Set variables = CreateObject("WScript.Shell").Environment("Process")
Set dde = CreateObject("DDEClient")
dde.Application = variables("SERVICE")
dde.Topic = "control"
dde.Timeout = ${timeout}
Err.Clear
dde.Execute variables("COMMAND")
If Err.Number <> 0 Then WScript.Echo Err.Number - vbObjectError - 512 & " " & dde.LastError`;
  const script = `${scripts}\\execute.vbs`;
  await lab.files.write(script, source.replaceAll('\n', '\r\n'));
  const env = { SERVICE: service, COMMAND: command };
  const line = `${host.includes('\\') ? host : `${lab.environment.SYSTEMROOT}\\system32\\${host}`} //nologo ${script}`;
  const { stdout, timedOut } = await lab.cmdLine(line, { env });
  expect(timedOut).toBe(false);
  return stdout.toString('latin1').trim();
}

async function leftovers(): Promise<string[]> {
  const keys = (await lab.registry.read(classes))?.keys ?? [];
  const files = await lab.files.list(lab.environment.TEMP ?? '');
  return [...keys, ...files].filter((name) => /^bridgesmith-/i.test(name));
}

describe.skipIf(!opened)('the DDEClient component', () => {
  let before: string;
  let server: DdeServer;
  const start = async (options: Parameters<Lab['ddeServer']>[0]['options'] = {}) => {
    server = await lab.ddeServer({ service: 'MicroSIP', topic: 'control', options });
  };
  const texts = async () => (await server.received()).map(({ text }) => text);

  beforeAll(async () => {
    if (!opened) return;
    await lab.files.makeFolder(scripts);
    // Wine's script hosts register themselves when they first run.
    await lab.files.write(`${scripts}\\nothing.vbs`, '');
    for (const half of ['system32', ...(lab.runs32Bit ? ['syswow64'] : [])])
      for (const host of ['cscript', 'wscript'])
        await lab.cmdLine(`${lab.environment.SYSTEMROOT}\\${half}\\${host}.exe //nologo ${scripts}\\nothing.vbs`);
    before = await registry();
  });

  test('is installed as a dry run says, which writes nothing', async () => {
    const words = ['install', '--out', folder];
    const dry = await bridgesmith(...words, '--dry-run');
    expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await registry()).toBe(before);
    expect(await lab.files.exists(folder)).toBe(false);
    const installed = await bridgesmith(...words);
    expect(installed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(dry.stdout.replaceAll('would write', 'wrote')).toBe(installed.stdout);
    expect(await lab.registry.get(`${classes}\\CLSID\\${classId}\\ScriptletURL`)).toBe(
      `file://${folder}\\component\\DDEClient.wsc`,
    );
    expect(await lab.registry.get(`${classes}\\DDEClient\\CLSID`)).toBe(classId);
    expect((await bridgesmith('status')).stdout).toMatch(
      /^user +registered for 64-bit and 32-bit programs, from C:\\Bridge .*\\component\\DDEClient\.wsc\n/,
    );
    expect(await bridgesmith(...words)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  describe('with a server', () => {
    beforeAll(() => (opened ? start() : undefined));
    afterAll(() => server?.stop());

    test('runs the printed VBScript sample as printed', async () => {
      await lab.files.write(`${scripts}\\dial.vbs`, vbscriptSample);
      const options: RunOptions = { cwd: scripts };
      const { exitCode } = await lab.cmdLine('cscript dial.vbs 5551234', options);
      expect(exitCode).toBe(0);
      const [record, ...others] = await server.waitFor(1);
      expect(others).toEqual([]);
      expect(record).toMatchObject({ kind: 'execute', service: 'MicroSIP', topic: 'control', text: '[Dial(5551234)]' });
      expect(record?.bytes).toEqual(Buffer.from('[Dial(5551234)]\0', 'utf16le'));
      await server.clear();
    });

    test.skipIf(opened?.native !== true)('runs the printed PowerShell sample as printed', async () => {
      await lab.files.write(`${scripts}\\dial.ps1`, powershellSample);
      const { exitCode } = await lab.cmdLine(
        `powershell -NoProfile -ExecutionPolicy Bypass -File ${scripts}\\dial.ps1`,
      );
      expect(exitCode).toBe(0);
      expect((await server.waitFor(1)).map(({ text }) => text)).toEqual(['[Dial(5551234)]']);
      await server.clear();
    });

    test.each([
      '[Dial(5551234)]',
      '[Dial("5551234",2)]',
      '[Dial( 5551234 , 2 )]',
      '[Dial("555,,12")]',
      '[Transfer(sip:jo@pbx.example)]',
      '[SendDTMF(12*#A)]',
      '[Hangup]',
      '[hangup()]',
    ])('sends %s as it is', async (command) => {
      expect(await execute(command)).toBe('');
      expect((await server.waitFor(1)).map(({ text }) => text)).toEqual([command]);
      await server.clear();
    });

    test.each([
      ['a second command', '[Dial(1)][Exit]', /^4 Not one command: at character 10/],
      ['the begin of one', '[Dial(1)', /^4 Not one command/],
      ['no command', '5551234', /^4 Not one command: at character 1, expected \[/],
      ['nothing', '', /^4 Not one command/],
      ['an unknown command', '[Dail(5551234)]', /^4 MicroSIP has no command Dail\. It has \[Dial\(number,account\)\]/],
      ['an instant message', '[Dial(5551234 hello)]', /^4 number: expected a number/],
      ['a switch of the phone', '[Dial(/resetnoask)]', /^4 number: expected/],
      ['a missing number', '[Dial()]', /^4 number is missing/],
      ['an account out of range', '[Dial(5551234,100)]', /^4 account: expected a whole number from 1 to 99/],
      ['an argument too many', '[Answer(1)]', /^4 There is an argument too many/],
      ['a percent sign', '[Dial(%1)]', /^4 .*percent sign.*PowerShell module/],
      ['a control character', '[Dial(1\t2)]', /^4 .*control character/],
      ['what is too long', `[Dial(${'5'.repeat(2000)})]`, /^4 .*2008 characters; at most 2000/],
    ])('refuses %s', async (_name, command, message) => {
      expect(await execute(command)).toMatch(message);
      expect(await texts()).toEqual([]);
    });

    test('speaks to no other service, unless an administrator allows it', async () => {
      const other = await lab.ddeServer({ service: 'Ledger', topic: 'control' });
      try {
        const message = /^4 Application: .* MicroSIP only, not to Ledger.* HKLM\\Software\\Policies\\bridgesmith/;
        expect(await execute('[Post(5)]', { service: 'Ledger' })).toMatch(message);
        await lab.registry.set(policy, 'Services', 'Progman;ledger');
        expect(await execute('[Post(5)]', { service: 'Ledger' })).toBe('');
        expect((await other.waitFor(1)).map(({ text }) => text)).toEqual(['[Post(5)]']);
        expect(await execute('[Post(5)]', { service: 'Diary' })).toMatch(/^4 .* not to Diary/);
        await lab.registry.set(policy, 'Services', '*');
        expect(await execute('[Post(5)]', { service: 'Diary' })).toMatch(
          /^3 Nothing answers as .* Diary\|control\. Start it/,
        );
      } finally {
        await lab.registry.delete('HKLM\\Software\\Policies\\bridgesmith');
        await other.stop();
      }
    });

    test('ten at once: each command arrives once', async () => {
      await lab.files.write(`${scripts}\\dial.vbs`, vbscriptSample);
      const numbers = Array.from({ length: 10 }, (_item, index) => String(5550000 + index));
      // Wine's script host opens its script for itself alone.
      for (const number of numbers) await lab.files.write(`${scripts}\\dial${number}.vbs`, vbscriptSample);
      await Promise.all(numbers.map((number) => lab.cscript(`${scripts}\\dial${number}.vbs`, [number])));
      await server.waitFor(10);
      expect((await texts()).toSorted()).toEqual(numbers.map((number) => `[Dial(${number})]`));
      await server.clear();
      expect(await leftovers()).toEqual([]);
    });

    test('says that it cannot read and set items, and what can', async () => {
      const source = `On Error Resume Next
Set dde = CreateObject("DDEClient")
dde.Application = "MicroSIP"
dde.Topic = "control"
x = dde.Request("Status")
WScript.Echo Err.Number - vbObjectError - 512 & " " & dde.LastError
Err.Clear
dde.Poke "Status", "x"
WScript.Echo Err.Number - vbObjectError - 512 & " " & dde.LastError
Err.Clear
dde.Timeout = 0
WScript.Echo Err.Number - vbObjectError - 512 & " " & dde.LastError & " " & dde.Timeout & dde.Topic & dde.Application`;
      await lab.files.write(`${scripts}\\items.vbs`, source.replaceAll('\n', '\r\n'));
      const { stdout } = await lab.cscript(`${scripts}\\items.vbs`);
      expect(stdout.toString().trim().split('\r\n')).toEqual([
        expect.stringMatching(/^2 .*only Execute.*read an item.*bridgesmith generate microsip --target powershell/),
        expect.stringMatching(/^2 .*only Execute.*set an item.*bridgesmith generate microsip --target powershell/),
        expect.stringMatching(/^2 Timeout: .*1 to 999\. 10controlMicroSIP$/),
      ]);
      expect(await texts()).toEqual([]);
    });

    test.skipIf(!opened?.runs32Bit)('serves 32-bit programs too', async () => {
      const host = `${lab.environment.SYSTEMROOT}\\syswow64\\cscript.exe`;
      expect(await execute('[Answer]', { host })).toBe('');
      expect((await server.waitFor(1)).map(({ text }) => text)).toEqual(['[Answer]']);
      await server.clear();
    });
  });

  test('without a server: an error that says what to do, without waiting for one, and no dialog', async () => {
    expect(await execute('[Hangup]', { timeout: 999 })).toBe(
      '3 Nothing answers as the DDE server MicroSIP|control. Start its host first.',
    );
    expect(await lab.dialogs()).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  test('a server that hangs: an error when the time is up, and nothing is left', async () => {
    await start({ silent: true });
    try {
      expect(await execute('[Hangup]', { timeout: 2 })).toBe(
        '5 No answer came from the DDE server MicroSIP|control within 2 seconds.',
      );
      expect(await leftovers()).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  test('is uninstalled without a trace', async () => {
    expect((await bridgesmith('uninstall', '--dry-run')).stdout).toContain(`would take back ${classes}\\DDEClient\n`);
    const { exitCode, stdout, stderr } = await bridgesmith('uninstall');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`removed ${classes}\\CLSID\\${classId}\n`);
    expect(await lab.files.exists(`${folder}\\component`)).toBe(false);
    expect(await registry()).toBe(before);
    expect((await bridgesmith('uninstall')).stdout).toBe('nothing was registered\n');
    expect((await bridgesmith('status')).stdout).toBe('user     not registered\nmachine  not registered\n');
    const create = 'On Error Resume Next\r\nSet dde = CreateObject("DDEClient")\r\nWScript.Echo Err.Number';
    await lab.files.write(`${scripts}\\create.vbs`, create);
    expect((await lab.cscript(`${scripts}\\create.vbs`)).stdout.toString().trim()).toBe('429');
  });

  test('puts back what was registered before, and leaves what came later', async () => {
    await lab.registry.set(`${classes}\\DDEClient\\CLSID`, '', '{00000000-0000-4000-8000-000000000001}');
    await bridgesmith('install', '--out', folder);
    await bridgesmith('uninstall');
    expect(await lab.registry.get(`${classes}\\DDEClient\\CLSID`)).toBe('{00000000-0000-4000-8000-000000000001}');
    await bridgesmith('install', '--out', folder);
    await lab.registry.set(`${classes}\\DDEClient\\CLSID`, '', '{00000000-0000-4000-8000-000000000002}');
    expect((await bridgesmith('status')).stdout).toContain('user     DDEClient is registered by another program\n');
    const { stdout } = await bridgesmith('uninstall');
    expect(stdout).toContain(`left as it is, since another program wrote it later: ${classes}\\DDEClient\n`);
    expect(await lab.registry.get(`${classes}\\DDEClient\\CLSID`)).toBe('{00000000-0000-4000-8000-000000000002}');
    await lab.registry.delete(`${classes}\\DDEClient`);
    expect(await registry()).toBe(before);
  });

  test('for the whole machine, where its folder is one that only administrators write to', async () => {
    expect(await bridgesmith('install', '--machine')).toMatchObject({ exitCode: 0, stderr: '' });
    const file = `${lab.environment.PROGRAMFILES}\\bridgesmith\\microsip\\component\\DDEClient.wsc`;
    expect(await lab.registry.get(`HKLM\\Software\\Classes\\CLSID\\${classId}\\ScriptletURL`)).toBe(`file://${file}`);
    await start();
    try {
      expect(await execute('[Answer]')).toBe('');
      expect((await server.waitFor(1)).map(({ text }) => text)).toEqual(['[Answer]']);
    } finally {
      await server.stop();
    }
    expect(await bridgesmith('uninstall', '--machine')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await lab.files.exists(`${lab.environment.PROGRAMFILES}\\bridgesmith`)).toBe(false);
    expect(await registry()).toBe(before);
  });

  test.each(['C:\\100% ours', 'C:\\C# tools'])('refuses the folder %s, and writes nothing there', async (place) => {
    expect(await bridgesmith('install', '--folder', place)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Choose another folder.'),
    });
    expect(await lab.files.exists(place)).toBe(false);
  });
});
