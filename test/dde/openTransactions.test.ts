import { describe, expect, test } from 'vitest';
import type { Transaction } from '../../src/dde/protocol.js';
import { type Answer, type Due, OpenTransactions } from '../../src/dde/worker/openTransactions.js';

const item = 0xc001;
const other = 0xc002;
const barrierAtom = 0xc0fe;

function due(transaction: Transaction, call: number | undefined, subject = item, format = 1): Due {
  const request = { type: 'transact', conversation: 1, transaction, item: 'x', format } as const;
  return { call, request, subject, memory: 0 };
}

const data = (text: string, format = 1): Answer => ({ kind: 'data', format, data: Buffer.from(text) });
const yes: Answer = { kind: 'yes' };
const no: Answer = { kind: 'no' };

/** Takes an answer, and gives which calls it settles and how; undefined for an answer to nothing. */
function take(open: OpenTransactions, subject: number, answer: Answer) {
  return open
    .take(subject, answer)
    ?.map(({ due, answer }) => [due.call ?? (due.isBarrier ? 'barrier' : 'given up'), answer?.kind]);
}

describe('whose an answer is', () => {
  test('a REQUEST is answered by data or by no, and by no yes', () => {
    const open = new OpenTransactions();
    open.add(due('request', 1));
    expect(take(open, item, yes)).toBeUndefined();
    expect(take(open, other, no)).toBeUndefined();
    expect(take(open, item, data('a'))).toEqual([[1, 'data']]);
    expect(take(open, item, data('a'))).toBeUndefined();
    expect(open.isWaiting).toBe(false);
  });

  test('a command is known by the lower half of its memory', () => {
    const open = new OpenTransactions();
    open.add(due('execute', 1, 0x1_8000_0002));
    expect(take(open, 0x8000_0002 | 0, yes)).toEqual([[1, 'yes']]);
  });

  test('what nobody waits for any more is answered before what is asked later', () => {
    const open = new OpenTransactions();
    open.add(due('poke', 1));
    open.abandon(1);
    expect(open.add(due('poke', 2))).toBe(true);
    open.barrier(due('request', undefined, barrierAtom));
    expect(take(open, item, yes)).toEqual([]);
    expect(take(open, item, no)).toEqual([]);
    expect(take(open, barrierAtom, no)).toEqual([
      ['given up', undefined],
      [2, 'no'],
      ['barrier', 'no'],
    ]);
  });

  test('where the first answer never came, the next is that of the one who waits', () => {
    const open = new OpenTransactions();
    open.add(due('poke', 1));
    open.abandon(1);
    open.add(due('poke', 2));
    open.barrier(due('request', undefined, barrierAtom));
    expect(take(open, item, yes)).toEqual([]);
    expect(take(open, barrierAtom, no)).toEqual([
      ['given up', undefined],
      [2, 'yes'],
      ['barrier', 'no'],
    ]);
  });

  test('who is not answered before the barrier waits on, and for nobody else', () => {
    const open = new OpenTransactions();
    open.add(due('poke', 1));
    open.abandon(1);
    open.add(due('poke', 2));
    open.barrier(due('request', undefined, barrierAtom));
    expect(take(open, barrierAtom, data('?'))).toEqual([
      ['given up', undefined],
      ['barrier', 'data'],
    ]);
    expect(take(open, item, yes)).toEqual([[2, 'yes']]);
  });

  test('data in the format that was asked for is right, whichever question it answers', () => {
    const open = new OpenTransactions();
    open.add(due('request', 1));
    open.abandon(1);
    expect(open.add(due('request', 2))).toBe(true);
    open.barrier(due('request', undefined, barrierAtom));
    expect(take(open, item, data('old', 13))).toEqual([]);
    expect(take(open, item, data('new'))).toEqual([[2, 'data']]);
    expect(take(open, barrierAtom, no)).toEqual([
      ['given up', undefined],
      ['barrier', 'no'],
    ]);
  });

  test('another item needs no barrier', () => {
    const open = new OpenTransactions();
    open.add(due('request', 1));
    open.abandon(1);
    expect(open.add(due('request', 2, other))).toBe(false);
    expect(take(open, item, no)).toEqual([['given up', 'no']]);
    expect(take(open, other, no)).toEqual([[2, 'no']]);
  });
});
