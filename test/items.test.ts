import { describe, expect, test, vi } from 'vitest';
import { defineBridge, resolveItem } from '../src/definition/index.js';
import { UsageError } from '../src/errors.js';
import { type ItemTools, readItem, watchItem } from '../src/items.js';
import { collect } from './collect.js';
import { phone } from './transports/phone.js';

const bridge = defineBridge(phone);

function tools() {
  const requestItem = vi.fn<ItemTools['requestItem']>(async () => [['Jo', 5]]);
  const adviseItem = vi.fn<ItemTools['adviseItem']>(async function* () {
    yield 'Idle';
    yield 'Busy';
  });
  return { requestItem, adviseItem };
}

describe('an item', () => {
  test('is asked for as it resolves', async () => {
    const replaced = tools();
    expect(await readItem(bridge, 'calls', { day: 'May' }, { timeout: 5 }, replaced)).toEqual([['Jo', 5]]);
    const invocation = resolveItem(bridge, 'calls', { day: 'May' });
    expect(replaced.requestItem).toHaveBeenCalledWith(bridge, invocation, { timeout: 5 });
  });

  test('is watched as it resolves, when the first value is asked for', async () => {
    const replaced = tools();
    const updates = watchItem(bridge, 'status', {}, { warm: true }, replaced);
    expect(replaced.adviseItem).not.toHaveBeenCalled();
    expect(await collect(updates)).toEqual(['Idle', 'Busy']);
    expect(replaced.adviseItem).toHaveBeenCalledWith(bridge, resolveItem(bridge, 'status'), { warm: true });
  });

  test('that only tells cannot be read', async () => {
    const reading = readItem(bridge, 'ringing', {}, {}, tools());
    await expect(reading).rejects.toBeInstanceOf(UsageError);
    await expect(reading).rejects.toThrow('ringing can only be watched: Test Phone does not answer');
  });

  test('that only answers cannot be watched', async () => {
    const watching = watchItem(bridge, 'line', {}, {}, tools()).next();
    await expect(watching).rejects.toBeInstanceOf(UsageError);
    await expect(watching).rejects.toThrow('line can only be read: Test Phone does not tell');
  });

  test('that only tells cannot be watched warm', async () => {
    const watching = watchItem(bridge, 'ringing', {}, { warm: true }, tools()).next();
    await expect(watching).rejects.toThrow('ringing cannot be watched warm');
  });

  test.each([
    ['calls', {}, 2],
    ['fly', {}, 2],
    ['line', { line: 10 }, 4],
    ['calls', { day: 'x'.repeat(252) }, 4],
  ])('refuses %s %j before it asks for Windows', async (item, values, exitCode) => {
    await expect(readItem(bridge, item, values)).rejects.toMatchObject({ exitCode });
    await expect(watchItem(bridge, item, values).next()).rejects.toMatchObject({ exitCode });
  });

  test.skipIf(process.platform === 'win32')('is one of Windows only', async () => {
    const error = { exitCode: 1, message: expect.stringContaining('works on Windows only') };
    await expect(readItem(bridge, 'status')).rejects.toMatchObject(error);
    await expect(watchItem(bridge, 'status').next()).rejects.toMatchObject(error);
  });
});
