import { expect, test } from 'vitest';
import { nearest } from '../../src/definition/nearest.js';

test.each([
  ['sumary', 'summary'],
  ['summmary', 'summary'],
  ['itme', 'item'],
  ['Title', 'title'],
  ['argumnets', 'arguments'],
  ['exec', undefined],
  ['colour', undefined],
  ['', undefined],
  ['summary '.repeat(10_000), undefined],
])('a word is known again or not: %#', (word, meant) => {
  expect(nearest(word, ['title', 'summary', 'item', 'arguments', 'execute'])).toBe(meant);
});

test('the nearest of several is meant', () => {
  expect(nearest('minimums', ['maximum', 'minimum'])).toBe('minimum');
});
