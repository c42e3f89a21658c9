import { expect, test } from 'vitest';
import { itemTexts, unservedItems } from '../../src/host/items.js';
import { microsipHost } from '../../src/microsip/hostSupport.js';
import { microsip } from '../../src/profiles/index.js';

test('the items are those of the definition, and empty where nothing is known', () => {
  expect(Object.fromEntries(itemTexts(microsip, { status: 'idle' }, microsipHost.items))).toEqual({
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
  expect(Object.fromEntries(itemTexts(microsip, { ...state, status: 'inCall' }, microsipHost.items))).toEqual({
    Status: 'inCall',
    Caller: '=cmd| x y',
    Duration: '83',
    Account: 'x'.repeat(255),
    Version: '3.21.6',
  });
});

test('an item that nothing tells is named', () => {
  expect(unservedItems(microsip, microsipHost.items)).toBeUndefined();
  expect(unservedItems(microsip, ['status', 'caller', 'account'])).toBe(
    'its items are not served (duration, version): nothing here can see what MicroSIP does',
  );
});
