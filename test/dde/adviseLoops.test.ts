import { describe, expect, test } from 'vitest';
import { AdviseLoops } from '../../src/dde/worker/adviseLoops.js';
import { type Block, flags } from '../../src/dde/worker/messages.js';

/** Loops of a client whose queue is full while `state.isFull`; `posted` is what it has got. */
function loopsOf() {
  const state = { isFull: false };
  const posted: { item: string; block: Block | undefined }[] = [];
  const loops = new AdviseLoops((item, block) => {
    if (!state.isFull) posted.push({ item, block });
    return state.isFull;
  });
  return { loops, posted, state };
}

function advise(item: string, format: number, options = 0) {
  return { kind: 'advise', item, format, flags: options, data: undefined, memory: 0, atom: 0 } as const;
}

const one = () => Buffer.from('1');
const two = () => Buffer.from('2');

describe('the advise loops of a conversation of a server', () => {
  test('send a new value to each loop on the item, in the format of the loop', () => {
    const { loops, posted } = loopsOf();
    for (const loop of [advise('Status', 1), advise('Status', 13), advise('Other', 1)]) loops.begin(loop);
    loops.update('STATUS', (format) => Buffer.from([format]));
    expect(posted).toEqual([
      { item: 'Status', block: { flags: 0, format: 1, data: Buffer.from([1]) } },
      { item: 'Status', block: { flags: 0, format: 13, data: Buffer.from([13]) } },
    ]);
  });

  test('send nothing in a format that the item is not served in', () => {
    const { loops, posted } = loopsOf();
    loops.begin(advise('Status', 1));
    loops.update('Status', () => undefined);
    expect(posted).toEqual([]);
  });

  test('send a warm link notices, without the value', () => {
    const { loops, posted } = loopsOf();
    loops.begin(advise('Status', 1, flags.noData));
    loops.update('Status', one);
    expect(posted).toEqual([{ item: 'Status', block: undefined }]);
  });

  test('wait with an update for the acknowledgement of the last where the client asked for that', () => {
    const { loops, posted } = loopsOf();
    loops.begin(advise('Status', 1, flags.acknowledge));
    loops.update('Status', one);
    loops.update('Status', two);
    expect(posted.map(({ block }) => block?.data)).toEqual([one()]);
    expect(loops.isHeldUp).toBe(false); // the client's queue is not what it waits for
  });

  test('post every update again that found the queue full', () => {
    const { loops, posted, state } = loopsOf();
    loops.begin(advise('Status', 1));
    state.isFull = true;
    loops.update('Status', one);
    loops.update('Status', two);
    expect(loops.isHeldUp).toBe(true);
    state.isFull = false;
    loops.retry();
    expect(posted.map(({ block }) => block?.data)).toEqual([one(), two()]);
    expect(loops.isHeldUp).toBe(false);
  });

  test('with flow control, post the newest only', () => {
    const { loops, posted, state } = loopsOf();
    loops.begin(advise('Status', 1, flags.acknowledge));
    state.isFull = true;
    loops.update('Status', one);
    loops.update('Status', two);
    state.isFull = false;
    loops.retry();
    expect(posted.map(({ block }) => block?.data)).toEqual([two()]);
  });

  test.each([
    ['of the item and the format', 'status', 1, [13]],
    ['of the item in any format', 'STATUS', 0, []],
    ['of any item in the format', '', 13, [1]],
  ])('end those %s', (_what, item, format, left) => {
    const { loops, posted } = loopsOf();
    for (const loop of [advise('Status', 1), advise('Status', 13)]) loops.begin(loop);
    expect(loops.end({ ...advise(item, format), kind: 'unadvise' })).toBe(true);
    loops.update('Status', one);
    expect(posted.map(({ block }) => block?.format)).toEqual(left);
  });

  test('end none that is not there', () => {
    const { loops } = loopsOf();
    loops.begin(advise('Status', 1));
    expect(loops.end({ ...advise('Other', 1), kind: 'unadvise' })).toBe(false);
  });
});
