// odd.lab.test.ts: a DDE client and servers that answer in ways of their own: late, twice, never, in another format.
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type DdeServer, labUnavailable, openLab } from '../lab/index.js';
import { drive, type Step } from './drive.js';

const lab = await openLab({ own: true });
const servers: DdeServer[] = [];

/** Nothing here waits so long: what is to be known at once would be a time-out of the test. */
const forEver = { timeout: 3_600_000 };
const connect: Step = { connect: 'one', service: 'Odd', topic: 'control' };
const refused = 'DdeNotProcessedError';

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
afterAll(() => lab?.close());

describe.skipIf(!lab)(`a DDE client and odd servers ${labUnavailable()}`, () => {
  const serve = async (...words: string[]) => {
    if (!lab) throw new Error('no lab');
    servers.push(await lab.oddDdeServer({ service: 'Odd', topic: 'control' }, ...words));
  };
  /** What came of each step after `connect`: a value, or the name of an error. */
  const outcomes = async (...steps: Step[]) => {
    if (!lab) throw new Error('no lab');
    const { results } = await drive(lab, '20', [connect, ...steps, { close: true }]);
    return results.slice(1, -1).map(({ value, error }) => error?.type ?? value);
  };

  test.each([
    ['acknowledges the data of a REQUEST', '--ack-data'],
    ['says everything twice', '--twice'],
    ['says everything twice, and acknowledges data', '--twice --ack-data'],
  ])('no answer is taken for that to another transaction, at a server that %s', async (_name, words) => {
    await serve('--refuse', '--missing', 'Missing', ...words.split(' '));
    const [rounds] = (await outcomes({
      repeat: 200,
      steps: [
        { request: 'one', item: 'Status', options: { format: 'CF_TEXT' } },
        { poke: 'one', item: 'Status', value: 'x', options: { format: 'CF_TEXT' } },
        { request: 'one', item: 'Status', options: { format: 'CF_TEXT' } },
        { advise: 'one', item: 'Status', options: { format: 'CF_TEXT' } },
        { request: 'one', item: 'Here', options: { format: 'CF_TEXT' } },
        { poke: 'one', item: 'There', value: 'x', options: { format: 'CF_TEXT' } },
        { request: 'one', item: 'Missing', options: { format: 'CF_TEXT' } },
        { request: 'one', item: 'Status', options: { format: 'CF_TEXT' } },
        { execute: 'one', command: '[No]' },
        { request: 'one', item: 'Status', options: { format: 'CF_TEXT' } },
      ],
    })) as [unknown[][]];
    // The server counts what it is asked, so that an old answer can be told from a new one.
    const expected = Array.from({ length: 200 }, (_, round) => {
      const count = (step: number, item: string) => `${10 * round + step} ${item}`;
      return [
        count(1, 'Status'),
        refused,
        count(3, 'Status'),
        refused,
        count(5, 'Here'),
        refused,
        refused,
        count(8, 'Status'),
        refused,
        count(10, 'Status'),
      ];
    });
    expect(rounds).toEqual(expected);
  });

  test('an answer that never comes does not keep the next', async () => {
    await serve('--lose', '1');
    const soon = { timeout: 300, format: 'CF_TEXT' };
    const [first, second, third, poke] = await outcomes(
      { request: 'one', item: 'Status', options: soon },
      { request: 'one', item: 'Status', options: { ...forEver, format: 'CF_TEXT' } },
      { request: 'one', item: 'Status', options: { ...forEver, format: 'CF_TEXT' } },
      { poke: 'one', item: 'Status', value: 'x', options: forEver },
    );
    expect(first).toBe('DdeRequestTimeoutError');
    expect([second, third]).toEqual([expect.stringMatching(/^\d+ Status$/), expect.stringMatching(/^\d+ Status$/)]);
    expect(Number.parseInt(String(third), 10)).toBeGreaterThan(Number.parseInt(String(second), 10));
    expect(poke).toBeUndefined();
  });

  test('nor does one to a POKE', async () => {
    await serve('--lose', '1');
    expect(
      await outcomes(
        { poke: 'one', item: 'Status', value: 'x', options: { timeout: 300 } },
        { poke: 'one', item: 'Status', value: 'y', options: forEver },
      ),
    ).toEqual(['DdePokeTimeoutError', undefined]);
  });

  test('an answer that comes late is not taken for that to a transaction about the same item', async () => {
    await serve('--hold', '--ack-data', '--refuse');
    const request = { request: 'one', item: 'Status', options: { ...forEver, format: 'CF_TEXT' } };
    const [first, poke, second, third] = await outcomes(
      { ...request, options: { timeout: 300, format: 'CF_TEXT' } },
      { poke: 'one', item: 'Status', value: 'x', options: forEver },
      request,
      request,
    );
    expect([first, poke]).toEqual(['DdeRequestTimeoutError', refused]);
    expect(Number.parseInt(String(third), 10)).toBe(Number.parseInt(String(second), 10) + 1);
  });

  test('a late refusal is not taken for that of the next transaction', async () => {
    await serve('--hold', '--missing', 'Status');
    expect(
      await outcomes(
        { request: 'one', item: 'Status', options: { timeout: 300, format: 'CF_TEXT' } },
        { poke: 'one', item: 'Status', value: 'x', options: forEver },
      ),
    ).toEqual(['DdeRequestTimeoutError', undefined]);
  });

  test.each([[], ['--ansi']])('what a server refuses is refused, though a code page lacks it: %s', async (...words) => {
    await serve('--refuse', ...words);
    expect(await outcomes({ poke: 'one', item: 'Status', value: 'Привет' })).toEqual([refused]);
  });

  test('a text is given to an ANSI server in Unicode where its code page lacks it', async () => {
    await serve('--ansi');
    expect(await outcomes({ poke: 'one', item: 'Status', value: 'Привет' })).toEqual([undefined]);
  });

  test('what data says that it is decides', async () => {
    await serve('--format', '1');
    expect(
      await outcomes(
        { request: 'one', item: 'a' },
        { requestData: 'one', item: 'b', options: { format: 'CF_UNICODETEXT' } },
        { request: 'one', item: 'c', options: { format: 'XlTable' } },
        { advise: 'one', item: 'd', options: { format: 'CF_UNICODETEXT' } },
        { request: 'one', item: 'e', options: { format: 'CF_TIFF' } },
      ),
    ).toEqual(['1 a', { format: 'CF_TEXT', hex: '32206200' }, [['3 c']], '4 d', 'FailedError']);
  });

  test('a format that nobody asked for is bytes, or an error that names it', async () => {
    await serve('--format', String(0xc0ff));
    const name = String(0xc0ff);
    if (!lab) throw new Error('no lab');
    const { results } = await drive(lab, '20', [
      connect,
      { request: 'one', item: 'a' },
      { requestData: 'one', item: 'b' },
      { advise: 'one', item: 'c' },
      { close: true },
    ]);
    expect(results[1]?.error?.message).toContain(`the server gave the format ${name}, and was asked for text`);
    expect(results[2]?.value).toEqual({ format: name, hex: '010203' });
    expect(results[3]?.error?.message).toContain(name);
  });

  test('a window that is gone while its process lives is known at once', async () => {
    await serve('--vanish');
    expect(await outcomes({ request: 'one', item: 'Status', options: forEver }, { ended: 'one' })).toEqual([
      'DdeServerDiedError',
      undefined,
    ]);
  });

  test('a program that is slow to say that it does not serve makes no missing server a time-out', async () => {
    if (!lab) throw new Error('no lab');
    servers.push(await lab.oddDdeServer({ service: '-', topic: '-' }, '--slow', '1500'));
    servers.push(await lab.oddDdeServer({ service: 'Slow', topic: 'control' }, '--slow', '1500'));
    const { results } = await drive(lab, '20', [
      { connect: 'one', service: 'Nobody', topic: 'control', options: forEver },
      { servers: { service: 'Slow' } },
      { connect: 'two', service: 'Slow', topic: 'control', options: forEver },
      { request: 'two', item: 'Status' },
      { close: true },
    ]);
    expect(results[0]?.error).toMatchObject({ code: 'DMLERR_NO_CONV_ESTABLISHED', exitCode: 3 });
    expect(results.slice(1, 4).map(({ value }) => value)).toEqual([['Slow|control'], undefined, '1 Status']);
  });

  test('what a client is made with holds for its conversations', async () => {
    if (!lab) throw new Error('no lab');
    const server = await lab.ddeServer({ service: 'Recorder', topic: 'control' });
    servers.push(server);
    const { results } = await drive(lab, '20', [
      { client: { encoding: 'ansi' } },
      { connect: 'one', service: 'Recorder', topic: 'control' },
      { execute: 'one', command: '[Say("日本")]' },
      { close: true },
    ]);
    expect(results[2]?.error).toMatchObject({ type: 'RefusedError', exitCode: 4 });
  });
});
