import { describe, expect, test, vi } from 'vitest';
import { connect, connectWith } from '../src/connect.js';
import { defineBridge } from '../src/definition/index.js';
import type { runAction } from '../src/run.js';
import { phone } from './transports/phone.js';

const bridge = defineBridge(phone);

function recording() {
  const run = vi.fn(async () => ({}) as never) as unknown as typeof runAction;
  return { run, calls: vi.mocked(run).mock.calls };
}

describe('a connection', () => {
  test('has one method for each action', async () => {
    const { run, calls } = recording();
    const connection = connectWith(run, bridge, { via: 'exe', timeout: 50 });
    await connection.dial({ number: '5' });
    await connection.answer();
    await connection.say(undefined, { via: 'copydata' });
    expect(calls.map(([, action, values, options]) => [action, values, options?.via, options?.timeout])).toEqual([
      ['dial', { number: '5' }, 'exe', 50],
      ['answer', {}, 'exe', 50],
      ['say', {}, 'copydata', 50],
    ]);
  });

  test('gives up what is under way when it is closed, and takes no more', async () => {
    const run = ((_bridge, _action, _values, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      })) as typeof runAction;
    const connection = connectWith(run, bridge);
    const answer = connection.answer();
    await connection.close();
    await expect(answer).rejects.toThrow('The connection was closed.');
    await expect(connection.answer()).rejects.toThrow('The connection was closed.');
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
