import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../src/definition/invocation.js';
import { resolve } from '../../src/definition/resolve.js';
import { RefusedError } from '../../src/errors.js';
import { linkSchemes, parseLink } from '../../src/microsip/link.js';
import { microsip } from '../../src/profiles/index.js';
import { hostileLinks } from '../corpora/links.js';

const parsed = (link: string) => {
  const { scheme, number, dropped } = parseLink(link);
  return [scheme, number, ...dropped];
};

/** What the phone would make of it, or undefined where the link is refused. */
function read(link: string): string | undefined {
  try {
    return parseLink(link).number;
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ exitCode: 4, parameter: 'link' });
    expect((error as Error).message).toMatch(/^The link was refused: [\x20-\x7e]{10,500}$/);
    return undefined;
  }
}

/** Nothing but what is dialled: no switch, no second word, no scheme but one that says what kind of number it is. */
const onlyDialable = /^(?:sips:)?[0-9A-Za-z+*#][0-9A-Za-z+*#,._~-]*(?:@[0-9A-Za-z][0-9A-Za-z._:-]*)?$/;

function expectOneCall(number: string): void {
  expect(number).toMatch(onlyDialable);
  expect(number.length).toBeLessThanOrEqual(255);
  const payload = (transport: 'copydata' | 'exe' | 'dde') =>
    payloadOf(resolve(microsip, 'dial', { number }, transport));
  expect([payload('copydata'), payload('exe')]).toEqual([number, number]);
  expect([`[Dial(${number})]`, `[Dial("${number}")]`]).toContain(payload('dde'));
}

describe('tel: links (RFC 3966)', () => {
  test.each([
    ['tel:5551234', '5551234'],
    ['TEL:5551234', '5551234'],
    ['tel:+15551234567', '+15551234567'],
    ['tel:+1-555-123-4567', '+15551234567'],
    ['tel:+1.555.123.4567', '+15551234567'],
    ['tel:+1 (555) 123-4567', '+15551234567'],
    ['tel:+1%20(555)%20123-4567', '+15551234567'],
    ['tel:%2B1%28555%29', '+1555'],
    ['tel:(0)5551234', '05551234'],
    ['tel://5551234', '5551234'],
    ['tel://5551234/', '5551234'],
    ['tel:*97', '*97'],
    ['tel:*21*5551234#', '*21*5551234#'],
    ['tel:*21%23', '*21#'],
    ['tel:5551234,,12,3', '5551234,,12,3'],
    ['tel:5551234%2C12', '5551234,12'],
    ['tel:5551234;ext=12', '5551234,12'],
    ['tel:+1-555;EXT=(1)2.3-4', '+1555,1234'],
    ['tel:1234;phone-context=pbx.example.com', '1234', 'phone-context'],
    ['tel:863-1234;phone-context=+1-914-555;ext=7', '8631234,7', 'phone-context'],
    ['tel:1234;x-unknown;npdi', '1234', 'x-unknown', 'npdi'],
  ])('%s', (link, ...expected) => {
    expect(parsed(link)).toEqual(['tel', ...expected]);
  });

  test.each([
    ['tel:', 'nothing follows tel:.'],
    ['tel:/answer', 'the character "/" (U+002F) is in no telephone number.'],
    ['tel:/resetnoask', 'the character "/" (U+002F) is in no telephone number.'],
    ['tel:1-800-FLOWERS', 'the character "F" (U+0046) is in no telephone number.'],
    ['tel:1 text', 'the character "t" (U+0074) is in no telephone number.'],
    ['tel:1%2520text', 'an escape in it stands for "%" (U+0025), which is in no number.'],
    ['tel:1%3Bext=2', 'the character ";" (U+003B) is in no telephone number.'],
    ['tel:1%E2%80%AE2', 'an escape in it stands for U+202E, which is in no number.'],
    ['tel:1%FF', 'a percent sign in it does not begin an escape of UTF-8, such as %2B.'],
    ['tel:\uFF11', 'the character U+FF11 at position 5 is in no link.'],
    ['tel:1"2', 'the character """ (U+0022) at position 6 is in no link.'],
    ['tel:()', 'it holds no telephone number: '],
    ['tel:1;isub=2', 'it names an ISDN subaddress (isub), which the phone cannot call.'],
    ['tel:1;m-new=2', 'it may not be used without knowing the parameter m-new.'],
    ['tel:1;ext=2;Ext=3', 'it has the parameter ext twice.'],
    ['tel:1;2', 'a semicolon in it does not begin a parameter, such as ;ext=12. Write a comma for a pause.'],
    ['tel:1;ext=a', 'its extension (ext) is not made of digits.'],
    [`tel:${'1'.repeat(256)}`, 'it names no number that can be dialled. number: expected '],
    [`tel:${'1'.repeat(65_536)}`, 'it has 65540 characters; at most 2000 are read.'],
  ])('%.60s is refused', (link, reason) => {
    expect(() => parseLink(link)).toThrow(`The link was refused: ${reason}`);
  });
});

describe('sip: and sips: links (RFC 3261)', () => {
  test.each([
    ['sip:1000@pbx.example.com', 'sip', '1000@pbx.example.com'],
    ['SIP:Jo@PBX.example.com:5070', 'sip', 'Jo@PBX.example.com:5070'],
    ['sip:jo@192.0.2.1', 'sip', 'jo@192.0.2.1'],
    ['sip:%2B1555@pbx.example', 'sip', '+1555@pbx.example'],
    ['sip:+1-555-1234@pbx.example;user=phone', 'sip', '+1-555-1234@pbx.example', 'user'],
    ['sip:jo@pbx.example;transport=tcp;lr?subject=a@b&body=%0A', 'sip', 'jo@pbx.example', 'transport', 'lr', 'headers'],
    ['sip:1000', 'sip', '1000'],
    ['sip:jo?subject=x', 'sip', 'jo', 'headers'],
    ['sips:jo@pbx.example', 'sips', 'sips:jo@pbx.example'],
  ])('%s', (link, ...expected) => {
    expect(parsed(link)).toEqual(expected);
  });

  test.each([
    ['sip:/answer', 'the character "/" (U+002F) cannot stand in the name or number of a SIP address.'],
    ['sip:jo hello', 'the character U+0020 cannot stand in the name or number of a SIP address.'],
    ['sip:@pbx.example', 'it names nobody to call.'],
    ['sip:-jo@pbx.example', 'the name in it does not begin with a letter, a digit, + * or #.'],
    ['sip:jo:secret@pbx.example', 'it holds a password. The phone uses those of its accounts.'],
    ['sip:jo@pbx@evil.example', 'what follows the @ is not the name of a host'],
    ['sip:jo@[::1]', 'what follows the @ is not the name of a host'],
    ['sip:jo@pbx%2Eexample', 'what follows the @ is not the name of a host'],
    ['sip:jo@pbx.example;', 'a semicolon in it does not begin a parameter, such as ;transport=tcp.'],
  ])('%s is refused', (link, reason) => {
    expect(() => parseLink(link)).toThrow(`The link was refused: ${reason}`);
  });
});

describe('callto: links', () => {
  test.each([
    ['callto:+1 (555) 123-4567', '+15551234567'],
    ['callto:555-1234,,12', '5551234,,12'],
    ['callto://5551234/', '5551234'],
    ['callto:jo.doe', 'jo.doe'],
    ['callto:jo@pbx.example:5070', 'jo@pbx.example:5070'],
  ])('%s', (link, number) => {
    expect(parsed(link)).toEqual(['callto', number]);
  });

  test.each([
    ['callto:1 text', 'the character U+0020 cannot stand in the name or number'],
    ['callto:1%20text', 'the character U+0020 cannot stand in the name or number'],
    ['callto:/resetnoask', 'the character "/" (U+002F) cannot stand in the name or number'],
    ['callto:tel:5551234', 'it holds another scheme, or a port without an address.'],
    ['callto:sip:jo@pbx.example', 'the character ":" (U+003A) cannot stand in the name or number'],
    ['callto:555;canary', 'the character ";" (U+003B) cannot stand in the name or number'],
    ['callto:jo?call', 'the character "?" (U+003F) cannot stand in the name or number'],
  ])('%s is refused', (link, reason) => {
    expect(() => parseLink(link)).toThrow(`The link was refused: ${reason}`);
  });
});

test.each(['', 'tel', 'http://x', 'msip:exit', ' tel:1', '__proto__:1'])('"%s" is no link for the phone', (link) => {
  expect(() => parseLink(link)).toThrow('it does not begin with sip:, sips:, tel:, callto:.');
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
    const parts = fc.constantFrom(
      ...[
        'tel:',
        'sip:',
        'sips:',
        'callto:',
        'msip:',
        '//',
        '/',
        '/answer',
        '%2F',
        '%25',
        '%20',
        '%',
        '+',
        '@',
        ';',
        ':',
      ],
      ...['ext=', '?', ',', ' ', '"', '\\', '-', '555', 'jo', 'pbx.example', '\u0661', '\u0000', '\u202E', '*', '#'],
    );
    const wild = fc.string({ unit: 'binary' });
    const tail = fc.array(fc.oneof({ weight: 9, arbitrary: parts }, { weight: 1, arbitrary: wild }), { maxLength: 6 });
    const links = fc
      .tuple(fc.constantFrom(...linkSchemes), tail)
      .map(([scheme, words]) => `${scheme}:${words.join('')}`);
    let calls = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: links }, wild), (link) => {
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
