import { describe, expect, test, vi } from 'vitest';
import { type ConnectTools, connect, connectWith } from '../src/connect.js';
import { defineBridge } from '../src/definition/index.js';
import type { readItem, watchItem } from '../src/items.js';
import type { runAction } from '../src/run.js';
import { collect } from './collect.js';
import { phone } from './transports/phone.js';

const bridge = defineBridge(phone);

const never: ConnectTools = {
  runAction: () => Promise.reject(new Error('nothing is run here')),
  readItem: () => Promise.reject(new Error('nothing is read here')),
  watchItem: () => {
    throw new Error('nothing is watched here');
  },
};

/** Rejects as soon as it is told to give up. */
function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}

describe('a connection', () => {
  test('has one method for each action', async () => {
    const run = vi.fn<typeof runAction>(async () => ({}) as never);
    const connection = connectWith({ ...never, runAction: run }, bridge, { via: 'exe', timeout: 50 });
    await connection.dial({ number: '5' });
    await connection.answer();
    await connection.say(undefined, { via: 'copydata' });
    expect(
      run.mock.calls.map(([, action, values, options]) => [action, values, options?.via, options?.timeout]),
    ).toEqual([
      ['dial', { number: '5' }, 'exe', 50],
      ['answer', {}, 'exe', 50],
      ['say', {}, 'copydata', 50],
    ]);
  });

  test('has one to read each item that answers, and one to watch each that tells', async () => {
    const read = vi.fn<typeof readItem>(async () => 'Idle');
    const watch = vi.fn<typeof watchItem>(async function* () {
      yield 'Idle';
      yield 'Busy';
    });
    const connection = connectWith({ ...never, readItem: read, watchItem: watch }, bridge, { timeout: 50 });
    expect(await connection.read.line({ line: 2 }, { timeout: 7 })).toBe('Idle');
    expect(await collect(connection.watch.calls({ day: 'May 1' }, { warm: true }))).toEqual(['Idle', 'Busy']);
    const calls = [...read.mock.calls, ...watch.mock.calls];
    expect(calls.map(([, item, values, options]) => [item, values, options])).toEqual([
      ['line', { line: 2 }, { timeout: 7, signal: expect.any(AbortSignal) }],
      ['calls', { day: 'May 1' }, { timeout: 50, warm: true, signal: expect.any(AbortSignal) }],
    ]);
    expect(Object.keys(connection.read)).toEqual(['status', 'line', 'calls']);
    expect(Object.keys(connection.watch)).toEqual(['status', 'calls', 'ringing']);
  });

  test('gives up what is under way when it is closed, and takes no more', async () => {
    const tools: ConnectTools = {
      ...never,
      runAction: (_bridge, _action, _values, options) => untilAborted(options?.signal),
      readItem: (_bridge, _item, _values, options) => untilAborted(options?.signal),
    };
    const connection = connectWith(tools, bridge);
    const answers = [connection.answer(), connection.read.status()];
    await connection.close();
    for (const answer of answers) await expect(answer).rejects.toThrow('The connection was closed.');
    await expect(connection.answer()).rejects.toThrow('The connection was closed.');
    await expect(connection.read.status()).rejects.toThrow('The connection was closed.');
    await expect(connection.watch.status().next()).rejects.toThrow('The connection was closed.');
  });

  test('ends what is watched when it is closed', async () => {
    const watchForever: typeof watchItem = async function* (_bridge, _item, _values, options) {
      yield 'Idle';
      await untilAborted(options?.signal);
    };
    const connection = connectWith({ ...never, watchItem: watchForever }, bridge);
    const seen: string[] = [];
    for await (const status of connection.watch.status()) {
      seen.push(status);
      setTimeout(() => connection.close(), 10);
    }
    expect(seen).toEqual(['Idle']);
  });

  test('lets the reason through when the caller gives up what is watched', async () => {
    const watchForever: typeof watchItem = async function* (_bridge, _item, _values, options) {
      yield await untilAborted(options?.signal);
    };
    const connection = connectWith({ ...never, watchItem: watchForever }, bridge);
    const stopping = new AbortController();
    const first = connection.watch.status({}, { signal: stopping.signal }).next();
    stopping.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
  });

  test('is no promise, so that it can be awaited', async () => {
    expect('then' in connect(bridge)).toBe(false);
  });

  test('keeps its own names from being those of actions', () => {
    const names = Object.keys(connect(bridge)).filter((name) => !(name in phone.actions));
    for (const name of [...names, 'then']) {
      expect(() => defineBridge({ ...phone, actions: { [name]: phone.actions.answer } })).toThrow(name);
    }
  });

  test.skipIf(process.platform === 'win32')('loads nothing native before it is needed', async () => {
    const loaded = () => process.report?.getReport() as { sharedObjects?: string[] };
    connect(bridge);
    expect(loaded().sharedObjects?.filter((file) => file.includes('koffi'))).toEqual([]);
  });
});
