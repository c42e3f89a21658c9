// faults.lab.test.ts: what can go wrong for a DDE client, and what it leaves behind. With BRIDGESMITH_SOAK=1 in the environment
// the counts of what is to leave nothing behind are ten times as high.
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type DdeServer, type DdeServerOptions, openLab, waitFor } from '../lab/index.js';
import { readLines } from '../lab/records.js';

const lab = await openLab({ own: true });
const soak = process.env.BRIDGESMITH_SOAK === '1' ? 10 : 1;
const stops: (() => Promise<void>)[] = [];

interface StepResult {
  value?: unknown;
  error?: string;
  code?: string;
  ms: number;
}

interface Level {
  handles: number;
  windows: number;
  megabytes: number;
}

interface Levels {
  /** After a fifth, halfway, and at the end. */
  levels: [Level, Level, Level];
  ms: number;
}

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => lab?.close());

describe.skipIf(!lab)('a DDE client, when things go wrong', () => {
  test('a server that dies in the middle of a command is known at once', async () => {
    await serve({ options: { dieInExecute: true } });
    const [, execute, ended] = await steps([
      ['connect', 'Faulty', 'control'],
      ['execute', '[Die]', { timeout: 3_600_000 }],
      ['ended'],
    ]);
    expect(execute).toMatchObject({ error: 'DdeServerDiedError', code: 'DMLERR_SERVER_DIED' });
    expect(ended?.error).toBeUndefined();
  });

  test('the end of a server that says goodbye is known without a transaction', async () => {
    await serve({ options: { disconnectAfterMs: 1000 } });
    const results = await steps([['connect', 'Faulty', 'control'], ['ended']]);
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
  });

  test('an answer that comes too late is not taken for the answer to the next transaction', async () => {
    await serve({ items: { Status: 'ready', Other: 'x' }, options: { firstDelayMs: 2000 } });
    const results = await steps([
      ['connect', 'Faulty', 'control'],
      ['request', 'Status', { timeout: 200 }],
      ['request', 'Other'],
      ['request', 'Missing'],
      ['request', 'Status'],
    ]);
    expect(results.map(({ error, value }) => error ?? value)).toEqual([
      undefined,
      'DdeRequestTimeoutError',
      'x',
      'DdeNotProcessedError',
      'ready',
    ]);
  });

  test('a megabyte goes through, either way', async () => {
    const server = await serve({ big: { Long: 500_000 }, items: { Text: '' } });
    const text = 'Grüße '.repeat(87_000);
    const results = await steps([
      ['connect', 'Faulty', 'control'],
      ['request', 'Long', { format: 'CF_UNICODETEXT' }],
      ['poke', 'Text', text, { format: 'CF_UNICODETEXT' }],
      ['execute', `[Note("${'x'.repeat(500_000)}")]`],
    ]);
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
    expect(results[1]?.value).toHaveLength(500_000);
    const records = await server.received();
    expect(records.find(({ kind }) => kind === 'poke')?.text).toBe(text);
    expect(records.find(({ kind }) => kind === 'execute')?.bytes.length).toBe(2 * (500_000 + 11));
  });

  test('200 conversations at once', async () => {
    await serve({ items: { Status: 'ready' }, options: { quiet: true } });
    const result = await scenario<{ values: string[]; answered: number; during: Level; after: Level }>([
      'many',
      'Faulty',
      'control',
      '200',
    ]);
    expect(result).toMatchObject({ values: ['ready'], answered: 200 });
    expect(result.after.handles).toBeLessThan(result.during.handles + 10);
  });

  test(`${1000 * soak} connections, one after the other, leave nothing behind`, async () => {
    await serve({ items: { Status: 'ready' }, options: { quiet: true } });
    expectLevel(await scenario<Levels>(['connections', 'Faulty', 'control', String(1000 * soak)]));
  });

  test(`${10_000 * soak} transactions leave nothing behind, at either end`, async () => {
    const log = await host();
    expectLevel(await scenario<Levels>(['transactions', 'Host', 'control', String(10_000 * soak)]));
    const [before, after] = await serverLevels(log);
    console.log(`the server halfway: ${JSON.stringify(before)}, and at the end: ${JSON.stringify(after)}`);
    expect(after.conversations).toBe(1);
    expect(after.handles).toBeLessThan(before.handles + 20);
    expect(after.megabytes - before.megabytes).toBeLessThan(40);
    await steps([
      ['connect', 'Host', 'control'],
      ['execute', '[Quit]'],
    ]);
    await waitFor('the end of the server', async () => (await entries(log)).find((entry) => entry.exit === 0));
  });
});

/** Memory may still grow a little while the garbage collector finds its pace; what leaks grows by the same every time. */
function expectLevel({ levels, ms }: Levels): void {
  console.log(`${levels.map((level) => JSON.stringify(level)).join(' -> ')} in ${Math.round(ms)} ms`);
  const [first, half, last] = levels;
  expect(last.handles).toBeLessThan(first.handles + 20);
  expect(last.windows).toBeLessThan(first.windows + 20);
  expect(last.megabytes - half.megabytes).toBeLessThan(25);
}

interface ServerLevel {
  handles: number;
  megabytes: number;
  conversations: number;
}

/** What the server has written down of itself: halfway, and at the end. */
function serverLevels(log: string): Promise<[ServerLevel, ServerLevel]> {
  return waitFor('the levels of the server', async () => {
    const [halfway, end] = (await entries(log)).filter((entry) => 'handles' in entry);
    return halfway && end ? [halfway as unknown as ServerLevel, end as unknown as ServerLevel] : undefined;
  });
}

async function serve(options: Partial<DdeServerOptions>): Promise<DdeServer> {
  if (!lab) throw new Error('no lab');
  const server = await lab.ddeServer({ service: 'Faulty', topic: 'control', ...options });
  stops.push(() => server.stop());
  return server;
}

/** Starts a server made with the product. Returns where it writes. */
async function host(): Promise<string> {
  if (!lab) throw new Error('no lab');
  const log = `C:\\bridgesmith-lab\\host-${process.pid}-${stops.length}.log`;
  await lab.files.makeFolder('C:\\bridgesmith-lab');
  const node = await lab.startNode('20', 'test/dde/server.mjs', [log]);
  stops.push(() => node.stop());
  await waitFor('the server', async () => (await entries(log)).find((entry) => entry.listening));
  return log;
}

async function entries(log: string): Promise<Record<string, unknown>[]> {
  if (!lab) throw new Error('no lab');
  return (await readLines(lab.files, log)).map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function steps(list: unknown[][]): Promise<StepResult[]> {
  if (!lab) throw new Error('no lab');
  const file = `C:\\bridgesmith-lab\\steps-${process.pid}.json`;
  await lab.files.write(file, JSON.stringify(list));
  return scenario<StepResult[]>(['steps', file]);
}

async function scenario<Result>(words: string[]): Promise<Result> {
  if (!lab) throw new Error('no lab');
  const run = await lab.node('20', 'test/dde/faults.mjs', words);
  expect({ exitCode: run.exitCode, timedOut: run.timedOut, stderr: run.stderr.toString() }).toEqual({
    exitCode: 0,
    timedOut: false,
    stderr: '',
  });
  return JSON.parse(run.stdout.toString()) as Result;
}
