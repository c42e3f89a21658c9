import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openLab } from '../lab/index.js';
import { type OneProcess, startOneProcess } from '../lab/one-process.js';
import { eventsOf, resultOf } from './bridgesmith.js';

const lab = await openLab({ own: true });
const started: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const process of started.splice(0)) await process.stop();
});
afterAll(() => lab?.close());

describe.skipIf(!lab)('items from the command line', () => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };
  let together: OneProcess;
  beforeAll(async () => {
    together = await startOneProcess(open(), 'newest', 'test/cli/carry-out.mjs');
  });
  // It ends by itself, for no command has left anything open.
  afterAll(async () => expect(await together.end()).toEqual({ exitCode: 0, timedOut: false, stderr: '' }));

  const bridgesmith = async (...words: string[]) => {
    const run = (await together.ask(words)) as { exitCode: number; stdout: string; stderr: string };
    const [stdout, stderr] = [run.stdout, run.stderr].map((bytes) => Buffer.from(bytes, 'base64').toString());
    return { exitCode: run.exitCode, stdout: stdout ?? '', stderr: stderr ?? '' };
  };
  /** In a process of its own, which has to end by itself. */
  const alone = async (...words: string[]) => {
    const run = await open().node('newest', 'dist/cli/main.js', words);
    return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
  };

  test('are read as text, as a table and as JSON, and set', async () => {
    started.push(await open().excel());
    expect(await alone('read', 'excel', 'cells', 'Book1', 'Sheet1', 'R1C1:R4C3')).toEqual({
      exitCode: 0,
      stdout: 'Name\tPrice\tOpen\nEast\t1.5\tTRUE\nZ\u00FCrich\t22\t\nSum\t23.5\t#N/A\n',
      stderr: '',
    });
    const set = await alone('run', 'excel', 'setCells', 'Book1', 'Sheet1', 'R2C2', '7');
    expect(set).toEqual({ exitCode: 0, stdout: 'sent over dde: POKE [Book1]Sheet1!R2C2  7\n', stderr: '' });
    const cells = await bridgesmith('read', 'excel', 'cells', 'Book1', 'Sheet1', '--range', 'R2C1:R2C3', '--json');
    expect(resultOf(cells)).toEqual({ value: [['East', 7, true]] });
    expect((await bridgesmith('read', 'excel', 'status')).stdout).toBe('Ready\n');
    expect(await bridgesmith('read', 'excel', 'cells', 'Book1', 'Sheet1', 'R0C0')).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('DDE Excel|[Book1]Sheet1: REQUEST R0C0: the server refused it.'),
    });
  });

  test('are watched, so many times', async () => {
    started.push(await open().metaTrader());
    const lines = await alone('watch', 'metatrader', 'bid', 'EURUSD', '--count', '3');
    expect(lines).toMatchObject({ exitCode: 0, stderr: '' });
    expect(lines.stdout).toMatch(/^(?:1\.05\d{3}\n){3}$/);
    const warm = await bridgesmith('watch', 'metatrader', 'bid', 'USDJPY', '--count', '2', '--warm', '--json');
    const value = expect.stringMatching(/^149\.\d{3}$/);
    expect(eventsOf(warm)).toEqual([{ value }, { value }]);
  });

  test('are watched until the server ends', async () => {
    const options = { disconnectAfterMs: 500 };
    started.push(await open().ddeServer({ service: 'MT4', topic: 'BID', updates: { EURUSD: 3 }, options }));
    expect(await bridgesmith('watch', 'metatrader', 'bid', 'EURUSD')).toEqual({
      exitCode: 0,
      stdout: '1\n2\n3\n',
      stderr: '',
    });
  });

  test.each(['read', 'watch'])('say so when nobody answers: %s', async (command) => {
    expect(await bridgesmith(command, 'metatrader', 'bid', 'EURUSD')).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringMatching(/^bridgesmith: DDE MT4\|BID: connect: no server answers\./),
    });
    const host = 'no host answers. Start it: bridgesmith host microsip, or ask without it: bridgesmith microsip status';
    expect(await bridgesmith(command, 'microsip', 'status')).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: `bridgesmith: DDE MicroSIP|control: ${host}\n`,
    });
  });
});
