import { describe, expect, test } from 'vitest';
import { claimsOf, documented, markdownOf, Results } from './conformance/results.js';
import { ansiBytes, isAnsi, unicodeBytes } from './conformance/texts.js';

function results(): Results {
  return new Results({
    title: 'Client',
    rows: { execute: 'EXECUTE', poke: 'POKE' },
    columns: { x64: 'x64', x86: 'x86' },
    variants: () => ['auto', 'ansi'],
  });
}

describe('the tables of docs/dde.md', () => {
  test('tick what every variant has proven, and name what is not', () => {
    const seen = results();
    for (const variant of ['auto', 'ansi']) seen.add('execute', 'x64', variant);
    seen.add('execute', 'x86', 'ansi');
    seen.add('poke', 'x64', 'auto', 'pokeRefusal');
    seen.add('poke', 'x64', 'ansi');
    expect(seen.cells('execute')).toEqual(['✓', '✓ ansi; not seen: auto']);
    expect(seen.cells('poke')).toEqual(['✓ ansi; not on Wine (d)', '']);
    expect(markdownOf([seen])).toContain('- (d) Wine’s DDEML clients take every POKE for done.');
  });

  test('claim as much as their ticks', () => {
    const seen = results();
    for (const variant of ['auto', 'ansi']) seen.add('execute', 'x86', variant);
    expect(claimsOf(markdownOf([seen]))).toEqual(['**Client**, EXECUTE, x86: ✓']);
    expect(claimsOf(documented()).length).toBeGreaterThan(200);
  });

  test('have no row that nothing is known of', () => {
    expect(() => results().add('request', 'x64', 'auto')).toThrow('has no row request');
  });
});

test('texts become the bytes of the code page, or are known not to', () => {
  expect(ansiBytes('€ü’').toString('hex')).toBe('80fc9200');
  expect(unicodeBytes('€').toString('hex')).toBe('ac200000');
  expect(['\u0085', '日', 'ž', '’'].map(isAnsi)).toEqual([false, false, true, true]);
});
