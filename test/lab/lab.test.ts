// lab.test.ts: proves the lab itself, so that a red test elsewhere speaks of the product.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { patience } from '../limits.js';
import { joinCommandLine, type Lab, labUnavailable, openLab, waitFor } from './index.js';
import { decodeHexText, readLines } from './records.js';

// A session of its own: these tests start phones and stop them all.
const opened = await openLab({ own: true });
const lab = opened as Lab;
const folder = 'C:\\bridgesmith-lab';
if (!opened) console.warn(labUnavailable());
beforeAll(() => opened?.makeFolder(folder));
afterAll(() => opened?.close());

const hostile = [
  '',
  ' ',
  '"',
  'a"b',
  '\\"',
  'back\\',
  'two words\\',
  '%PATH%',
  '&calc',
  'a^b',
  '!x!',
  'ü€漢',
  "'",
  '`$(1)',
];

async function readArguments(log: string): Promise<{ line: string; arguments: string[] }> {
  const lines = await waitFor('arguments.exe', async () => {
    const found = await readLines(lab.files, log);
    return found.at(-1) === 'end -' ? found : undefined;
  });
  const part = (kind: string) =>
    lines.filter((line) => line.startsWith(kind)).map((line) => decodeHexText(line.split(' ')[1]));
  return { line: part('line ')[0] ?? '', arguments: part('argument ') };
}

describe.skipIf(!opened)('running programs', () => {
  test('gives exit code, both outputs and no time-out', async () => {
    const result = await lab.cmdLine('echo out&echo err 1>&2&exit 7');
    expect(result.exitCode).toBe(7);
    expect(result.stdout.toString()).toMatch(/^out ?\r\n$/);
    expect(result.stderr.toString()).toMatch(/^err ?\r\n$/);
    expect(result.timedOut).toBe(false);
  });

  test('hands over the exact command line', async () => {
    const log = `${folder}\\exact.log`;
    const program = lab.toWindows(lab.program('arguments.exe'));
    const commandLine = `"${program}"   "a "b\\" c"  ""x ü€漢 %PATH% ^&|`;
    const result = await lab.run({
      program,
      commandLine,
      env: { BRIDGESMITH_ARGUMENTS_LOG: log, BRIDGESMITH_ARGUMENTS_EXIT: '42' },
    });
    expect(result.exitCode).toBe(42);
    expect((await readArguments(log)).line).toBe(commandLine);
  });

  test('quotes arguments so that CommandLineToArgvW gives them back', async () => {
    const log = `${folder}\\quoted.log`;
    const program = lab.toWindows(lab.program('arguments.exe'));
    await lab.run({ commandLine: joinCommandLine(program, ...hostile), env: { BRIDGESMITH_ARGUMENTS_LOG: log } });
    expect((await readArguments(log)).arguments).toEqual(hostile);
  });

  test('gives folder, input, and added and removed variables', async () => {
    await lab.makeFolder(`${folder}\\ü folder`);
    const result = await lab.cmdLine('cd&set /p given=&set', {
      cwd: `${folder}\\ü folder`,
      env: { ADDED: 'a=b %', appdata: null },
      stdin: 'typed\r\n',
    });
    const lines = result.stdout.toString('latin1').split('\r\n');
    expect(lines[0]).toMatch(/^C:\\bridgesmith-lab\\. folder$/);
    expect(lines).toContain('ADDED=a=b %');
    expect(lines.filter((line) => /^appdata=/i.test(line))).toEqual([]);
  });

  test('kills all of a process tree that takes too long', async () => {
    const result = await lab.cmdLine('cmd /c ping -n 9999 127.0.0.1', { timeoutMs: 1000 });
    expect(result.timedOut).toBe(true);
    const list = await lab.run({ commandLine: 'tasklist' });
    expect(list.stdout.toString('latin1').toLowerCase()).not.toContain('ping.exe');
  });

  test('runs many at once', async () => {
    const codes = Array.from({ length: 24 }, (_, index) => index);
    const results = await Promise.all(codes.map((code) => lab.cmdLine(`echo ${code}&exit ${code}`)));
    expect(results.map((result) => result.exitCode)).toEqual(codes);
    expect(results.map((result) => Number.parseInt(result.stdout.toString(), 10))).toEqual(codes);
  });

  test('says what is wrong when a program is not there', async () => {
    await expect(lab.run({ commandLine: 'C:\\nowhere\\x.exe' })).rejects.toThrow(
      /CreateProcessW failed with Windows error [23]$/,
    );
  });

  test('starts a program that goes on, and stops it', async () => {
    const started = await lab.start({ commandLine: 'cmd.exe /d /s /c "ping -n 60 127.0.0.1"' });
    const isRunning = async () =>
      (await lab.run({ commandLine: 'tasklist' })).stdout.toString('latin1').toLowerCase().includes('ping.exe');
    await waitFor('ping', async () => ((await isRunning()) ? true : undefined));
    await started.stop();
    await waitFor('the end of ping', async () => ((await isRunning()) ? undefined : true));
  });
});

describe.skipIf(!opened)('scripts', () => {
  test('cscript hands arguments to a script', async () => {
    const script = `${folder}\\arguments.vbs`;
    const output = `${folder}\\arguments.txt`;
    await lab.files.write(
      script,
      [
        'Set file = CreateObject("Scripting.FileSystemObject").CreateTextFile(WScript.Arguments(0), True, True)',
        'For index = 1 To WScript.Arguments.Count - 1',
        '  file.WriteLine "[" & WScript.Arguments(index) & "]"',
        'Next',
        'file.Close',
        'WScript.Quit 5',
      ].join('\r\n'),
    );
    // Windows' own script host drops embedded quotes; Wine's keeps them.
    const given = lab.native ? hostile.filter((argument) => !argument.includes('"')) : hostile;
    const result = await lab.cscript(script, [output, ...given]);
    expect(result.exitCode).toBe(5);
    expect((await lab.readText(output)).split('\r\n')).toEqual([...given.map((argument) => `[${argument}]`), '']);
  });

  test('cmd gets its tail as it is', async () => {
    const script = `${folder}\\tail.cmd`;
    await lab.files.write(script, '@echo off\r\necho [%*]\r\nexit /b 4\r\n');
    const result = await lab.cmd(script, '"a b"  c,d=e "&"');
    expect(result.exitCode).toBe(4);
    expect(result.stdout.toString().trimEnd()).toBe('["a b"  c,d=e "&"]');
  });

  test('a dialog that a script leaves is seen, with its text, and can be closed', async () => {
    const script = `${folder}\\dialog.vbs`;
    await lab.files.write(script, 'MsgBox "left behind", 0, "A dialog"');
    await lab.start({ commandLine: `wscript.exe //nologo ${script}` });
    const dialog = await waitFor('the dialog', async () => (await lab.dialogs())[0]);
    expect(dialog.text).toContain('left behind');
    await lab.closeWindow(dialog);
    await waitFor('the dialog to close', async () => ((await lab.dialogs()).length === 0 ? true : undefined));
  });

  test.each(['20', 'newest'] as const)('Windows Node %s loads koffi from the project', async (version) => {
    const script = new URL('koffi-check.mjs', import.meta.url);
    const result = await lab.node(version, fileURLToPath(script), ['a "b"', '']);
    expect(result.stderr.toString()).toBe('');
    expect(JSON.parse(result.stdout.toString())).toEqual(['win32', true, ['a "b"', '']]);
  });
});

describe.skipIf(!opened)('the phone', () => {
  beforeEach(async () => {
    await lab.phone.stop();
    await lab.phone.clear();
  });
  const call = (tail: string) => lab.run({ program: lab.phone.exePath, commandLine: `"${lab.phone.exePath}" ${tail}` });

  test.each([
    ['5551234', ['dial 5551234']],
    ['"5551234"', ['dial 5551234']],
    ['+49%2030%201', ['message +49 30 1']],
    ['%2B4930', ['dial +4930']],
    ['5551234 hello "you" there', ['message 5551234 hello "you" there']],
    ['"5551234 hello"', ['message 5551234 hello']],
    ['sip:a@b', ['dial a@b']],
    ['sips:a@b', ['dial a@b']],
    ['tel:1', ['dial 1']],
    ['callto:1', ['dial 1']],
    ['dial:1', ['dial 1']],
    ['dialpad:1 2', ['dialpad 1 2']],
    ['5551234 /account:2', ['account 2', 'dial 5551234']],
    ['/account:2 /password:p w', ['account 2', 'password 2 p w']],
    ['/answer', ['answer']],
    ['/hangupall', ['hangupall']],
    ['/hangupincoming', ['hangupincoming']],
    ['/hangupcalling', ['hangupcalling']],
    ['/dtmf:12#', ['dtmf 12#']],
    ['/transfer:77', ['transfer 77']],
    ['/minimized', ['minimized']],
    ['/hidden', ['hidden']],
    ['/minimized x', ['message /minimized x']],
    ['/resetnoask', ['reset']],
    ['msip:hold', ['msip hold']],
    ['msip:transfer_5', ['msip transfer 5']],
    ['msip:nonsense', ['ignored msip nonsense']],
    ['/hangup', ['dial /hangup']],
    ['-hangup', ['dial -hangup']],
    ['-dial:1', ['dial -dial:1']],
    ['--dn', ['dial --dn']],
    ['tel:/answer', ['answer']],
    ['tel:/resetnoask', ['reset']],
    ['"callto:/resetnoask"', ['reset']],
  ])('%s', async (tail, effects) => {
    await lab.phone.start();
    await call(tail);
    expect(await lab.phone.received()).toEqual([
      { how: 'commandline', text: '' },
      { how: 'copydata1', text: tail },
    ]);
    expect(await lab.phone.effects()).toEqual(effects);
  });

  test('carries out its own command line when it is the first', async () => {
    await lab.phone.start('tel:5551234');
    expect(await lab.phone.received()).toEqual([{ how: 'commandline', text: 'tel:5551234' }]);
    expect(await lab.phone.effects()).toEqual(['dial 5551234']);
  });

  test.each(['/answer', '/hangupall', '/exit'])('%s only ends without a running phone', async (tail) => {
    expect((await call(tail)).exitCode).toBe(0);
    expect(await lab.phone.isRunning()).toBe(false);
    expect(await lab.phone.effects()).toEqual([`ignored ${tail}`]);
  });

  test('/exit closes the running phone', async () => {
    await lab.phone.start();
    await call('/exit');
    await waitFor('the phone to end', async () => ((await lab.phone.isRunning()) ? undefined : true));
    expect(await lab.phone.effects()).toEqual(['exit']);
  });

  test('a copy in another folder, with other letters in its name, is another phone', async () => {
    await lab.phone.start();
    const registered = await lab.registry.get('HKCU\\Software\\MicroSIP');
    const first = lab.phone.exePath;
    await lab.phone.install('C:\\Téléphone 漢 & Co', { portable: true });
    await lab.phone.start('1');
    await call('2');
    expect(await lab.phone.effects()).toEqual(['dial 1', 'dial 2']);
    expect((await lab.windows()).filter((window) => window.className === 'MicroSIP')).toHaveLength(2);
    await lab.phone.uninstall();
    await lab.phone.install();
    expect(lab.phone.exePath).toBe(first);
    expect(registered).toBe('C:\\Program Files\\MicroSIP');
  });

  test('fires hooks without quotes, with the text that the caller chose', async () => {
    const log = `${folder}\\hook.log`;
    const [plain, spaced] = [`${folder}\\hook.exe`, `${folder}\\with space\\hook.exe`];
    for (const path of [plain, spaced]) await lab.copyIn(lab.program('arguments.exe'), path);
    const settings = `[Settings]\r\ncmdIncomingCall="${plain}" "a b" last\r\ncmdCallEnd="${spaced}"\r\n`;
    await lab.files.write(lab.phone.settingsPath, Buffer.from(`\uFEFF${settings}`, 'utf16le'));
    expect((await lab.phone.fireHook('cmdCallStart', '1')).exitCode).toBe(2);
    expect((await lab.phone.fireHook('cmdCallEnd', '1')).exitCode).toBe(1);
    expect(
      (await lab.phone.fireHook('cmdIncomingCall', 'x" & calc //B', { BRIDGESMITH_ARGUMENTS_LOG: log })).exitCode,
    ).toBe(0);
    expect((await readArguments(log)).line).toMatch(/hook\.exe"? a b last x" & calc \/\/B$/);
    await lab.files.remove(lab.phone.settingsPath);
  });

  test('records whole lines when many call at once', async () => {
    await lab.phone.start();
    const numbers = Array.from({ length: 20 }, (_, index) => `55512${index + 10}`);
    await Promise.all(numbers.map(call));
    expect((await lab.phone.effects()).sort()).toEqual(numbers.map((number) => `dial ${number}`));
  });
});

describe.skipIf(!opened)('DDE', () => {
  const builds = ['x64', 'x86'] as const;
  const charsets = ['unicode', 'ansi'] as const;
  const pairs = builds.flatMap((build) => charsets.map((charset) => ({ build, charset })));

  for (const { server: build, client } of pairs.flatMap((server) => pairs.map((client) => ({ server, client })))) {
    const names = [build, client].map((one) => `${one.build} ${one.charset}`);
    const canRun = opened?.runs(build.build) && opened.runs(client.build);
    test.skipIf(!canRun)(`execute, request and poke: server ${names[0]}, client ${names[1]}`, async () => {
      const server = await lab.ddeServer({
        service: 'Recorder',
        topic: ['One Topic', 'B'],
        items: { State: 'idle ü' },
        ...build,
      });
      const target = { service: 'Recorder', topic: 'One Topic', ...client };
      expect(await lab.ddeClient(target, 'execute', '[Dial("5551 ü")]')).toMatchObject({ exitCode: 0 });
      const answer = await lab.ddeClient(target, 'request', 'State', '13');
      expect(answer.data[0]?.toString('utf16le')).toBe('idle ü\0');
      expect((await lab.ddeClient(target, 'poke', 'State', '1', 'busy')).exitCode).toBe(0);
      const changed = await lab.ddeClient(target, 'request', 'State', '1');
      expect(changed.data[0]?.toString('latin1')).toBe('busy\0');
      expect((await lab.ddeClient({ ...target, topic: 'Other' }, 'execute', 'x')).exitCode).toBe(3);
      const common = { service: 'Recorder', topic: 'One Topic' };
      expect(await server.received()).toMatchObject([
        { ...common, kind: 'execute', item: '-', text: '[Dial("5551 ü")]', format: 0 },
        { ...common, kind: 'request', item: 'State', format: 13 },
        { ...common, kind: 'poke', item: 'State', text: 'busy', format: 1 },
        { ...common, kind: 'request', item: 'State', format: 1 },
      ]);
      await server.stop();
    });
  }

  test('a server can refuse, be busy, be late and say nothing', async () => {
    const answers = async (options: object, ...times: number[]) => {
      const server = await lab.ddeServer({ service: 'Odd', topic: 'T', options });
      const codes: unknown[] = [];
      for (const timeoutMs of times) {
        const { exitCode, error } = await lab.ddeClient({ service: 'Odd', topic: 'T', timeoutMs }, 'execute', 'x');
        codes.push([exitCode, error]);
      }
      expect(await server.waitFor(times.length)).toHaveLength(times.length);
      await server.stop();
      return codes;
    };
    expect(await answers({ negative: true }, patience)).toEqual([[1, '4009']]);
    // Wine's DDEML client never says DMLERR_BUSY, though the wire does.
    expect(await answers({ busy: 1 }, patience, patience)).toEqual([
      [1, lab.native ? '4001' : '4009'],
      [0, undefined],
    ]);
    expect(await answers({ delayMs: 10_000 }, 500)).toEqual([[5, '4005']]);
    expect(await answers({ delayMs: 500 }, patience)).toEqual([[0, undefined]]);
    expect(await answers({ silent: true }, 500)).toEqual([[5, '4005']]);
  });

  test('an advise loop delivers what is poked', async () => {
    const server = await lab.ddeServer({ service: 'Ticker', topic: 'T', items: { Price: '1' } });
    const loop = lab.ddeClient({ service: 'Ticker', topic: 'T' }, 'advise', 'Price', '1', '1');
    await server.waitFor(1);
    await lab.ddeClient({ service: 'Ticker', topic: 'T' }, 'poke', 'Price', '1', '2');
    expect((await loop).data.map((data) => data.toString('latin1'))).toEqual(['2\0']);
    await server.stop();
  });

  test('Program Manager makes a group', async () => {
    const manager = await lab.programManager();
    expect(await manager.groups()).not.toContain('Lab Group');
    await lab.ddeClient({ service: 'Progman', topic: 'Progman' }, 'execute', '[CreateGroup(Lab Group)]');
    expect(await manager.groups()).toContain('Lab Group');
    await lab.ddeClient({ service: 'Progman', topic: 'Progman' }, 'execute', '[DeleteGroup(Lab Group)]');
    expect(await manager.groups()).not.toContain('Lab Group');
  });
});

describe.skipIf(!opened)('registry and URL schemes', () => {
  const scheme = 'bridgesmith-lab-test';
  const key = `HKCU\\Software\\Classes\\${scheme}`;
  const register = async (command: string) => {
    await lab.registry.set(key, '', 'URL:lab');
    await lab.registry.set(key, 'URL Protocol', '');
    await lab.registry.set(`${key}\\shell\\open\\command`, '', command);
  };
  beforeEach(async () => {
    await lab.registry.delete(key);
  });

  test('what is saved of a key tells every change below it, and none when it is taken back', async () => {
    const saved = () => lab.registry.saved('HKCU\\Software');
    const [key, name] = ['HKCU\\Software\\bridgesmith-saved', 'ü €'];
    await lab.registry.set(`${key}\\below`, name, 'näme');
    const before = await saved();
    expect(before).toContain('bridgesmith-saved');
    expect(await saved()).toBe(before);
    for (const value of ['name', 4_000_000_000]) {
      await lab.registry.set(`${key}\\below`, name, value);
      expect((await saved()) === before).toBe(false);
    }
    await lab.registry.set(`${key}\\below`, name, 'näme');
    await lab.registry.set(`${key}\\below\\deeper`, '', '');
    expect((await saved()) === before).toBe(false);
    await lab.registry.delete(`${key}\\below\\deeper`);
    expect(await saved()).toBe(before);
    await lab.registry.delete(key);
    expect(await lab.registry.saved(key)).toBeUndefined();
  });

  test('values of each type come back, and a deleted key is gone', async () => {
    await lab.registry.set(`${key}\\ü €`, 'näme', '漢 "x" %PATH%');
    await lab.registry.set(`${key}\\ü €`, 'expand', '%PATH%', 'REG_EXPAND_SZ');
    await lab.registry.set(`${key}\\ü €`, 'number', 4_000_000_000);
    expect(await lab.registry.read(key)).toEqual({ values: {}, keys: ['ü €'] });
    expect(await lab.registry.tree(key)).toEqual({
      [`${key}\\ü €`]: '',
      [`${key}\\ü €|näme`]: '漢 "x" %PATH%',
      [`${key}\\ü €|expand`]: '%PATH%',
      [`${key}\\ü €|number`]: 4_000_000_000,
    });
    expect(await lab.registry.delete(key)).toBe(true);
    expect(await lab.registry.read(key)).toBeUndefined();
    expect(await lab.registry.delete(key)).toBe(false);
  });

  test('a scheme registered for the user is reached by the shell', async () => {
    const log = `${folder}\\scheme.log`;
    await register(`"${lab.toWindows(lab.program('arguments.exe'))}" -- "%1"`);
    await lab.cmdLine(`start "" "${scheme}:5551234"`, { env: { BRIDGESMITH_ARGUMENTS_LOG: log } });
    expect((await readArguments(log)).arguments).toEqual(['--', `${scheme}:5551234`]);
  });

  test('ddeexec of a scheme reaches the DDE server', async () => {
    const server = await lab.ddeServer({ service: 'Shelled', topic: 'Top' });
    await register(lab.toWindows(lab.program('arguments.exe')));
    await lab.registry.set(`${key}\\shell\\open\\ddeexec`, '', '[Open("%1")]');
    await lab.registry.set(`${key}\\shell\\open\\ddeexec\\application`, '', 'Shelled');
    await lab.registry.set(`${key}\\shell\\open\\ddeexec\\topic`, '', 'Top');
    await lab.cmdLine(`start "" "${scheme}:x"`);
    expect(await server.waitFor(1)).toMatchObject([{ kind: 'execute', topic: 'Top', text: `[Open("${scheme}:x")]` }]);
    await server.stop();
  });
});
