// scripts.test.ts: generated .cmd files, run by a real command interpreter, with a stand-in for the phone at the other end.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Bridge } from '../../../src/definition/bridge.js';
import { defineBridge } from '../../../src/definition/defineBridge.js';
import { payloadOf } from '../../../src/definition/resolve/invocation.js';
import { resolve } from '../../../src/definition/resolve/resolve.js';
import type { BridgesmithError } from '../../../src/errors.js';
import { renderTarget } from '../../../src/generate/generate.js';
import { excel, microsip, progman } from '../../../src/profiles/index.js';
import { batch } from '../../../src/targets/batch/index.js';
import { canaryWord, hostileTexts } from '../../corpora/hostile.js';
import { type Lab, labUnavailable, openLab, type RunOptions, type RunResult, waitFor } from '../../lab/index.js';

// A session of its own: these tests count what reaches the phone.
const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

/**
 * The scripts are in a folder whose name has all that a path may have, less what Wine's cmd loses: a percent sign in the
 * path of a batch file.
 */
const scripts = opened?.native ? "C:\\R&D (100%) !x^ it's" : "C:\\R&D (100) !x^ it's";
const folder = 'C:\\bridgesmith-batch';
const usualFolder = 'C:\\Program Files\\MicroSIP';

async function install(bridge: Bridge): Promise<void> {
  for (const { path, bytes } of await renderTarget(bridge, batch)) {
    await lab.files.write(`${scripts}\\${path.replaceAll('/', '\\')}`, bytes);
  }
}

/** Runs a script with exactly this text behind its name: no sign of it acts in the cmd that starts it. */
function run(script: string, text = '', options: RunOptions = {}): Promise<RunResult> {
  return lab.cmdLine(`"${scripts}\\batch\\${script}"${text && ` ${escaped(text)}`}`, {
    cwd: folder,
    ...options,
  });
}

/** Text that a `cmd /c` hands on as it is: a caret before each sign, also in the name of what would be a variable. */
function escaped(text: string): string {
  return text.replace(/[&|<>^"()!%]/g, '^$&');
}

const said = ({ exitCode, stdout, stderr }: RunResult) => ({
  exitCode,
  stdout: stdout.toString('latin1'),
  stderr: stderr.toString('latin1'),
});

async function received(count: number): Promise<string[]> {
  const commands = await waitFor(`${count} commands at the phone`, async () => {
    const found = await lab.phone.received();
    return found.length >= count ? found : undefined;
  });
  return commands.map(({ text }) => text);
}

beforeAll(async () => {
  if (!opened) return;
  await install(microsip);
  await install(progman);
  await lab.files.makeFolder(folder);
  await lab.phone.install(usualFolder);
});
beforeEach(async () => {
  await opened?.phone.clear();
});

describe.skipIf(!opened)('dial.cmd over the program', () => {
  beforeAll(() => lab.phone.start());
  afterAll(() => lab.phone.stop());

  test.each([
    ['5551234', '5551234'],
    ['+49*30#1,2;3', '+49*30#1,2;3'],
    ['"555,1"', '555,1'],
    ['5"55"1', '5551'],
    ['\t5551234   2', '5551234 /account:2'],
    ['/account:2 5551234', '5551234 /account:2'],
    ['/NUMBER:5551234 /Account:99', '5551234 /account:99'],
    ['5551234 /via:exe', '5551234'],
    ['5551234 /VIA:EXE /timeout:5', '5551234'],
    ['"/number:5551234"', '5551234'],
    ['jo.doe', 'jo.doe'],
    ['sip:1000@pbx.example.com:5060', 'sip:1000@pbx.example.com:5060'],
    ['sips:jo@x', 'sips:jo@x'],
    ['sip', 'sip'],
    ['5'.repeat(255), '5'.repeat(255)],
  ])('%s', async (text, payload) => {
    expect(said(await run('dial.cmd', text))).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await received(1)).toEqual([payload]);
  });

  test.each([
    ['nothing', '', 2, /^dial\.cmd: number is missing: expected a number .*\r\n$/],
    ['an argument too many', '555 2 3', 2, /argument too many/],
    ['an unknown option', '555 /nope', 2, /no such option/],
    ['an option without its value', '/number', 2, /no such option/],
    ['a number given twice', '555 /number:666', 2, /number is given twice/],
    ['an unknown way', '555 /via:mail', 2, /expected dde or exe or uri/],
    ['a way without name', '555 /via:', 2, /expected dde or exe or uri/],
    ['a time that is none', '555 /timeout:1x', 2, /seconds from 1 to 999/],
    ['no time at all', '555 /timeout:0', 2, /seconds from 1 to 999/],
    ['an empty number', '""', 4, /^dial\.cmd: number: expected a number/],
    ['an empty number by name', '/number:', 4, /^dial\.cmd: number: expected a number/],
    ['an option as number', '/number:/x', 4, /^dial\.cmd: number: /],
    ['a number that is too long', '5'.repeat(256), 4, /^dial\.cmd: number: /],
    ['arguments that are too long', '5'.repeat(4000), 4, /^dial\.cmd: the arguments are too long/],
    ['a quote that is not closed', '555"1', 4, /double quote/],
    ['an account out of range', '555 100', 4, /^dial\.cmd: account: expected a whole number from 1 to 99\.\r\n$/],
    ['an account with a zero in front', '555 01', 4, /account: /],
    ['an account with a plus sign', '555 +1', 4, /account: /],
    ['a negative account', '555 -1', 4, /account: /],
    ['an account beyond 32 bits', '555 4294967297', 4, /account: /],
    ['only a minus sign', '555 -', 4, /account: /],
    ['a wildcard as account', '555 *', 4, /account: /],
  ])('refuses %s', async (_name, text, exitCode, message) => {
    const result = said(await run('dial.cmd', text));
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr).toMatch(message);
    expect(await lab.phone.received()).toEqual([]);
  });

  test('shows its help', async () => {
    for (const text of ['/?', '/? ', '/help']) {
      const { exitCode, stdout, stderr } = said(await run('dial.cmd', text));
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toMatch(/^dial\.cmd NUMBER \[\/account:VALUE\] \[options\] ?\r\n/);
      expect(stdout).toContain('/via:dde|exe|uri');
    }
  });

  test('takes its arguments from variables', async () => {
    const env = { BRIDGESMITH_NUMBER: '5551234', BRIDGESMITH_ACCOUNT: '3' };
    expect(said(await run('dial.cmd', '/environment', { env })).exitCode).toBe(0);
    expect(await received(1)).toEqual(['5551234 /account:3']);
    expect(said(await run('dial.cmd', '', { env })).exitCode).toBe(2);
    expect(said(await run('dial.cmd', '/environment 555', { env })).exitCode).toBe(2);
    expect(said(await run('dial.cmd', '/environment')).exitCode).toBe(2);
  });

  test('is not misled by variables that it uses itself', async () => {
    const names = ['number', 'value.account', 'given.account', 'value.via', 'word', 'quoted', 'usage', 'bad', 'text'];
    const env = Object.fromEntries(
      [...names, 'exe', 'line', 'work', 'BRIDGESMITH_ARGUMENTS'].map((name) => [name, '9']),
    );
    expect(said(await run('dial.cmd', '5551234', { env }))).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await received(1)).toEqual(['5551234']);
  });

  test('twenty at once', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => String(5550000 + index));
    const results = await Promise.all(numbers.map((number) => run('dial.cmd', number)));
    expect(results.map(({ exitCode }) => exitCode)).toEqual(numbers.map(() => 0));
    expect((await received(20)).sort()).toEqual(numbers);
  });

  test.each(['/v:on', '/e:off', '/q'])('started with cmd %s', async (option) => {
    const plain = `${folder}\\dial.cmd`;
    await lab.files.write(plain, await lab.readBytes(`${scripts}\\batch\\dial.cmd`));
    const result = await lab.run({ commandLine: `cmd.exe /d ${option} /c ${plain} 5551234 2` });
    expect(said(result)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await received(1)).toEqual(['5551234 /account:2']);
  });

  test('whatever the folder for temporary files is', async () => {
    const temporary = `${folder}\\T&M (1${lab.native ? '%' : ''}) !y^`;
    await lab.files.makeFolder(temporary);
    await lab.registry.set('HKCU\\Software\\MicroSIP', '', usualFolder);
    const missing = `${folder}\\not\\there`;
    const ran = `${folder}\\ran.txt`;
    const acting = `" & echo x> "${ran}" & rem "`;
    for (const TEMP of [temporary, missing, null, `${folder}\\dial.cmd`, acting]) {
      const env = { TEMP, RANDOM: acting, ERRORLEVEL: '7' };
      expect({ TEMP, ...said(await run('dial.cmd', '5551234', { env })) }).toMatchObject({ exitCode: 0, stderr: '' });
    }
    await lab.registry.delete('HKCU\\Software\\MicroSIP');
    expect(await received(5)).toHaveLength(5);
    expect(await lab.files.list(temporary)).toEqual([]);
    expect(lab.files.exists(`${folder}\\not`)).toBe(false);
    expect(lab.files.exists(ran)).toBe(false);
  });

  test('a line end, and a file that has the name of a command', async () => {
    const here = `${folder}\\here`;
    await lab.files.write(`${here}\\set.cmd`, `@echo ran> "${folder}\\ran.txt"\r\n`);
    expect(said(await run('dial.cmd', '5551234', { cwd: here })).exitCode).toBe(0);
    for (const text of ['555\r1234', '555\n1234', '"555\n1234"', '555^\n1234']) {
      expect((await run('dial.cmd', text, { cwd: here })).exitCode, JSON.stringify(text)).toBe(4);
    }
    expect(await received(1)).toEqual(['5551234']);
    expect(lab.files.exists(`${folder}\\ran.txt`)).toBe(false);
  });

  test('called by another batch file with a line feed and a command in the number', async () => {
    const here = `${folder}\\caller`;
    await lab.files.write(`${here}\\dial.cmd`, await lab.readBytes(`${scripts}\\batch\\dial.cmd`));
    await lab.files.write(`${here}\\${canaryWord}.cmd`, `@echo ran> "${folder}\\ran.txt"\r\n`);
    const head = [
      '@echo off',
      'setlocal EnableDelayedExpansion',
      'set LF=^',
      '',
      '',
      `set "V=5!LF!${canaryWord}&rem "`,
    ];
    for (const line of ['call dial.cmd !V!', 'dial.cmd !V!', 'call dial.cmd "!V!"']) {
      await lab.files.write(`${here}\\caller.cmd`, [...head, line].join('\r\n'));
      expect((await lab.cmd(`${here}\\caller.cmd`, '', { cwd: here })).exitCode, line).toBe(4);
    }
    expect(await lab.phone.received()).toEqual([]);
    expect(lab.files.exists(`${folder}\\ran.txt`)).toBe(false);
  });

  test('called by another batch file, and in a line with other commands', async () => {
    await lab.files.write(`${folder}\\dial.cmd`, await lab.readBytes(`${scripts}\\batch\\dial.cmd`));
    await lab.files.write(
      `${folder}\\caller.cmd`,
      [
        '@echo off',
        'setlocal EnableDelayedExpansion',
        'set "number=5550001"',
        'call dial.cmd %number%',
        'echo code !errorlevel! number !number!',
        'call dial.cmd !number!x?',
        'echo code !errorlevel!',
        'call dial.cmd',
        'echo code !errorlevel!',
        'dial.cmd 5550002',
        'echo never',
      ].join('\r\n'),
    );
    const { stdout, exitCode } = said(await lab.cmd(`${folder}\\caller.cmd`, '', { cwd: folder }));
    expect(stdout.split(/ ?\r\n/)).toEqual(['code 0 number 5550001', 'code 4', 'code 2', '']);
    expect(exitCode).toBe(0);
    expect(await received(2)).toEqual(['5550001', '5550002']);
    const line = said(await lab.cmdLine(`"${scripts}\\batch\\dial.cmd" 1x?& echo after`));
    expect(line.stdout).toMatch(/after/);
  });
});

describe.skipIf(!opened)('other plain actions', () => {
  beforeAll(() => lab.phone.start());
  afterAll(() => lab.phone.stop());

  test.each([
    ['hang-up.cmd', '', '/hangupall'],
    ['send-dtmf.cmd', '12AD*#', '/dtmf:12AD*#'],
    ['transfer.cmd', 'jo@x', '/transfer:jo@x'],
    ['mute.cmd', '', 'msip:micmute'],
  ])('%s %s', async (script, text, payload) => {
    expect(said(await run(script, text))).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await received(1)).toEqual([payload]);
  });

  test.each(['12ad', '12 3', ';A', 'A;', '\u212A', 'E'])('tones refuse %j', async (text) => {
    expect(said(await run('send-dtmf.cmd', `/digits:"${text}"`)).exitCode).toBe(4);
  });
});

const workbench = defineBridge({
  name: 'workbench',
  title: 'Workbench!',
  summary: 'Every kind of plain parameter.',
  application: { executables: ['arguments.exe'], override: 'WORKBENCH_EXE' },
  actions: {
    work: {
      summary: 'Starts it.',
      parameters: {
        count: { kind: 'integer', minimum: -999999999, maximum: 999999999, default: -7 },
        colour: { kind: 'choice', choices: ['red', 'Red-2.x', '3'], optional: true },
        quiet: { kind: 'flag' },
        line: { kind: 'phoneNumber', optional: true },
      },
      bindings: {
        exe: {
          arguments: [
            '100% & "all"',
            ['n = ', { parameter: 'count' }],
            { when: 'quiet', write: ['--quiet'], otherwise: ['--loud', 'very loud'] },
            {
              when: 'colour',
              write: [{ when: 'line', write: [{ parameter: 'line' }] }, { parameter: 'colour' }],
              otherwise: [{ when: 'line', write: ['--line', { parameter: 'line' }] }],
            },
          ],
        },
      },
    },
  },
});

describe.skipIf(!opened)('every kind of plain parameter', () => {
  const log = 'C:\\bridgesmith-batch\\arguments.log';
  const exe = 'C:\\bridgesmith-batch\\tools\\arguments.exe';
  beforeAll(async () => {
    await install(workbench);
    await lab.files.copyIn(lab.program('arguments.exe'), exe);
  });

  test.each<[string, Record<string, unknown>]>([
    ['', {}],
    ['0', { count: 0 }],
    ['-999999999', { count: -999999999 }],
    ['999999999 Red-2.x', { count: 999999999, colour: 'Red-2.x' }],
    ['/colour:3 /line:*1 /quiet', { colour: '3', line: '*1', quiet: true }],
    ['1 red 555', { count: 1, colour: 'red', line: '555' }],
  ])('work.cmd %s', async (text, values) => {
    await lab.files.remove(log);
    const env = { WORKBENCH_EXE: `"${exe}"`, BRIDGESMITH_ARGUMENTS_LOG: log };
    expect(said(await run('work.cmd', text, { env }))).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const lines = await waitFor('the program', async () => {
      const found = lab.files.exists(log) ? (await lab.readText(log)).split('\n') : [];
      return found.includes('end -') ? found : undefined;
    });
    const line = Buffer.from(lines[0]?.slice('line '.length) ?? '', 'hex').toString('utf16le');
    const tail = line.slice(line.indexOf('arguments.exe"') + 'arguments.exe"'.length);
    expect(tail.trimStart()).toBe(payloadOf(resolve(workbench, 'work', values, 'exe')));
  });

  test.each(['1000000000', '-0', '00', '1.0', '0x1', '1 RED', '1 blue', '1 "red "'])('refuses %s', async (text) => {
    expect(said(await run('work.cmd', text, { env: { WORKBENCH_EXE: exe } })).exitCode).toBe(4);
  });

  test('flags from variables', async () => {
    const codes = [];
    for (const value of ['true', 'false', 'yes']) {
      const env = { WORKBENCH_EXE: exe, BRIDGESMITH_ARGUMENTS_LOG: log, BRIDGESMITH_QUIET: value };
      codes.push((await run('work.cmd', '/environment', { env })).exitCode);
    }
    expect(codes).toEqual([0, 0, 4]);
  });
});

describe.skipIf(!opened)('where the program is', () => {
  const places = [
    ['a folder with spaces', 'C:\\Program Files\\MicroSIP'],
    ['letters beyond ASCII', 'C:\\B\u00FCro \u96FB\u8A71\\MicroSIP'],
    ['all that a path may have', "C:\\A&B (50%) !y^ it's; =\\MicroSIP"],
  ] as const;
  // Each looks in one place only, so the others are made empty.
  const nowhere = { PROGRAMFILES: null, 'PROGRAMFILES(X86)': null, LOCALAPPDATA: null, APPDATA: null };
  // The stand-in needs to be told where to write without these.
  const logs = () => ({ BRIDGESMITH_PHONE_LOG: `${lab.environment.LOCALAPPDATA}\\bridgesmith-lab\\phone.log` });
  const uninstallKey = 'Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\MicroSIP';

  async function dialled(env: Record<string, string | null>): Promise<string[]> {
    const result = said(await run('dial.cmd', '5551234', { env: { ...nowhere, ...logs(), ...env } }));
    expect(result).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    await lab.phone.waitForEffects(1);
    const commands = await received(1);
    await lab.phone.stop();
    return commands;
  }

  async function putPhone(place: string): Promise<void> {
    await lab.phone.uninstall();
    await lab.phone.install(place, { portable: true });
    await lab.phone.clear();
  }

  test.each(places)('the override: %s', async (_name, place) => {
    await putPhone(place);
    expect(await dialled({ MICROSIP_EXE: `${place}\\microsip.exe` })).toEqual(['5551234']);
  });

  test('the override in quotes, with an ampersand', async () => {
    await putPhone('C:\\R & D\\MicroSIP');
    expect(await dialled({ MICROSIP_EXE: '"C:\\R & D\\MicroSIP\\microsip.exe"' })).toEqual(['5551234']);
  });

  test.each(places)('a folder with a variable: %s', async (_name, place) => {
    await putPhone(place);
    expect(await dialled({ 'ProgramFiles(x86)': place.slice(0, -'\\MicroSIP'.length) })).toEqual(['5551234']);
  });

  test.each(places)('the registry: %s', async (_name, place) => {
    await putPhone(place);
    await lab.registry.set('HKCU\\Software\\MicroSIP', '', place);
    // What the console's code page lacks does not come through reg.exe; the phone is then not found, and nothing worse.
    const comes = /^[ -~]*$/.test(place);
    if (comes) expect(await dialled({})).toEqual(['5551234']);
    else expect((await run('dial.cmd', '5551234', { env: { ...nowhere, ...logs() } })).exitCode).toBe(3);
  });

  test.each([
    ['HKCU\\Software\\MicroSIP', '', '"C:\\Phones\\MicroSIP\\"'],
    ['HKCU\\Software\\MicroSIP', '', 'C:\\Phones\\MicroSIP\\microsip.exe'],
    ['HKLM\\Software\\MicroSIP', '', 'C:\\Phones\\MicroSIP'],
    [
      'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\microsip.exe',
      '',
      'C:\\Phones\\MicroSIP\\microsip.exe',
    ],
    [`HKCU\\${uninstallKey}`, 'InstallLocation', 'C:\\Phones\\MicroSIP'],
    [`HKLM\\${uninstallKey}`, 'InstallLocation', 'C:\\Phones\\MicroSIP'],
  ])('%s %s = %s', async (key, name, value) => {
    await putPhone('C:\\Phones\\MicroSIP');
    await lab.registry.set(key, name, value);
    try {
      expect(await dialled({})).toEqual(['5551234']);
    } finally {
      await lab.registry.delete(key);
    }
  });

  test('a registry value with a variable in it', async () => {
    await putPhone('C:\\Phones\\MicroSIP');
    await lab.registry.set('HKCU\\Software\\MicroSIP', '', '%PHONES%\\MicroSIP', 'REG_EXPAND_SZ');
    expect(await dialled({ PHONES: 'C:\\Phones' })).toEqual(['5551234']);
    await lab.registry.delete('HKCU\\Software\\MicroSIP');
  });

  test('an override that names nothing is said, and so is all that was looked at', async () => {
    await lab.phone.uninstall();
    const wrong = said(await run('dial.cmd', '555', { env: { MICROSIP_EXE: 'C:\\nowhere\\x.exe' } }));
    expect(wrong).toMatchObject({ exitCode: 3, stdout: '' });
    expect(wrong.stderr).toMatch(/MICROSIP_EXE is not the full path of an \.exe file/);
    await lab.files.write(`${folder}\\phone.cmd`, `>"${folder}\\acted" echo %*`);
    for (const MICROSIP_EXE of [`${folder}\\phone.cmd`, 'cmd.exe', 'system32\\cmd.exe']) {
      const options = { env: { MICROSIP_EXE }, cwd: 'C:\\windows' };
      expect(said(await run('dial.cmd', '555', options)).exitCode, MICROSIP_EXE).toBe(3);
    }
    expect(lab.files.exists(`${folder}\\acted`)).toBe(false);
    const acting = `" & echo x> "${folder}\\acted" & rem "`;
    for (const name of ['PROGRAMFILES(X86)', 'LOCALAPPDATA', 'APPDATA', 'MICROSIP_EXE']) {
      const result = await run('dial.cmd', '555', { env: { ...nowhere, [name]: acting } });
      expect(said(result).exitCode, name).toBe(3);
    }
    expect(lab.files.exists(`${folder}\\acted`)).toBe(false);
    const none = said(await run('dial.cmd', '555', { env: nowhere }));
    expect(none).toMatchObject({ exitCode: 3, stdout: '' });
    expect(none.stderr).toMatch(/%ProgramFiles\(x86\)%\\MicroSIP/);
    expect(none.stderr).toMatch(/set MICROSIP_EXE/);
  });
});

describe.skipIf(!opened)('the twin', () => {
  const seen = `${folder}\\twin.txt`;
  const twin = (name: string) => `${scripts}\\batch\\${name}`;
  const fake = [
    'Set environment = CreateObject("WScript.Shell").Environment("Process")',
    `Set file = CreateObject("Scripting.FileSystemObject").CreateTextFile("${seen}", True, True)`,
    'file.Write WScript.Arguments(0) & "|" & environment("BRIDGESMITH_ARGUMENTS")',
    'file.Close',
    'WScript.Quit 5',
  ].join('\r\n');
  const handedOver = async () => (await lab.readText(seen)).trimEnd();
  beforeEach(() => lab.files.remove(seen));
  afterAll(async () => {
    if (opened) for (const name of ['dial.vbs', 'create-group.vbs']) await lab.files.remove(twin(name));
  });

  test('is missed when it is not there', async () => {
    for (const [script, text] of [
      ['dial.cmd', '555 /via:uri'],
      ['dial.cmd', '555 /via:dde'],
      ['create-group.cmd', 'x'],
    ] as const) {
      const result = said(await run(script, text));
      expect(result).toMatchObject({ exitCode: 3, stdout: '' });
      expect(result.stderr).toContain(`needs ${script.replace('.cmd', '.vbs')}`);
      expect(result.stderr).toMatch(/bridgesmith generate \w+ --target vbscript/);
    }
  });

  test.each([
    'x',
    '"two words"  /via:dde',
    '"A & B" "c|d<e>f^g"',
    "it's 100% !sure! (really)",
    'B\u00FCro \u{1F4DE} \u96FB\u8A71',
    '/name:"a""b"',
    '*.* ,;=',
  ])('gets %j as it was given', async (text) => {
    await lab.files.write(twin('create-group.vbs'), fake);
    expect(said(await run('create-group.cmd', text)).exitCode).toBe(5);
    expect(await handedOver()).toBe(`/batch-arguments|${text}`);
  });

  test('gets no stale arguments', async () => {
    await lab.files.write(twin('create-group.vbs'), fake);
    await run('create-group.cmd', '', { env: { BRIDGESMITH_ARGUMENTS: 'stale' } });
    expect(await handedOver()).toBe('/batch-arguments|');
  });

  test('is found in the folder of the other target', async () => {
    await lab.files.remove(twin('create-group.vbs'));
    await lab.files.write(`${scripts}\\vbscript\\create-group.vbs`, fake);
    expect(said(await run('create-group.cmd', 'x')).exitCode).toBe(5);
    await lab.files.remove(`${scripts}\\vbscript`);
  });

  test('sends what goes over DDE, by itself where a server has left its mark', async () => {
    await lab.phone.install(usualFolder);
    await lab.phone.start();
    await lab.phone.clear();
    await lab.files.write(twin('dial.vbs'), fake);
    expect((await run('dial.cmd', '555 /via:DDE')).exitCode).toBe(5);
    expect(await handedOver()).toBe('/batch-arguments|555 /via:DDE');
    await lab.files.remove(seen);
    expect((await run('dial.cmd', '5551234')).exitCode).toBe(0);
    expect(await received(1)).toEqual(['5551234']);
    expect(lab.files.exists(seen)).toBe(false);
    await lab.registry.set('HKCU\\Software\\bridgesmith\\Servers', 'MicroSIP|control', 4711);
    expect((await run('dial.cmd', '5551234')).exitCode).toBe(5);
    expect(await handedOver()).toBe('/batch-arguments|5551234');
    expect((await run('dial.cmd', '5551234 /via:exe')).exitCode).toBe(0);
    expect(await received(2)).toEqual(['5551234', '5551234']);
    await lab.registry.delete('HKCU\\Software\\bridgesmith\\Servers');
    await lab.phone.stop();
  });

  test('sends by DDE to an application that is running', async () => {
    await install(excel);
    await lab.files.write(twin('new-workbook.vbs'), fake);
    const exe = `${folder}\\tools\\excel.exe`;
    await lab.files.copyIn(lab.program('arguments.exe'), exe);
    const env = { EXCEL_EXE: exe };
    expect(said(await run('new-workbook.cmd', '', { env }))).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(lab.files.exists(seen)).toBe(false);
    // Any program of that name that stays will do.
    const staying = `${folder}\\running\\excel.exe`;
    await lab.files.copyIn(lab.program('phone.exe'), staying);
    const running = await lab.start({ program: staying, commandLine: `"${staying}"` });
    expect((await run('new-workbook.cmd', '', { env })).exitCode).toBe(5);
    expect(await handedOver()).toBe('/batch-arguments|');
    await running.stop();
    await lab.files.remove(twin('new-workbook.vbs'));
  });

  test('checks come before it', async () => {
    await lab.files.write(twin('dial.vbs'), fake);
    expect((await run('dial.cmd', '/number:1+? /via:dde')).exitCode).toBe(4);
    expect(lab.files.exists(seen)).toBe(false);
  });
});

describe.skipIf(!opened)('hostile texts', () => {
  const trap = `${folder}\\trap`;
  const options = { cwd: trap };
  /** What the script must do with a number: exit code 0 and this payload, or only an exit code. */
  function expected(text: string): { exitCode: number; payload?: string } {
    try {
      return { exitCode: 0, payload: payloadOf(resolve(microsip, 'dial', { number: text }, 'exe')) };
    } catch (error) {
      return { exitCode: (error as BridgesmithError).exitCode };
    }
  }
  const doubled = (text: string) => text.replaceAll('"', '""');
  // A command line holds no NUL and ends, for cmd, with its line; and it is 8191 characters long.
  const sayable = hostileTexts.filter(({ text }) => !/[\0\r\n]/.test(text) && text.length < 8000);

  beforeAll(async () => {
    if (!opened) return;
    await lab.files.write(`${trap}\\${canaryWord}.cmd`, `@echo ran> "${folder}\\ran.txt"\r\n`);
    await lab.phone.stop();
    await lab.phone.install(usualFolder);
    await lab.phone.start();
  });
  afterAll(() => opened?.phone.stop());

  async function untouched(): Promise<void> {
    expect(lab.files.exists(`${folder}\\ran.txt`)).toBe(false);
    expect(await lab.files.list(trap)).toEqual([`${canaryWord}.cmd`]);
    expect(await lab.dialogs()).toEqual([]);
  }

  async function severalAtOnce<One>(all: readonly One[], runOne: (one: One) => Promise<void>): Promise<void> {
    const queue = all.map((one) => one);
    const work = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) await runOne(one);
    };
    await Promise.all([work(), work(), work()]);
  }

  /** Runs each in turn, a few at a time: the accepted ones show at the phone, in any order. */
  async function check(
    cases: readonly { text: string; exitCode: number; payload?: string }[],
    runCase: (text: string) => Promise<RunResult>,
  ): Promise<void> {
    const wrong: unknown[] = [];
    await severalAtOnce(cases, async (one) => {
      const result = said(await runCase(one.text));
      if (result.exitCode !== one.exitCode) wrong.push({ ...one, ...result });
    });
    expect(wrong).toEqual([]);
    const payloads = cases.flatMap(({ payload }) => payload ?? []);
    expect((await received(payloads.length)).sort()).toEqual(payloads.sort());
    await untouched();
  }

  test('the trap works', async () => {
    await lab.files.write(`${folder}\\naive.cmd`, '@set "number=%*"\r\n');
    await lab.cmdLine(`${folder}\\naive.cmd ${escaped(`555"&${canaryWord}`)}`, options);
    expect(lab.files.exists(`${folder}\\ran.txt`)).toBe(true);
    await lab.files.remove(`${folder}\\ran.txt`);
  });

  test('on the command line, in quotes, by name', async () => {
    const cases = sayable.map(({ text }) => ({ text, ...expected(text) }));
    await check(cases, (text) => run('dial.cmd', `/number:"${doubled(text)}"`, options));
  });

  test('on the command line, in quotes, by place', async () => {
    // What begins with a slash is an option there, and /? is refused wherever it stands.
    const cases = sayable.map(({ text }) => ({
      text,
      ...(text.startsWith('/') && !text.includes('/?') && !/^\/(number|account):/i.test(text) ? { exitCode: 2 } : {}),
      ...(/^\/number:/i.test(text) || !text.startsWith('/') || text.includes('/?')
        ? expected(text.replace(/^\/number:/i, ''))
        : { exitCode: 2 }),
    }));
    await check(cases, (text) => run('dial.cmd', `"${doubled(text)}"`, options));
  });

  test('on the command line, as they are', async () => {
    const acts = sayable.filter(({ text }) => /[&|<>^"%!()]/.test(text));
    const refused: unknown[] = [];
    await severalAtOnce(acts, async ({ text }) => {
      const { exitCode } = await run('dial.cmd', text, options);
      refused.push({ text, refused: exitCode === 2 || exitCode === 4 });
    });
    expect(refused).toHaveLength(acts.length);
    for (const one of refused) expect(one).toMatchObject({ refused: true });
    expect(await lab.phone.received()).toEqual([]);
    await untouched();
  });

  test('from a variable', async () => {
    const cases = hostileTexts
      .filter(({ text }) => !text.includes('\0'))
      .map(({ text }) => ({ text, ...(text === '' ? { exitCode: 2 } : expected(text)) }));
    await check(cases, (text) =>
      run('dial.cmd', '/environment', { ...options, env: { BRIDGESMITH_NUMBER: text || null } }),
    );
    const long = await run('dial.cmd', '/environment', { ...options, env: { BRIDGESMITH_NUMBER: '5'.repeat(32_000) } });
    expect(long.exitCode).toBe(4);
  });
});
