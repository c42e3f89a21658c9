import { expect, test } from 'vitest';
import type { HostState, HostStateSource } from '../../src/calls/phoneState.js';
import { followState } from '../../src/host/followState.js';

/** Follows sources one after the other, each asked when the one before has ended, and writes down what is heard. */
async function followed(...sources: HostStateSource[]) {
  const heard: string[] = [];
  const stop = new AbortController();
  let asked = 0;
  const source: HostStateSource = (options) => {
    const next = sources[asked++];
    if (next) return next(options);
    stop.abort();
    return none();
  };
  await followState(
    source,
    stop.signal,
    {
      seen: ({ status }) => heard.push(status),
      lost: () => heard.push('lost'),
      trouble: (message) => heard.push(`trouble: ${message}`),
    },
    1,
  );
  return heard;
}

async function* none(): AsyncGenerator<HostState> {}
async function* broken(): AsyncGenerator<HostState> {
  yield { status: 'idle' };
  throw new Error('no window');
}
async function* alwaysBroken(): AsyncGenerator<HostState> {
  yield* none();
  throw new Error('no window');
}

test('a source that ends or fails is asked again, and nothing is known meanwhile', async () => {
  expect(await followed(broken, none)).toEqual(['idle', 'trouble: no window', 'lost', 'lost']);
});

test('the same trouble is told once, until a state was seen', async () => {
  expect(await followed(alwaysBroken, alwaysBroken, broken)).toEqual([
    ...['trouble: no window', 'lost', 'lost'],
    ...['idle', 'trouble: no window', 'lost'],
  ]);
});
