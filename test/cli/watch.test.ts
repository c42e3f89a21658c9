import { afterEach, expect, test, vi } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { watchItem } from '../../src/items.js';

vi.mock('../../src/items.js');
afterEach(() => vi.restoreAllMocks());

test('Ctrl+C ends bridgesmith watch, and is no failure', async () => {
  const given = new Promise<void>((resolve) => {
    vi.mocked(watchItem).mockImplementation(async function* (_bridge, _item, _values, options) {
      yield '1.5773';
      resolve();
      yield await new Promise<string>((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      });
    });
  });
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const listeners = process.listenerCount('SIGINT');
  const ended = runProgram(['watch', 'metatrader', 'bid', 'EURUSD']);
  await given;
  process.emit('SIGINT');
  expect(await ended).toBe(0);
  expect(written.mock.calls.map(([text]) => text)).toEqual(['1.5773\n']);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});
