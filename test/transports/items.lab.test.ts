import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BridgeDefinition } from '../../src/definition/index.js';
import { excel, metatrader, progman } from '../../src/profiles/index.js';
import type { NodeVersion } from '../dde/drive.js';
import { type DdeServer, type DdeServerOptions, openLab, waitFor } from '../lab/index.js';
import { type OneProcess, startOneProcess } from '../lab/one-process.js';
import { phone } from './phone.js';

const lab = await openLab({ own: true });
const versions: NodeVersion[] = ['20', 'newest'];
const started: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const process of started.splice(0)) await process.stop();
});
afterAll(() => lab?.close());

type Step = Record<string, unknown>;
interface Outcome {
  value?: unknown;
  error?: { type: string; exitCode?: number; message: string };
}

describe.skipIf(!lab).each(versions)('items from Windows Node %s', (version) => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };

  let process: OneProcess;
  beforeAll(async () => {
    process = await startOneProcess(open(), version, 'test/transports/drive-items.mjs');
  });
  // It ends by itself, for nothing has been left open.
  afterAll(async () => expect(await process.end()).toEqual({ exitCode: 0, timedOut: false, stderr: '' }));

  const drive = async (definition: BridgeDefinition, steps: Step[]) =>
    (await process.ask({ definition, steps })) as Outcome[];

  const serve = async (options: Partial<DdeServerOptions>) => {
    const server = await open().ddeServer({ service: 'TestPhone', topic: [], ...options });
    started.push(server);
    return server;
  };

  let signals = 0;
  /** A step that waits until a server has been asked for updates so often. */
  const advised = (server: DdeServer, count: number): Step => {
    const file = `C:\\bridgesmith-lab\\items-${version}-${++signals}`;
    const asked = async () => (await server.received()).filter(({ kind }) => kind === 'advise').length >= count;
    void waitFor('the links', async () => ((await asked()) ? true : undefined)).then(() =>
      open().files.write(file, ''),
    );
    return { await: file };
  };

  test('are read, each in its own conversation', async () => {
    const server = await serve({ items: { Status: 'Idle', Line3: 'Jo\u00EBl' } });
    const outcomes = await drive(phone, [{ read: 'status' }, { read: 'line', values: { line: 3 } }]);
    expect(outcomes).toEqual([{ value: 'Idle' }, { value: 'Jo\u00EBl' }]);
    const requests = (await server.received()).map(({ kind, topic, item }) => [kind, topic, item]);
    expect(requests).toEqual([
      ['request', 'control', 'Status'],
      ['request', 'control', 'Line3'],
    ]);
  });

  test('are asked for in their own topic, and as a table', async () => {
    const server = await serve({});
    const [outcome] = await drive(phone, [{ read: 'calls', values: { day: 'May 1' } }]);
    expect(outcome?.error).toMatchObject({ type: 'DdeNotProcessedError', exitCode: 1 });
    expect(await server.received()).toMatchObject([{ topic: 'log.May 1', item: 'Calls', formatName: 'XlTable' }]);
  });

  test('are not found, refused or too late, as the errors say', async () => {
    expect(await drive(phone, [{ read: 'status' }, { watch: 'status' }])).toMatchObject([
      { error: { type: 'DdeNotFoundError', exitCode: 3 } },
      { error: { type: 'DdeNotFoundError', exitCode: 3 } },
    ]);
    const refusing = await serve({ options: { negative: true } });
    expect(await drive(phone, [{ read: 'status' }, { watch: 'status' }])).toMatchObject([
      { error: { type: 'DdeNotProcessedError', exitCode: 1 } },
      { error: { type: 'DdeNotProcessedError', exitCode: 1 } },
    ]);
    await refusing.stop();
    await serve({ options: { silent: true } });
    expect(await drive(phone, [{ read: 'status', options: { timeout: 3000 } }])).toMatchObject([
      { error: { type: 'DdeRequestTimeoutError', exitCode: 5 } },
    ]);
  });

  test('are watched until the caller has enough', async () => {
    const server = await serve({ updates: { Status: 5 } });
    const [outcome] = await drive(phone, [{ watch: 'status', count: 3 }]);
    expect(outcome).toEqual({ value: ['1', '2', '3'] });
    expect((await server.received()).filter(({ kind }) => kind === 'advise')).toMatchObject([{ item: 'Status' }]);
  });

  test('are watched until the server ends', async () => {
    await serve({ updates: { Status: 2 }, options: { disconnectAfterMs: 300 } });
    expect(await drive(phone, [{ watch: 'status' }])).toEqual([{ value: ['1', '2'] }]);
  });

  test('are watched until the connection is closed, or the caller gives up', async () => {
    const server = await serve({ items: { Status: 'Idle' } });
    const [given] = await drive(phone, [{ watch: 'status', options: { abortAfter: 400 } }]);
    const before = (await server.received()).filter(({ kind }) => kind === 'advise').length;
    const [closed] = await drive(phone, [
      { together: [{ watch: 'status' }, { inTurn: [advised(server, before + 1), { close: true }] }] },
    ]);
    expect(given?.error?.message).toContain('timeout');
    expect(closed).toMatchObject({ value: [{ value: [] }, {}] });
  });

  test('are watched warm: the value is asked for after each notice', async () => {
    const server = await serve({ items: { Status: 'Idle' }, after: { Status: { value: 'Busy', ms: 300 } } });
    expect(await drive(phone, [{ watch: 'status', options: { warm: true }, count: 1 }])).toEqual([{ value: ['Busy'] }]);
    expect((await server.received()).map(({ kind }) => kind)).toContain('request');
  });

  test('are given values by actions that poke', async () => {
    const server = await serve({ items: { 'Note.name': '' } });
    const values = { field: 'name', text: ')][Exit] "J\u00F8"' };
    expect(await drive(phone, [{ act: 'note', values, options: { via: 'dde' } }])).toEqual([{ value: 'dde' }]);
    expect((await server.received()).filter(({ kind }) => kind === 'poke')).toMatchObject([
      { topic: 'control', item: 'Note.name', text: ')][Exit] "J\u00F8"' },
    ]);
  });

  test('of Program Manager list its groups', async () => {
    const manager = await open().programManager();
    const name = `Items ${version}`;
    const [made, groups] = await drive(progman.definition, [
      { act: 'createGroup', values: { name } },
      { read: 'groups' },
      { act: 'deleteGroup', values: { name } },
    ]);
    expect(made).toEqual({ value: 'dde' });
    expect(String(groups?.value).split('\r\n')).toContain(name);
    expect(await manager.groups()).not.toContain(name);
  });

  test('of MetaTrader follow its quotes', async () => {
    started.push(await open().metaTrader());
    const symbol = 'EURUSD';
    const [quotes, bid] = await drive(metatrader.definition, [
      { watch: 'quote', values: { symbol }, count: 3 },
      { read: 'bid', values: { symbol } },
    ]);
    const quote = expect.stringMatching(/^\d\d\.\d\d\.\d\d \d+:\d\d:\d\d 1\.05\d{3} 1\.05\d{3} 1\.05\d{3}$/);
    expect(quotes).toEqual({ value: [quote, quote, quote] });
    expect(bid?.value).toMatch(/^1\.05\d{3}$/);
  });

  test('of Excel are cells and what is open, and cells are set', async () => {
    const server = await open().excel();
    started.push(server);
    const sheet = { book: 'Book1', sheet: 'Sheet1' };
    const cells = (range: string) => ({ read: 'cells', values: { ...sheet, range } });
    const [before, set, after, topics, watched] = await drive(excel.definition, [
      cells('R1C1:R4C3'),
      { act: 'setCells', values: { ...sheet, range: 'R2C2', value: '7' } },
      cells('R2C2'),
      { read: 'topics' },
      {
        together: [
          { watch: 'cells', values: { ...sheet, range: 'R2C1:R2C2' }, count: 1 },
          { inTurn: [advised(server, 1), { act: 'setCells', values: { ...sheet, range: 'R2C1', value: 'West' } }] },
        ],
      },
    ]);
    expect(before?.value).toEqual([
      ['Name', 'Price', 'Open'],
      ['East', 1.5, true],
      ['Z\u00FCrich', 22, null],
      ['Sum', 23.5, { error: '#N/A' }],
    ]);
    expect(set).toEqual({ value: 'dde' });
    expect(after?.value).toEqual([[7]]);
    expect(String(topics?.value).split('\t')).toContain('[Book1]Sheet1');
    expect(watched).toMatchObject({ value: [{ value: [[['West', 7]]] }, {}] });
  });
});
