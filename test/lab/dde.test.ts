// dde.test.ts: proves the lab's DDE programs against each other, so that a red test elsewhere speaks of the product.
import { afterAll, describe, expect, test } from 'vitest';
import { polling } from '../limits.js';
import { bigText, type DdeServer, type DdeServerOptions, type Lab, openLab } from './index.js';

// A session of its own: the stand-ins have the names of real programs, and lists are of all servers.
const opened = await openLab({ own: true });
const lab = opened as Lab;
afterAll(() => opened?.close());

const topic = 'T';
const million = 1_000_000;
const plain = { build: 'x64', charset: 'unicode' } as const;
const other = { build: opened?.runs('x86') ? 'x86' : 'x64', charset: 'ansi' } as const;

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

  test.each([plain, other])('a million characters are given and taken: %o', (build) =>
    withServer({ service: `Big ${build.charset}`, big: { Text: million }, ...build }, async (server) => {
      const target = { service: `Big ${build.charset}`, topic, ...build };
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
  test.each([plain, other])('hot updates arrive in order, and none after the end: %o', (build) =>
    withServer({ service: `Ticker ${build.charset}`, updates: { Price: 200 }, ...build }, async (server) => {
      const target = { service: `Ticker ${build.charset}`, topic, ...build };
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
        const target = { service: 'Cells', topic, timeoutMs: 3000 };
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
      const loop = await lab.ddeClient({ service: 'Still', topic, timeoutMs: 3000 }, 'advise', 'Price', '1', '1');
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
    withServer(
      { service: 'Ending', options: { disconnectAfterMs: 300, clients: 2, logConnections: true } },
      async (server) => {
        expect(await call('Ending', 'hold', '10')).toMatchObject({ exitCode: 0, disconnected: false });
        expect((await server.waitFor(2)).map((record) => record.kind)).toEqual(['connect', 'disconnect']);
        expect(await call('Ending', 'hold', '600000')).toMatchObject({ exitCode: 0, disconnected: true });
        expect((await call('Ending', 'execute', 'x')).exitCode).toBe(3);
      },
    ));

  test('a server can die of a command, and be late once', () =>
    withServer({ service: 'Dying', options: { dieInExecute: true, firstDelayMs: 5000 } }, async (server) => {
      const target = { service: 'Dying', topic, timeoutMs: 1000 };
      expect(await lab.ddeClient(target, 'poke', 'A', '1', 'x')).toMatchObject({ exitCode: 5, error: '400b' });
      expect(await call('Dying', 'poke', 'A', '1', 'x')).toMatchObject({ exitCode: 0 });
      const { error } = await lab.ddeClient(target, 'execute', 'x');
      // Wine's client waits for the time-out; Windows may notice the death before.
      expect(lab.native ? ['4005', '400e'] : ['4005']).toContain(error);
      expect(await server.waitFor(3)).toHaveLength(3);
      await expect.poll(async () => (await call('Dying', 'execute', 'x')).exitCode, polling).toBe(3);
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

/** Tests with the program of each build; one that cannot run here is reported as skipped. */
function testEach(title: string, body: (build: 'x64' | 'x86') => Promise<void>): void {
  for (const build of ['x64', 'x86'] as const)
    test.skipIf(!opened?.runs(build))(`${title}: ${build}`, () => body(build));
}

/** Does something with a stand-in that is there for the time of one test. */
async function using(starting: Promise<DdeServer>, use: (server: DdeServer) => Promise<void>): Promise<void> {
  const server = await starting;
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

describe.skipIf(!opened)('the MetaTrader 4 stand-in', () => {
  const ask = (about: string, ...words: string[]) => lab.ddeClient({ service: 'MT4', topic: about }, ...words);
  const bid = (tick: number) => (1.05432 + tick / 100_000).toFixed(5);

  testEach('sends a price with each tick, to advise loops of its topic only', (build) =>
    using(lab.metaTrader(build), async (server) => {
      expect((await ask('BID', 'request', 'EURUSD', 'CF_TEXT')).data.map(latin)).toEqual(['N/A']);
      const [bids, quotes] = await Promise.all([
        ask('BID', 'advise', 'EURUSD', 'CF_TEXT', '3'),
        ask('QUOTE', 'advise', 'EURUSD', 'CF_TEXT', '3'),
      ]);
      expect([bids.exitCode, quotes.exitCode]).toEqual([0, 0]);
      const first = Math.round((Number(latin(bids.data[0])) - 1.05432) * 100_000);
      expect(bids.data.map(latin)).toEqual([first, first + 1, first + 2].map(bid));
      for (const quote of quotes.data) {
        expect(latin(quote)).toMatch(/^22\.11\.26 11:0\d:\d\d 1\.05\d{3} 1\.05\d{3} 1\.05\d{3}$/);
      }
      expect((await server.received()).map((record) => record.kind).sort()).toEqual([
        ...['advise', 'advise', 'request', 'unadvise', 'unadvise'],
      ]);
    }),
  );

  test('has every topic of the help page, in CF_TEXT, and stands still when nobody listens', () =>
    using(lab.metaTrader(), async (server) => {
      expect((await ask('ASK', 'advise', 'USDJPY', 'CF_TEXT', '1')).data.map(latin)).toEqual(['149.889']);
      const topics = ['BID', 'ASK', 'HIGH', 'LOW', 'TIME', 'TIMESEC', 'QUOTE'];
      const answers = await Promise.all(topics.map((about) => ask(about, 'request', 'usdjpy', 'CF_TEXT')));
      const asked = Object.fromEntries(topics.map((about, index) => [about, latin(answers[index]?.data[0])]));
      // More than one tick may have come before the loop ended.
      const tick = Math.round((Number(asked.BID) - 149.875) * 1000);
      const price = (points: number) => (149.875 + points / 1000).toFixed(3);
      const minutes = `22.11.26 11:0${Math.floor(tick / 60)}`;
      const seconds = `${minutes}:${String(tick % 60).padStart(2, '0')}`;
      expect(asked).toEqual({
        BID: price(tick),
        ASK: price(tick + 13),
        HIGH: price(tick),
        LOW: price(1),
        TIME: minutes,
        TIMESEC: seconds,
        QUOTE: `${seconds} ${price(tick)} ${price(tick + 13)} ${price(tick + 7)}`,
      });
      expect(latin((await ask('BID', 'request', 'NONSENSE', 'CF_TEXT')).data[0])).toBe('N/A');
      expect((await ask('BID', 'request', 'USDJPY', 'CF_UNICODETEXT')).error).toBe('4009');
      expect((await ask('BID', 'execute', '[BUY]')).error).toBe('4009');
      expect((await ask('SWAP', 'request', 'USDJPY', 'CF_TEXT')).exitCode).toBe(3);
      expect((await server.received()).at(-1)).toMatchObject({ kind: 'execute', text: '[BUY]' });
      expect(await lab.ddeList({ service: 'MT4' })).toHaveLength(7);
    }));
});

describe.skipIf(!opened)('the Excel stand-in', () => {
  const sheet = (...words: string[]) => lab.ddeClient({ service: 'Excel', topic: '[Book1]Sheet1' }, ...words);
  const hex = async (item: string) => (await sheet('request', item, 'XlTable')).data[0]?.toString('hex');
  const text = async (item: string) => latin((await sheet('request', item, 'CF_TEXT')).data[0]);
  const table = (...blocks: string[]) => blocks.join('').replaceAll(' ', '');

  testEach('gives a range as text and as XlTable', (build) =>
    using(lab.excel(build), async () => {
      expect(await text('R1C1:R4C3')).toBe(
        'Name\tPrice\tOpen\r\nEast\t1.5\tTRUE\r\nZürich\t22\t\r\nSum\t23.5\t#N/A\r\n',
      );
      expect((await sheet('request', 'r3c1', 'CF_UNICODETEXT')).data[0]?.toString('utf16le')).toBe('Zürich\r\n\0');
      expect(await hex('R2C1:R4C3')).toBe(
        table(
          ...['1000 0400 0300 0300', '0200 0500 04 45617374', '0100 0800 000000000000f83f', '0300 0200 0100'],
          ...['0200 0700 06 5afc72696368', '0100 0800 0000000000003640', '0500 0200 0100'],
          ...['0200 0400 03 53756d', '0100 0800 0000000000803740', '0400 0200 2a00'],
        ),
      );
      expect((await sheet('request', 'R0C1', 'CF_TEXT')).error).toBe('4009');
    }),
  );

  // The two examples of "Fast Table Format".
  test('takes text and XlTable, and tells whoever advises the range', () =>
    using(lab.excel(), async (server) => {
      const loop = lab.ddeClient({ service: 'excel', topic: 'sheet1' }, ...['advise', 'R10C1:R11C4', 'CF_TEXT', '3']);
      await server.waitFor(1);
      await sheet('poke', 'R10C1:R10C3', 'CF_TEXT', 'East\tWest\tNorth\r\n');
      expect(await hex('R10C1:R10C3')).toBe(
        table('1000 0400 0100 0300', '0200 1000', '04 45617374 04 57657374 05 4e6f727468'),
      );
      const numbers = table(
        ...['1000 0400 0200 0400', '0600 0800 0200 0300 0400 0500', '0500 0200 0200', '0600 0400 0600 0800'],
      );
      await sheet('poke-hex', 'R10C1:R11C4', 'XlTable', numbers);
      expect(await text('R10C1:R11C4')).toBe('2\t3\t4\t5\r\n\t\t6\t8\r\n');
      await sheet(
        'poke-hex',
        'R10C1:R10C3',
        'XlTable',
        table('1000 0400 0100 0300', '0700 0200 0200', '0200 0200 01 78'),
      );
      await sheet('poke', 'R1C1', 'CF_UNICODETEXT', 'elsewhere');
      await sheet('poke-hex', 'R10C1', 'XlTable', '10000400');
      expect((await loop).data.map(latin)).toEqual([
        'East\tWest\tNorth\t\r\n\t\t\t\r\n',
        '2\t3\t4\t5\r\n\t\t6\t8\r\n',
        '2\t3\tx\t5\r\n\t\t6\t8\r\n',
      ]);
      expect(await text('R1C1')).toBe('elsewhere\r\n');
      expect(await text('R10C1')).toBe('2\r\n');
      expect((await server.received())[3]).toMatchObject({ kind: 'poke', item: 'R10C1:R11C4', formatName: 'XlTable' });
    }));

  test('tells of itself in the System topic, and takes commands', () =>
    using(lab.excel(), async (server) => {
      const system = (...words: string[]) => lab.ddeClient({ service: 'Excel', topic: 'System' }, ...words);
      const list = async (item: string) => latin((await system('request', item, 'CF_TEXT')).data[0])?.split('\t');
      const items = ['SysItems', 'Topics', 'Status', 'Formats', 'Selection', 'Protocols', 'EditEnvItems'];
      expect(await list('SysItems')).toEqual(items);
      expect(await list('Topics')).toEqual(['[Book1]Sheet1', 'System']);
      expect(await list('Formats')).toEqual(['XlTable', 'UNICODETEXT', 'TEXT']);
      await server.clear();
      expect((await system('execute', '[OPEN("C:\\ü.XLS")][BEEP]')).exitCode).toBe(0);
      expect((await system('execute', 'OPEN')).error).toBe('4009');
      expect(await server.received()).toMatchObject([{ kind: 'execute', text: '[OPEN("C:\\ü.XLS")][BEEP]' }, {}]);
    }));
});
