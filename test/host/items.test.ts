import { expect, test } from 'vitest';
import { itemTexts } from '../../src/host/items.js';

test('the items are those of the definition, and empty where nothing is known', () => {
  expect(Object.fromEntries(itemTexts({ status: 'idle' }))).toEqual({
    Status: 'idle',
    Caller: '',
    Duration: '',
    Account: '',
    Version: '',
  });
});

test('a call is told in texts that a cell can hold', () => {
  const state = {
    status: 'inCall',
    caller: '=cmd|\r\n\tx\0\u2028y',
    duration: 83,
    account: 'x'.repeat(300),
    version: '3.21.6',
  };
  expect(Object.fromEntries(itemTexts({ ...state, status: 'inCall' }))).toEqual({
    Status: 'inCall',
    Caller: '=cmd| x y',
    Duration: '83',
    Account: 'x'.repeat(255),
    Version: '3.21.6',
  });
});
