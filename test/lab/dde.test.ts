// dde.test.ts: proves the lab's DDE programs against each other, so that a red test elsewhere speaks of the product.
import { existsSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { bigText, type DdeServerOptions, type Lab, openLab } from './index.js';

// A session of its own: the stand-ins have the names of real programs, and lists are of all servers.
const opened = await openLab({ own: true });
const lab = opened as Lab;
afterAll(() => opened?.close());

const topic = 'T';
const million = 1_000_000;
// On Windows there may be no 32-bit compiler.
const has32 = opened !== undefined && existsSync(opened.program('dde-server-x86-ansi.exe'));
const other = has32 ? ({ build: 'x86', charset: 'ansi' } as const) : ({ charset: 'ansi' } as const);

/** Starts a server for the time of one test. */
async function withServer(
  options: Omit<DdeServerOptions, 'topic'> & { topic?: string | string[] },
  use: (server: Awaited<ReturnType<Lab['ddeServer']>>) => Promise<void>,
): Promise<void> {
  const server = await lab.ddeServer({ topic, ...options });
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

const latin = (data: Buffer | undefined) => data?.toString('latin1').replace(/\0[\s\S]*$/, '');
const call = (service: string, ...words: string[]) => lab.ddeClient({ service, topic }, ...words);

describe.skipIf(!opened)('items', () => {
  test('a raw item is given in its own format only', () =>
    withServer(
      { service: 'Raw', raw: { Cells: { format: 'XlTable', bytes: Buffer.from('100004000100', 'hex') } } },
      async (server) => {
        const given = await call('Raw', 'request', 'Cells', 'XlTable');
        expect(given.data.map((data) => data.toString('hex'))).toEqual(['100004000100']);
        expect(await call('Raw', 'request', 'Cells', 'CF_TEXT')).toMatchObject({ exitCode: 1, error: '4009' });
        expect(await server.received()).toMatchObject([
          { kind: 'request', formatName: 'XlTable' },
          { kind: 'request', format: 1, formatName: 'CF_TEXT' },
        ]);
      },
    ));

  test.each([{}, other])('a million characters are given and taken: %o', (build) =>
    withServer({ service: 'Big', big: { Text: million }, ...build }, async (server) => {
      const target = { service: 'Big', topic, ...build };
      const given = await lab.ddeClient(target, 'request', 'Text', 'CF_TEXT');
      expect(latin(given.data[0])).toBe(bigText(million));
      expect(await lab.ddeClient(target, 'poke', 'Text', 'CF_TEXT', 'small')).toMatchObject({ exitCode: 0 });
      expect(await lab.ddeClient(target, 'poke-big', 'Text', 'CF_UNICODETEXT', String(million))).toMatchObject({
        exitCode: 0,
      });
      const taken = await lab.ddeClient(target, 'request', 'Text', 'CF_UNICODETEXT');
      expect(taken.data[0]?.toString('utf16le')).toBe(`${bigText(million)}\0`);
      expect((await server.received())[2]?.text).toBe(bigText(million));
    }),
  );

  test('a poke in another format is recorded, and a server can know ANSI only', () =>
    withServer({ service: 'Poked', items: { Text: 'as it was' }, options: { ansiOnly: true } }, async (server) => {
      await call('Poked', 'poke-hex', 'Text', 'XlTable', '0102ff00');
      await call('Poked', 'poke', 'Text', 'CF_UNICODETEXT', 'wide');
      expect(await call('Poked', 'request', 'Text', '13')).toMatchObject({ exitCode: 1, error: '4009' });
      expect(latin((await call('Poked', 'request', 'Text', '1')).data[0])).toBe('as it was');
      const [first, second] = await server.received();
      expect(first).toMatchObject({ kind: 'poke', formatName: 'XlTable' });
      expect(first?.bytes.subarray(0, 4).toString('hex')).toBe('0102ff00');
      expect(second).toMatchObject({ kind: 'poke', formatName: 'CF_UNICODETEXT', text: 'wide' });
    }));
});

describe.skipIf(!opened)('advise loops', () => {
  test.each([{}, other])('hot updates arrive in order, and none after the end: %o', (build) =>
    withServer({ service: 'Ticker', updates: { Price: 200 }, ...build }, async (server) => {
      const target = { service: 'Ticker', topic, ...build };
      const loop = await lab.ddeClient(target, 'advise', 'Price', 'CF_TEXT', '150', 'hot', 'ack');
      expect(loop).toMatchObject({ exitCode: 0, error: undefined, late: false });
      expect(loop.data.map(latin)).toEqual(Array.from({ length: 150 }, (_, index) => String(index + 1)));
      expect((await server.waitFor(2)).map((record) => record.kind)).toEqual(['advise', 'unadvise']);
    }),
  );

  test('updates of a raw item', () =>
    withServer(
      {
        service: 'Cells',
        raw: { Range: { format: 'XlTable', bytes: Buffer.from('0102', 'hex') } },
        after: { Range: { value: '0304', ms: 30 } },
      },
      async () => {
        const target = { service: 'Cells', topic, timeoutMs: 500 };
        const loop = await lab.ddeClient(target, 'advise', 'Range', 'XlTable', '1');
        expect(loop.data.map((data) => data.toString('hex'))).toEqual(['0304']);
        // Wine's DDEML server does not find the link of a registered format again, and never answers its end.
        expect(loop.error).toBe(lab.native ? undefined : '4010');
      },
    ));

  test('warm updates have no data', () =>
    withServer({ service: 'Warm', after: { Price: { value: '2', ms: 50 } }, items: { Price: '1' } }, async () => {
      const loop = await call('Warm', 'advise', 'Price', 'CF_TEXT', '1', 'warm');
      expect(loop).toMatchObject({ exitCode: 0, data: [], notices: ['Price'] });
      expect(latin((await call('Warm', 'request', 'Price', '1')).data[0])).toBe('2');
    }));

  test('a client that waits in vain says so', () =>
    withServer({ service: 'Still', items: { Price: '1' } }, async () => {
      const loop = await lab.ddeClient({ service: 'Still', topic, timeoutMs: 300 }, 'advise', 'Price', '1', '1');
      expect(loop).toMatchObject({ exitCode: 5, error: '0', data: [] });
    }));
});

describe.skipIf(!opened)('conversations', () => {
  test('wildcards are answered with all topics, and a list ends what it was offered', () =>
    withServer(
      { service: 'Many', topic: ['One', 'Two'], options: { system: true, logConnections: true } },
      async (server) => {
        const offered = ['One', 'Two', 'System'].map((name) => ({ service: 'Many', topic: name }));
        expect(await lab.ddeList({ service: 'Many' })).toEqual(offered);
        expect(await lab.ddeList()).toEqual(expect.arrayContaining(offered));
        expect(await lab.ddeList({ topic: 'Two' })).toEqual([{ service: 'Many', topic: 'Two' }]);
        expect(await lab.ddeList({ service: 'Nobody' })).toEqual([]);
        const records = await server.waitFor(14);
        expect(records.map((record) => `${record.kind} ${record.topic}`).sort()).toEqual(
          ['One', 'One', 'System', 'System', 'Two', 'Two', 'Two']
            .flatMap((name) => [`connect ${name}`, `disconnect ${name}`])
            .sort(),
        );
      },
    ));

  test('the System topic tells what a server has, in CF_TEXT', () =>
    withServer(
      { service: 'Told', topic: ['One', 'Two'], items: { A: '1', B: '2' }, options: { system: true } },
      async () => {
        const ask = async (about: string, item: string, format = 'CF_TEXT') =>
          latin((await lab.ddeClient({ service: 'Told', topic: about }, 'request', item, format)).data[0])?.split('\t');
        expect(await ask('System', 'SysItems')).toEqual(['SysItems', 'Topics', 'Formats', 'Status']);
        expect(await ask('System', 'Topics')).toEqual(['System', 'One', 'Two']);
        expect(await ask('System', 'Formats')).toEqual(['UNICODETEXT', 'TEXT']);
        expect(await ask('System', 'Status')).toEqual(['Ready']);
        expect(await ask('System', 'Status', 'CF_UNICODETEXT')).toBeUndefined();
        expect(await ask('Two', 'TopicItemList')).toEqual(['A', 'B']);
      },
    ));

  test('any service, for a topic that only one has', () =>
    withServer({ service: 'Alone', topic: 'Only Here', items: { A: '1' } }, async () => {
      const answer = await lab.ddeClient({ service: '*', topic: 'Only Here' }, 'request', 'A', '1');
      expect(answer.data.map(latin)).toEqual(['1']);
    }));

  test('a server that ends is noticed by a client that waits', () =>
    withServer({ service: 'Ending', options: { disconnectAfterMs: 700 } }, async () => {
      expect(await call('Ending', 'hold', '50')).toMatchObject({ exitCode: 0, disconnected: false });
      expect(await call('Ending', 'hold', '5000')).toMatchObject({ exitCode: 0, disconnected: true });
      expect((await call('Ending', 'execute', 'x')).exitCode).toBe(3);
    }));

  test('a server can die of a command, and be late once', () =>
    withServer({ service: 'Dying', options: { dieInExecute: true, firstDelayMs: 400 } }, async (server) => {
      const target = { service: 'Dying', topic, timeoutMs: 200 };
      expect(await lab.ddeClient(target, 'poke', 'A', '1', 'x')).toMatchObject({ exitCode: 5, error: '400b' });
      expect(await lab.ddeClient({ ...target, timeoutMs: 3000 }, 'poke', 'A', '1', 'x')).toMatchObject({ exitCode: 0 });
      expect(await lab.ddeClient(target, 'execute', 'x')).toMatchObject({ exitCode: 5, error: '4005' });
      expect(await server.received()).toHaveLength(3);
      expect((await call('Dying', 'execute', 'x')).exitCode).toBe(3);
    }));

  test('many transactions and conversations are counted', () =>
    withServer({ service: 'Often', items: { A: '1' }, options: { quiet: true } }, async () => {
      expect((await call('Often', 'execute-many', '50', 'x')).counts).toEqual({ ok: 50, failed: 0 });
      // Every second REQUEST of Wine's DDEML gets the acknowledgement that its server sends after the one before.
      const asked = await call('Often', 'request-many', '50', 'A', '1');
      expect(asked.counts).toEqual(lab.native ? { ok: 50, failed: 0 } : { ok: 25, failed: 25 });
      expect((await call('Often', 'connect-many', '20')).counts).toEqual({ ok: 20, failed: 0 });
      expect((await call('Nobody', 'connect-many', '2')).counts).toEqual({ ok: 0, failed: 2 });
    }));
});
