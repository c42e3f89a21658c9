import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DdeServer, DdeServerOptions } from '../lab/index.js';
import { openLab } from '../lab/index.js';
import { type OneProcess, startOneProcess } from '../lab/one-process.js';
import { expectFree } from '../lab/ticks.js';
import { hangs } from '../limits.js';
import { type DriveResult, drive, type NodeVersion, type Step, type StepResult } from './drive.js';

const lab = await openLab({ own: true });
const versions: NodeVersion[] = ['20', 'newest'];
const servers: DdeServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
afterAll(() => lab?.close());

describe.skipIf(!lab).each(versions)('DdeClient in Windows Node %s', (version) => {
  let together: OneProcess;
  beforeAll(async () => {
    if (lab) together = await startOneProcess(lab, version, 'test/dde/drive-each.mjs');
  });
  // It ends by itself, for nothing has been left open.
  afterAll(async () => expect(await together.end()).toEqual({ exitCode: 0, timedOut: false, stderr: '' }));

  const run = async (steps: Step[]) => (await together.ask(steps)) as DriveResult;
  /** In a process of its own. */
  const alone = (steps: Step[], exitCode?: number) => {
    if (!lab) throw new Error('no lab');
    return drive(lab, version, steps, exitCode);
  };
  const serve = async (options: Partial<DdeServerOptions> = {}) => {
    if (!lab) throw new Error('no lab');
    const server = await lab.ddeServer({ service: 'Recorder', topic: 'control', ...options });
    servers.push(server);
    return server;
  };
  const connect = { connect: 'one', service: 'Recorder', topic: 'control' };

  test.each(['unicode', 'ansi'] as const)('executes a command at a server of the %s side', async (charset) => {
    const server = await serve({ charset });
    const command = '[Dial("Grüße, (5) [x]")]';
    const { results } = await alone([connect, { execute: 'one', command }, { disconnect: 'one' }]);
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
    expect((await server.waitFor(1)).map(({ text }) => text)).toEqual([command]);
  });

  test.skipIf(!lab?.runs('x86'))('executes a command at a 32-bit server', async () => {
    const server = await serve({ build: 'x86' });
    const { results } = await run([connect, { execute: 'one', command: '[Dial(5)]' }, { disconnect: 'one' }]);
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
    expect((await server.waitFor(1)).map(({ text }) => text)).toEqual(['[Dial(5)]']);
  });

  test('sends Unicode text with its terminator, and no format', async () => {
    const server = await serve();
    // Wine cuts a command off at the first byte that is zero when it holds characters beyond U+00FF, from a C client too.
    const command = lab?.native ? '[Say("žluťoučký 日本")]' : '[Say("Grüße")]';
    await run([connect, { execute: 'one', command }, { disconnect: 'one' }]);
    const [record] = await server.waitFor(1);
    expect(record?.bytes).toEqual(Buffer.from(`${command}\0`, 'utf16le'));
    expect(record?.format).toBe(0);
  });

  test('sends the ANSI code page when told to, and refuses what it lacks', async () => {
    const server = await serve({ charset: 'ansi' });
    const { results } = await run([
      { ...connect, options: { encoding: 'ansi' } },
      { execute: 'one', command: '[Say("Grüße")]' },
      { execute: 'one', command: '[Say("日本")]' },
      { disconnect: 'one' },
    ]);
    expect((await server.waitFor(1)).map(({ bytes }) => bytes)).toEqual([Buffer.from('[Say("Grüße")]\0', 'latin1')]);
    expect(results[2]?.error).toMatchObject({ type: 'RefusedError', exitCode: 4 });
    expect(results[2]?.error?.message).toContain('U+65E5');
  });

  test('requests items in both text formats, one after the other', async () => {
    await serve({ items: { Status: 'gehört', Caller: '5551234' } });
    const { results } = await run([
      connect,
      { request: 'one', item: 'Status' },
      { request: 'one', item: 'Caller', options: { format: 'CF_TEXT' } },
      { request: 'one', item: 'Status', options: { format: 'CF_TEXT' } },
      { request: 'one', item: 'Missing' },
      { disconnect: 'one' },
    ]);
    expect(results.slice(1, 4).map(({ value }) => value)).toEqual(['gehört', '5551234', 'gehört']);
    expect(results[4]?.error).toMatchObject({ type: 'DdeNotProcessedError', code: 'DMLERR_NOTPROCESSED', exitCode: 1 });
    expect(results[4]?.error?.message).toContain('Recorder|control: REQUEST Missing: the server refused');
  });

  test('tells a refusal from a success, and goes on in the same conversation', async () => {
    await serve({ options: { negative: true } });
    const { results } = await run([
      connect,
      { execute: 'one', command: '[No]' },
      { execute: 'one', command: '[No again]' },
      { disconnect: 'one' },
    ]);
    for (const result of results.slice(1, 3)) {
      expect(result.error).toMatchObject({ type: 'DdeNotProcessedError', code: 'DMLERR_NOTPROCESSED', exitCode: 1 });
    }
  });

  test('says that no server answers, and does not wait for one', async () => {
    const connectToNobody = async () => {
      const { results } = await run([{ connect: 'one', service: 'Nobody', topic: 'x', options: { timeout: 20_000 } }]);
      console.log(`${version}: a missing server is reported in ${Math.round(results[0]?.ms ?? 0)} ms`);
      return results[0]?.error;
    };
    // Where it waits, the error is that of the time-out. So it is while some program is too busy to say whether it serves.
    const expected = { code: 'DMLERR_NO_CONV_ESTABLISHED', exitCode: 3 };
    await expect.poll(connectToNobody, { timeout: hangs }).toMatchObject(expected);
  });

  test('gives up on a silent server in time, and leaves the main thread free', async () => {
    await serve({ options: { silent: true } });
    const { results } = await run([
      connect,
      { execute: 'one', command: '[Wait]', options: { timeout: 2000 } },
      { close: true },
    ]);
    expect(results[1]?.error).toMatchObject({
      type: 'DdeExecuteTimeoutError',
      code: 'DMLERR_EXECACKTIMEOUT',
      exitCode: 5,
    });
    expect(results[1]?.ms).toBeGreaterThan(1900);
    expectFree(results[1]);
    console.log(`${version}: given up after ${Math.round(results[1]?.ms ?? 0)} ms, with ${results[1]?.ticks} ticks`);
  });

  test('stops waiting when the caller aborts', async () => {
    await serve({ options: { silent: true } });
    const { results } = await run([
      connect,
      { execute: 'one', command: '[Wait]', options: { abortAfter: 300 } },
      { close: true },
    ]);
    expect(results[1]?.error).toMatchObject({ type: 'DOMException', message: expect.stringContaining('timeout') });
  });

  test('talks with one server while another hangs', async () => {
    await serve({ service: 'Hanging', options: { silent: true } });
    const server = await serve({ topic: [] });
    const { results } = await run([
      { connect: 'hanging', service: 'Hanging', topic: 'control' },
      connect,
      {
        together: [
          { execute: 'hanging', command: '[Wait]', options: { timeout: 3_600_000, abortAt: 'the end of the others' } },
          {
            inTurn: [
              {
                together: [
                  { execute: 'one', command: '[First]' },
                  { execute: 'one', command: '[Second]' },
                  // Another topic: Wine refuses a second conversation with the same service and topic.
                  { connect: 'three', service: 'Recorder', topic: 'other' },
                ],
              },
              { abort: 'the end of the others' },
            ],
          },
        ],
      },
      { close: true },
    ]);
    const [hanging, inTurn] = (results[2]?.value ?? []) as StepResult[];
    const [others] = (inTurn?.value ?? []) as StepResult[];
    expect(hanging?.error).toMatchObject({ type: 'DOMException', message: expect.stringContaining('aborted') });
    expect((others?.value as StepResult[] | undefined)?.map(({ error }) => error)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect((await server.received()).map(({ text }) => text)).toEqual(['[First]', '[Second]']);
  });

  test('goes on in a conversation after a transaction that took too long', async () => {
    const server = await serve({ options: { firstDelayMs: 2000 } });
    const { results } = await run([
      connect,
      { execute: 'one', command: '[Slow]', options: { timeout: 200 } },
      { execute: 'one', command: '[Next]' },
      { disconnect: 'one' },
    ]);
    expect(results.map(({ error }) => error?.code)).toEqual([undefined, 'DMLERR_EXECACKTIMEOUT', undefined, undefined]);
    expect((await server.received()).map(({ text }) => text)).toEqual(['[Slow]', '[Next]']);
  });

  test('answers many requests in one conversation, and uses no processor while nothing happens', async () => {
    await serve({ items: { Status: 'ready' } });
    const { results } = await alone([
      { idle: 1500 },
      connect,
      { requests: 'one', item: 'Status', count: 200 },
      { idle: 1500 },
      { disconnect: 'one' },
    ]);
    expect(results[2]?.error).toBeUndefined();
    expect(results[2]?.value).toEqual(['ready']);
    // Time of the processor, not of a clock: as much as without a conversation, and some for what Node does behind it.
    const [before = 0, after] = [results[0], results[3]].map((idle) => idle?.value as number);
    expect(after).toBeLessThan(3 * before + 300);
    console.log(
      `${version}: 200 requests took ${Math.round(results[2]?.ms ?? 0)} ms; idle used ${after} ms, and ${before} before`,
    );
  });

  test('notices that a server was killed', async () => {
    const server = await serve();
    const driven = alone([
      connect,
      { execute: 'one', command: '[First]' },
      { ended: 'one' },
      { execute: 'one', command: '[Second]' },
      { connected: 'one' },
    ]);
    await server.waitFor(1);
    await server.stop();
    const { results } = await driven;
    expect(results[3]?.error).toMatchObject({ type: 'FailedError', exitCode: 1 });
    expect(results[4]?.value).toBe(false);
  });

  test('lets process.exit end the process while a conversation is open', async () => {
    await serve();
    await alone([connect, { exit: true }], 7);
  });

  test('drives Program Manager, a server of other people', async () => {
    const manager = await lab?.programManager();
    const group = `Node ${version} Größe`;
    const { results } = await run([
      { connect: 'one', service: 'Progman', topic: 'Progman' },
      { execute: 'one', command: `[CreateGroup(${group})]` },
      { request: 'one', item: 'Groups', options: { format: 'CF_TEXT' } },
      { execute: 'one', command: `[DeleteGroup(${group})]` },
      { disconnect: 'one' },
    ]);
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(results[2]?.value).toContain(group);
    expect(await manager?.groups()).not.toContain(group);
  });
});
