import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { resolve } from '../../src/definition/resolve/resolve.js';
import { RefusedError } from '../../src/errors.js';
import { parseLink } from '../../src/links/read.js';
import { microsip } from '../../src/profiles/index.js';
import { hostileLinks } from '../corpora/links.js';
import { randomLinks } from '../corpora/randomLinks.js';
import {
  calltoLinks,
  noLinks,
  notedLinks,
  refusedCalltoLinks,
  refusedSipLinks,
  refusedTelLinks,
  sipLinks,
  telLinks,
} from './cases.js';

const parsed = (link: string) => {
  const { scheme, number, dropped } = parseLink(microsip, link);
  return [scheme, number, ...dropped];
};

/** What the phone would make of it, or undefined where the link is refused. */
function read(link: string): string | undefined {
  try {
    return parseLink(microsip, link).number;
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ exitCode: 4, parameter: 'link' });
    expect((error as Error).message).toMatch(/^The link was refused: [\x20-\x7e]{10,500}$/);
    return undefined;
  }
}

/** Nothing but what is dialled: no switch, no second word, no scheme but one that says what kind of number it is. */
const onlyDialable =
  /^(?:sips:)?[0-9A-Za-z+*#][0-9A-Za-z+*#,._~-]*(?:@(?:[0-9A-Za-z]|\[[0-9A-Fa-f:.]+\])[0-9A-Za-z._:-]*)?$/;

function expectOneCall(number: string): void {
  expect(number).toMatch(onlyDialable);
  expect(number.length).toBeLessThanOrEqual(255);
  const payload = (transport: 'copydata' | 'exe' | 'dde') =>
    payloadOf(resolve(microsip, 'dial', { number }, transport));
  expect([payload('copydata'), payload('exe')]).toEqual([number, number]);
  expect([`[Dial(${number})]`, `[Dial("${number}")]`]).toContain(payload('dde'));
}

describe('tel: links (RFC 3966)', () => {
  test.each(telLinks)('%s', (link, ...expected) => {
    expect(parsed(link)).toEqual(expected);
  });

  test.each(refusedTelLinks)('%.60s is refused', (link, reason) => {
    expect(() => parseLink(microsip, link)).toThrow(`The link was refused: ${reason}`);
  });
});

describe('sip: and sips: links (RFC 3261)', () => {
  test.each(sipLinks)('%s', (link, ...expected) => {
    expect(parsed(link)).toEqual(expected);
  });

  test.each(refusedSipLinks)('%s is refused', (link, reason) => {
    expect(() => parseLink(microsip, link)).toThrow(`The link was refused: ${reason}`);
  });
});

describe('callto: links', () => {
  test.each(calltoLinks)('%s', (link, ...expected) => {
    expect(parsed(link)).toEqual(expected);
  });

  test.each(refusedCalltoLinks)('%s is refused', (link, reason) => {
    expect(() => parseLink(microsip, link)).toThrow(`The link was refused: ${reason}`);
  });
});

test.each(notedLinks)('%s is noted', (link, ...notes) => {
  expect(parseLink(microsip, link).notes).toEqual(notes);
});

test.each(noLinks)('"%s" is no link for the phone', (link) => {
  expect(() => parseLink(microsip, link)).toThrow('it does not begin with sip:, sips:, tel:, callto:.');
});

describe('hostile links', () => {
  test('are many, and do nothing or call one number', () => {
    const numbers = hostileLinks.map((link) => [link, read(link)] as const);
    const accepted = numbers.filter(([, number]) => number !== undefined);
    for (const [, number] of accepted) expectOneCall(number ?? '');
    expect(new Set(hostileLinks).size).toBe(hostileLinks.length);
    expect(numbers.length - accepted.length).toBeGreaterThan(2500);
  });

  test('any text is refused, or gives one call to dialable characters', () => {
    let calls = 0;
    fc.assert(
      fc.property(randomLinks, (link) => {
        const number = read(link);
        if (number === undefined) return;
        calls += 1;
        expectOneCall(number);
      }),
      { numRuns: 5000 },
    );
    expect(calls).toBeGreaterThan(100);
  });
});
