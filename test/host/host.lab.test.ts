import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { type ArgumentValues, resolve } from '../../src/definition/resolve/resolve.js';
import { microsip } from '../../src/profiles/index.js';
import { drive } from '../dde/drive.js';
import { type Lab, labUnavailable, openLab, waitFor } from '../lab/index.js';
import { type Call, callActions } from '../transports/drive.js';
import { clearLog, type HostProcess, registeredHost, startHost } from './hostProcess.js';

const opened = await openLab({ own: true });
afterAll(() => opened?.close());

/** Every documented command as it may be written, the action it stands for, and its arguments. */
const commands: readonly [
  command: string,
  action: keyof typeof microsip.definition.actions,
  values?: ArgumentValues,
][] = [
  ['[Dial(5551234)]', 'dial', { number: '5551234' }],
  ['[Dial("+15551234")]', 'dial', { number: '+15551234' }],
  ['[Dial(1000@pbx.example.com,2)]', 'dial', { number: '1000@pbx.example.com', account: 2 }],
  ['[dial( "5551234" , "3" )]', 'dial', { number: '5551234', account: 3 }],
  ['[Answer]', 'answer'],
  ['[Answer()]', 'answer'],
  ['[HANGUP]', 'hangUp'],
  ['[Reject]', 'reject'],
  ['[Cancel]', 'cancel'],
  ['[Hold]', 'hold'],
  ['[Transfer(5556789)]', 'transfer', { number: '5556789' }],
  ['[SendDTMF(12#*A)]', 'sendDtmf', { digits: '12#*A' }],
  ['[Mute]', 'mute'],
  ['[Unmute]', 'unmute'],
  ['[VolumeUp]', 'volumeUp'],
  ['[VolumeDown]', 'volumeDown'],
  ['[MicUp]', 'microphoneUp'],
  ['[MicDown]', 'microphoneDown'],
  ['[Minimize]', 'minimize'],
];

describe.skipIf(!opened)(`bridgesmith host microsip ${labUnavailable()}`, () => {
  const lab = opened as Lab;
  let host: HostProcess;

  const ask = (...words: string[]) => lab.ddeClient({ service: 'MicroSIP', topic: 'control' }, ...words);
  const textOf = async (item: string) =>
    (await ask('request', item, '13')).data[0]?.toString('utf16le').replace('\0', '');
  const received = async () => (await lab.phone.received()).map(({ how, text }) => `${how} ${text}`);
  const arrival = (action: string, values: ArgumentValues = {}) =>
    `copydata1 ${payloadOf(resolve(microsip, action, values, 'copydata'))}`;

  beforeAll(async () => {
    await lab.phone.install();
    // What the phone that hangs is given, too.
    host = await startHost(lab, ['--timeout', '20']);
  });
  afterAll(() => host.stop());
  beforeEach(async () => {
    await clearLog(lab);
    await lab.phone.clear();
  });
  afterEach(() => lab.phone.stop());

  test('tells a running phone each command, and nothing else', async () => {
    await lab.phone.start();
    await lab.phone.clear();
    for (const [command] of commands) expect([command, (await ask('execute', command)).exitCode]).toEqual([command, 0]);
    expect(await received()).toEqual(commands.map(([, action, values]) => arrival(action, values)));
    const log = await host.log();
    expect(log).toHaveLength(commands.length);
    expect(log[0]).toMatch(
      /^\S+Z done dde-client-x64-unicode\.exe \(process \d+\) "\[Dial\(5551234\)\]": sent over copydata: 5551234$/,
    );
  });

  const clients = [
    { build: 'x86', charset: 'ansi' },
    { build: 'x64', charset: 'ansi' },
    { build: 'x86', charset: 'unicode' },
  ] as const;
  for (const kind of clients)
    test.skipIf(!opened?.runs(kind.build))(
      `understands a client that is ${kind.build} and ${kind.charset}`,
      async () => {
        await lab.phone.start();
        await lab.phone.clear();
        const target = { service: 'microsip', topic: 'CONTROL', ...kind };
        expect((await lab.ddeClient(target, 'execute', '[Dial(5551234,2)]')).exitCode).toBe(0);
        expect(await received()).toEqual(['copydata1 5551234 /account:2']);
      },
    );

  test('is reached by connect(microsip) in Node, over DDE by itself because the host is registered', async () => {
    await lab.phone.start();
    await lab.phone.clear();
    const calls = commands.map(([, action, values]): Call => ({ action, ...(values ? { values } : {}) }));
    const { results } = await callActions(lab, 'newest', microsip.definition, calls);
    expect(results.map(({ transport, error }) => transport ?? error)).toEqual(commands.map(() => 'dde'));
    expect(await received()).toEqual(commands.map(([, action, values]) => arrival(action, values)));
  });

  test('is reached by the generated scripts', async () => {
    await lab.phone.start();
    await lab.phone.clear();
    const scripts = 'generated/microsip/vbscript';
    expect((await lab.cscript(`${scripts}/dial.vbs`, ['5551234', '/account:2', '/via:dde'])).exitCode).toBe(0);
    expect(await lab.phone.waitForEffects(2)).toEqual(['account 2', 'dial 5551234']);
    expect((await lab.cscript(`${scripts}/hang-up.vbs`)).exitCode).toBe(0);
    await lab.phone.waitForEffects(3);
    expect(await received()).toEqual(['copydata1 5551234 /account:2', 'copydata1 /hangupall']);
  });

  test('starts the phone to dial, and to hide it, and ends it', async () => {
    expect((await ask('execute', '[Dial(5551234,2)]')).exitCode).toBe(0);
    await waitFor('the phone', async () => ((await lab.phone.isRunning()) ? true : undefined));
    expect((await ask('execute', '[Exit]')).exitCode).toBe(0);
    expect(await lab.phone.isRunning()).toBe(false);
    expect((await ask('execute', '[Hide]')).exitCode).toBe(0);
    expect(await lab.phone.waitForEffects(4)).toEqual(['account 2', 'dial 5551234', 'exit', 'hidden']);
    expect(await received()).toEqual(['commandline 5551234 /account:2', 'commandline /hidden']);
    await waitFor('the phone', async () => ((await lab.phone.isRunning()) ? true : undefined));
    expect((await ask('execute', '[Hold]')).exitCode).toBe(0);
  });

  test('refuses without a phone what only a running one can do, and says why', async () => {
    const others = commands.filter(([, action]) => action !== 'dial').map(([command]) => command);
    for (const command of [...others, '[Exit]']) {
      expect([command, (await ask('execute', command)).exitCode]).toEqual([command, 1]);
    }
    expect(await received()).toEqual([]);
    expect(await lab.phone.isRunning()).toBe(false);
    for (const line of await host.log()) {
      expect(line).toMatch(
        / refused dde-client-x64-unicode\.exe \(process \d+\) "\[\w+.*\]": MicroSIP is not running: /,
      );
    }
    expect(await host.log()).toHaveLength(others.length + 1);
  });

  test('refuses what is no command, a poke, an unknown item, and says why', async () => {
    await lab.phone.start();
    await lab.phone.clear();
    expect((await ask('execute', '[Dial(555)][Exit]')).exitCode).toBe(1);
    expect((await ask('execute', '[Dial(555 /password:x)]')).exitCode).toBe(1);
    expect((await ask('execute', '[Quit]')).exitCode).toBe(1);
    await ask('poke', 'Status', '13', 'idle');
    expect((await ask('request', 'Password', '13')).exitCode).toBe(1);
    expect(await textOf('Status')).toBe('idle');
    expect(await received()).toEqual([]);
    const log = (await host.log()).map((line) => line.replace(/^.*\(process \d+\) /, ''));
    expect(log).toEqual([
      '"[Dial(555)][Exit]": Not a command: "[" (U+005B) at position 12; one transaction carries one command, and nothing may stand behind its ].',
      expect.stringContaining('"[Dial(555 /password:***": number: the character U+0020 at position 4 is not allowed;'),
      expect.stringContaining('"[Quit]": There is no command Quit. There are Dial, Answer,'),
      '"idle": Status: what the phone does can be read, and not set. Send a command instead.',
    ]);
  });

  test('serves and tells what the phone does, through its start and its end', async () => {
    await waitFor('no phone', async () => ((await textOf('Status')) === 'notRunning' ? true : undefined));
    expect(await textOf('Caller')).toBe('');
    let over = false;
    const linked = ask('advise', 'Status', '1', '2').finally(() => {
      over = true;
    });
    const becomes = (status: string) =>
      waitFor(status, async () => ((await textOf('Status')) === status ? true : undefined));
    while (!over) {
      await lab.phone.start();
      await becomes('idle');
      await lab.phone.stop();
      await becomes('notRunning');
    }
    const { data, exitCode } = await linked;
    expect(exitCode).toBe(0);
    expect(data.map((bytes) => bytes.toString('latin1')).sort()).toEqual(['idle\0', 'notRunning\0']);
  });

  test('tells who calls, for how long, and over which account', async () => {
    await lab.phone.start();
    await lab.phone.setTitle('MicroSIP - Reception');
    await lab.phone.ring({ number: '15559998888', name: 'Jo' });
    const becomes = (item: string, text: string) =>
      waitFor(`${item} ${text}`, async () => ((await textOf(item)) === text ? true : undefined));
    await becomes('Status', 'ringing');
    expect(await textOf('Caller')).toBe('15559998888');
    expect(await textOf('Account')).toBe('Reception');
    expect(await textOf('Version')).toMatch(/^3\.\d+\.\d+/);
    expect(await textOf('Duration')).toBe('');
    expect((await ask('execute', '[Answer]')).exitCode).toBe(0);
    await becomes('Status', 'inCall');
    const { data } = await ask('advise', 'Duration', '13', '2');
    const [first = 0, second = 0] = data.map((bytes) => Number(bytes.toString('utf16le').replace('\0', '')));
    expect(second).toBeGreaterThan(first);
    expect((await ask('execute', '[Hangup]')).exitCode).toBe(0);
    await becomes('Status', 'idle');
    expect(await textOf('Caller')).toBe('');
  });

  test('lives through phones that are killed, started late and started twice', async () => {
    await lab.phone.start();
    await lab.phone.stop();
    expect((await ask('execute', '[Answer]')).exitCode).toBe(1);
    await lab.phone.start();
    expect((await ask('execute', '[Answer]')).exitCode).toBe(0);
    await lab.run({ program: lab.phone.exePath, commandLine: `"${lab.phone.exePath}" 777` });
    expect((await ask('execute', '[Hold]')).exitCode).toBe(0);
    expect((await lab.windows()).filter(({ className }) => className === 'MicroSIP')).toHaveLength(1);
    expect((await received()).slice(-2)).toEqual(['copydata1 777', 'copydata1 msip:hold']);
    expect(await registeredHost(lab)).toBeDefined();
  });

  test('lives through a phone that hangs: commands are refused, and the items stay', async () => {
    await lab.phone.start();
    const execute = (conversation: string, command: string) => ({ execute: conversation, command });
    const [connected, hung, asked, gone] = ['connected', 'hung', 'asked', 'gone'].map(
      (moment) => `C:\\bridgesmith-lab\\${moment}`,
    );
    const reached = (moment = '') => waitFor(moment, async () => (lab.files.exists(moment) ? true : undefined));
    // DDE asks every window before a conversation begins, so these begin before one hangs.
    const driving = drive(lab, '20', [
      ...['one', 'two'].map((connect) => ({ connect, service: 'MicroSIP', topic: 'control' })),
      { tell: connected },
      { await: hung },
      { together: [execute('one', '[Dial(555)]'), execute('two', '[Mute]')] },
      { request: 'one', item: 'Status' },
      { tell: asked },
      { await: gone },
      execute('one', '[Dial(777)]'),
      { close: true },
    ]);
    await reached(connected);
    await lab.phone.hang();
    await lab.files.write(hung ?? '', '');
    await host.waitForLog('"[Dial(555)]": MicroSIP did not take the command in ');
    await host.waitForLog('"[Mute]": MicroSIP did not take the command in ');
    await reached(asked);
    await lab.phone.stop();
    await lab.files.write(gone ?? '', '');
    const { results } = await driving;
    const [, , , , together, status, , , again] = results;
    const refused = { error: { code: 'DMLERR_NOTPROCESSED' } };
    expect(together?.value).toMatchObject([refused, refused]);
    expect(status?.value).toBe('idle');
    expect(again?.error).toBeUndefined();
    await waitFor('the call', async () => ((await received()).at(-1) === 'commandline 777' ? true : undefined));
    await waitFor('the phone', async () => ((await lab.phone.isRunning()) ? true : undefined));
    console.log(`a phone that hangs: two commands refused after ${Math.round(together?.ms ?? 0)} ms`);
  });
});
