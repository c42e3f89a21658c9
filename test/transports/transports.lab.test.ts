import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NodeVersion } from '../dde/drive.js';
import { openLab, type RunOptions, type StartedProcess } from '../lab/index.js';
import { type OneProcess, startOneProcess } from '../lab/one-process.js';
import { expectFree } from '../lab/ticks.js';
import { polling } from '../limits.js';
import { type Call, callActions } from './drive.js';
import { phone } from './phone.js';

const lab = await openLab({ own: true });
const versions: NodeVersion[] = ['20', 'newest'];
const marks = 'HKCU\\Software\\bridgesmith\\Servers';
const started: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const process of started.splice(0)) await process.stop();
  await lab?.registry.delete('HKCU\\Software\\bridgesmith');
  await lab?.registry.delete('HKCU\\Software\\Classes\\bridgesmith-test');
  await lab?.phone.uninstall();
});
afterAll(() => lab?.close());

describe.skipIf(!lab).each(versions)('actions from Windows Node %s', (version) => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };
  let together: OneProcess;
  beforeAll(async () => {
    together = await startOneProcess(open(), version, 'test/transports/drive-each.mjs');
  });
  // It ends by itself, for nothing has been left open.
  afterAll(async () => expect(await together.end()).toEqual({ exitCode: 0, timedOut: false, stderr: '' }));

  const call = async (calls: Call[]) =>
    (await together.ask({ definition: phone, calls })) as Awaited<ReturnType<typeof callActions>>;
  /** In a process of its own. */
  const alone = (calls: Call[], options?: RunOptions) => callActions(open(), version, phone, calls, options);
  const dial: Call = { action: 'dial', values: { number: '5551234' } };
  beforeEach(() => lab?.phone.clear());

  /** A process that lasts, noted as the host. */
  const markHost = async () => {
    const exe = open().toWindows(open().program('dde-server-x64-unicode.exe'));
    const host = await open().start({ commandLine: `"${exe}" C:\\bridgesmith-lab\\mark.log Unrelated` });
    started.push(host);
    await open().registry.set(marks, 'TestPhone|control', String(host.pid));
    return host;
  };

  test('start the program when only that is there, and wait for no other', async () => {
    await open().phone.install();
    const { results } = await alone([{ ...dial, options: { timeout: 3_600_000 } }]);
    expect(results[0]).toMatchObject({ transport: 'exe' });
    expect(await open().phone.waitForEffects(1)).toEqual(['dial 5551234']);
    expect(await open().phone.received()).toEqual([{ how: 'commandline', text: '5551234' }]);
    console.log(`${version}: the program was chosen and started in ${Math.round(results[0]?.ms ?? 0)} ms`);
  });

  test('start a program in a folder beyond ASCII, with several arguments', async () => {
    await open().phone.install('C:\\Lób 日本\\Mein Telefon');
    const { results } = await call([
      { action: 'dial', values: { number: '+49', account: 2 }, options: { via: 'exe' } },
    ]);
    expect(results[0]?.error).toBeUndefined();
    expect(await open().phone.waitForEffects(2)).toEqual(['account 2', 'dial +49']);
    expect(await open().phone.received()).toEqual([{ how: 'commandline', text: '+49 /account:2' }]);
  });

  test('start the program that the override variable names, and refuse a wrong one', async () => {
    const exe = await open().phone.install('C:\\Portable', { portable: true });
    const calls: Call[] = [{ ...dial, options: { via: 'exe' } }];
    expect((await alone(calls, { env: { BRIDGESMITH_TEST_PHONE: exe } })).results[0]?.error).toBeUndefined();
    await open().phone.waitForEffects(1);
    const { results } = await alone(calls, { env: { BRIDGESMITH_TEST_PHONE: 'C:\\nowhere.exe' } });
    expect(results[0]?.error).toMatchObject({ type: 'NotFoundError', exitCode: 3 });
    expect(results[0]?.error?.message).toContain('BRIDGESMITH_TEST_PHONE is set to C:\\nowhere.exe');
  });

  test('send WM_COPYDATA to the program when it runs', async () => {
    await open().phone.start();
    const { results } = await alone([dial, { action: 'say', values: { text: 'žluť 日本' } }]);
    expect(results.map(({ transport }) => transport)).toEqual(['copydata', 'copydata']);
    await open().phone.waitForEffects(2);
    expect((await open().phone.received()).slice(-2)).toEqual([
      { how: 'copydata1', text: '5551234' },
      { how: 'copydata1', text: 'žluť 日本soft' },
    ]);
  });

  test('say that the program does not run, or is not there', async () => {
    const { results } = await call([{ ...dial, options: { via: 'copydata' } }, dial]);
    expect(results[0]?.error).toMatchObject({ type: 'NotFoundError', exitCode: 3 });
    expect(results[1]?.error).toMatchObject({ type: 'NotFoundError', exitCode: 3 });
    expect(results[1]?.error?.message).toContain('BRIDGESMITH_TEST_PHONE');
    expect(results[1]?.error?.message).toContain('bridgesmith-test: links');
  });

  test('do not send to a window of the same class that belongs to another program', async () => {
    await open().copyIn(open().program('phone.exe'), 'C:\\Impostor\\impostor.exe');
    const impostor: StartedProcess = await open().start({ commandLine: 'C:\\Impostor\\impostor.exe' });
    started.push(impostor);
    await expect.poll(() => open().phone.isRunning(), polling).toBe(true);
    const { results } = await call([{ ...dial, options: { via: 'copydata' } }]);
    expect(results[0]?.error).toMatchObject({ type: 'NotFoundError' });
  });

  test('use the DDE host while its mark is there and its process runs', async () => {
    await open().phone.install();
    const server = await open().ddeServer({ service: 'TestPhone', topic: 'control' });
    started.push(server);
    const host = await markHost();
    const { results } = await alone([
      dial,
      { action: 'dial', values: { number: '1', account: 3 } },
      { action: 'answer' },
    ]);
    expect(results.map(({ transport }) => transport)).toEqual(['dde', 'dde', 'dde']);
    expect((await server.received()).map(({ text }) => text)).toEqual(['[Dial(5551234)]', '[Dial(1,3)]', '[Answer]']);
    expect(await open().phone.received()).toEqual([]);
    await host.stop();
    expect((await call([dial])).results[0]).toMatchObject({ transport: 'exe' });
    await open().phone.waitForEffects(1);
  });

  test('fall on to the next transport when the marked host does not answer', async () => {
    await open().phone.install();
    await markHost();
    expect((await call([dial])).results[0]).toMatchObject({ transport: 'exe' });
    expect(await open().phone.waitForEffects(1)).toEqual(['dial 5551234']);
  });

  test('never fall on after the host has refused or was silent', async () => {
    await open().phone.install();
    const server = await open().ddeServer({ service: 'TestPhone', topic: 'control', options: { negative: true } });
    started.push(server);
    await markHost();
    expect((await call([dial])).results[0]?.error).toMatchObject({ exitCode: 1 });
    await server.stop();
    const silent = await open().ddeServer({ service: 'TestPhone', topic: 'control', options: { silent: true } });
    started.push(silent);
    const { results } = await call([{ ...dial, options: { timeout: 2000 } }]);
    expect(results[0]?.error).toMatchObject({ exitCode: 5 });
    expectFree(results[0]);
    expect(await open().phone.received()).toEqual([]);
  });

  test('open a link with its registered program', async () => {
    const exe = await open().phone.install('C:\\Handlers\\My Phone', { portable: true });
    const scheme = 'HKCU\\Software\\Classes\\bridgesmith-test';
    const viaUri: Call = { ...dial, options: { via: 'uri' } };
    const missing = await alone([viaUri]);
    expect(missing.results[0]?.error).toMatchObject({ type: 'NotFoundError', exitCode: 3 });
    await open().registry.set(scheme, 'URL Protocol', '');
    await open().registry.set(`${scheme}\\shell\\open\\command`, '', `"${exe}" "%1"`);
    const { results } = await call([viaUri]);
    expect(results[0]?.error).toBeUndefined();
    await open().phone.waitForEffects(1);
    expect((await open().phone.received())[0]?.text).toBe('"bridgesmith-test:5551234"');
    expect(await open().dialogs()).toEqual([]);
  });
});
