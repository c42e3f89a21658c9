// deskPhone.lab.test.ts: the host of an application of which there is nothing but a definition.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { resolve } from '../../src/definition/resolve/resolve.js';
import { nextStart } from '../conformance/receivers.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { deskPhone, deskPhoneFile } from './deskPhone.js';
import { clearLog, type HostProcess, registeredServers, startHost } from './hostProcess.js';

const opened = await openLab({ own: true });
afterAll(() => opened?.close());

describe.skipIf(!opened)(`a host by a definition alone ${labUnavailable()}`, () => {
  const lab = opened as Lab;
  const [program, record] = ['C:\\desk\\DeskPhone.exe', 'C:\\desk\\arguments.log'];
  const env = { DESK_PHONE_EXE: program, BRIDGESMITH_ARGUMENTS_LOG: record };
  const bridge = lab?.toWindows(deskPhoneFile);
  let host: HostProcess;

  const ask = (...words: string[]) => lab.ddeClient({ service: 'DeskPhone', topic: 'control' }, ...words);
  const command = (...words: string[]) => lab.node('20', 'dist/cli/main.js', ['host', bridge, ...words], { env });

  beforeAll(async () => {
    await lab.makeFolder('C:\\desk');
    await lab.copyIn(lab.program('arguments.exe'), program);
    host = await startHost(lab, [], { bridge, env });
  });
  afterAll(() => host.stop());
  beforeEach(() => clearLog(lab));
  afterEach(() => lab.files.remove(record));

  test.each([
    ['[Dial(5551234)]', 'dial', { number: '5551234' }],
    ['[dial("+1555")]', 'dial', { number: '+1555' }],
    ['[Write("on my way, & %PATH% ^ (5) ünï")]', 'write', { text: 'on my way, & %PATH% ^ (5) ünï' }],
    ['[Write(\\)]', 'write', { text: '\\' }],
  ])('carries out %s over the command line', async (text, action, values) => {
    expect((await ask('execute', text)).exitCode).toBe(0);
    const payload = payloadOf(resolve(deskPhone, action, values, 'exe'));
    expect(await nextStart(lab, record, false)).toBe(payload);
    expect(await host.log()).toEqual([expect.stringContaining(`: sent over exe: `)]);
  });

  test('refuses what the definition refuses, and what has no command line, and says why', async () => {
    for (const text of ['[Dial(call me)]', '[Dial(1)][Dial(2)]', '[Hold]', '[Ring]']) {
      expect([text, (await ask('execute', text)).exitCode]).toEqual([text, 1]);
    }
    expect(lab.files.exists(record)).toBe(false);
    expect((await host.log()).map((line) => line.split('": ')[1])).toEqual([
      expect.stringContaining('number: '),
      expect.stringContaining('one transaction carries one command'),
      'There is no command Hold. There are Dial, Write, Ring.',
      'The definition of desk-phone binds ring to dde alone, which leads back to this host.',
    ]);
  });

  test('serves no item that nothing tells, and says so', async () => {
    expect((await ask('request', 'Status', '13')).exitCode).toBe(1);
    await ask('poke', 'Status', '13', 'idle'); // Wine's clients do not hear that it was refused
    const why = 'its items are not served (status): nothing here can see what Desk Phone does';
    expect(await host.log()).toEqual([
      expect.stringContaining(`Status: ${why}. Send a command instead.`),
      expect.stringContaining(`Status: ${why}. Send a command instead.`),
    ]);
  });

  test('is known by the mark of its own name, and starts at logon beside others', async () => {
    expect(await lab.registry.get(registeredServers, 'DeskPhone|control')).toMatch(/^\d+$/);
    const status = async () => JSON.parse((await command('--status', '--json')).stdout.toString()).result;
    expect(await status()).toMatchObject({ name: 'DeskPhone|control', running: true, atLogon: false });
    expect((await command('--install', '--no-start')).exitCode).toBe(0);
    expect(await status()).toMatchObject({ atLogon: true });
    const run = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
    expect(await lab.registry.get(run, 'bridgesmith host desk-phone')).toContain('start-host-desk-phone.js');
    const script = `${lab.environment.LOCALAPPDATA}\\bridgesmith\\start-host-desk-phone.js`;
    expect(await lab.files.readText(script)).toContain('[bridgesmith:host-desk-phone]');
    expect(await lab.files.readText(script)).toContain('deskPhone.yaml');
    expect((await command('--uninstall')).exitCode).toBe(0);
    expect(lab.files.exists(script)).toBe(false);
    expect(await lab.registry.get(run, 'bridgesmith host desk-phone')).toBeUndefined();
  });
});
