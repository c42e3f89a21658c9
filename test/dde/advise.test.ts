import { describe, expect, test, vi } from 'vitest';
import { type AdviseSource, DdeAdvise } from '../../src/dde/advise.js';

function loop(source: Partial<AdviseSource<string>> = {}) {
  const parts = { taken: vi.fn(), stop: vi.fn(async () => {}) };
  const advise = new DdeAdvise<string>({
    decode: ({ data = Buffer.of() }) => Buffer.from(data).toString(),
    request: undefined,
    signal: undefined,
    ...parts,
    ...source,
  });
  const push = (text: string | undefined, wantsAnswer = false) => {
    const data = text === undefined ? undefined : Buffer.from(text);
    advise.push({ type: 'update', conversation: 1, item: 'x', format: 13, dataFormat: 13, data, wantsAnswer });
  };
  return { advise, push, ...parts };
}

describe('an advise loop', () => {
  test('gives every update in order, whether it came before or after it was asked for', async () => {
    const { advise, push } = loop();
    push('one');
    push('two');
    expect(await advise.next()).toEqual({ done: false, value: 'one' });
    expect((await advise.next()).value).toBe('two');
    const third = advise.next();
    const fourth = advise.next();
    push('three');
    push('four');
    expect([(await third).value, (await fourth).value]).toEqual(['three', 'four']);
  });

  test('tells the server that an update is taken when it is, and not before', async () => {
    const { advise, push, taken } = loop();
    push('one', true);
    expect(taken).not.toHaveBeenCalled();
    await advise.next();
    expect(taken).toHaveBeenCalledTimes(1);
  });

  test('ends with the conversation, after what is there already', async () => {
    const { advise, push, stop } = loop();
    push('last');
    advise.end();
    push('too late');
    const values = [];
    for await (const value of advise) values.push(value);
    expect(values).toEqual(['last']);
    expect(stop).not.toHaveBeenCalled();
  });

  test('stops at the server when a `for await` over it is left', async () => {
    const { advise, push, stop } = loop();
    push('one');
    push('two');
    for await (const value of advise) {
      expect(value).toBe('one');
      break;
    }
    expect(stop).toHaveBeenCalledTimes(1);
    expect(await advise.next()).toEqual({ done: true, value: undefined });
    await advise.stop();
    expect(stop).toHaveBeenCalledTimes(1);
  });

  test('of a warm link requests the newest value once for all the notices before', async () => {
    let value = 0;
    const { advise, push } = loop({ request: async () => `value ${++value}` });
    for (let notice = 0; notice < 3; notice++) push(undefined);
    expect((await advise.next()).value).toBe('value 1');
    const next = advise.next();
    push(undefined);
    expect((await next).value).toBe('value 2');
  });

  test('throws the reason of its signal, and stops', async () => {
    const giving = new AbortController();
    const { advise, stop } = loop({ signal: giving.signal });
    const next = advise.next();
    giving.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    await expect(advise.next()).rejects.toThrow('enough');
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
