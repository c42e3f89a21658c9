import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkValue } from '../../../src/definition/forms/values.js';
import { ruleOf } from '../../../src/definition/kinds/kindOf.js';
import { digitMistakes, numberMistakes, refusedAnyway } from '../../../src/definition/kinds/numberMistakes.js';

describe('what only looks like a number or a SIP user is refused, and told what it is', () => {
  const rule = ruleOf({ kind: 'phoneNumber', addresses: true });

  test.each([
    [
      'a number that a spreadsheet has rounded',
      ['1.55555E+10', '1,55555E+10', '1E+10', '1.5e5', '+1.5E-5', 'sip:1.01E+10'],
    ],
    [
      'a number that a spreadsheet has rounded',
      ['1.01E+10@pbx.example.com', '1,01E+10@pbx', '1.01E+10,12', '5551234.0'],
    ],
    [
      'a number with an extension',
      ['5551234x12', '555-1234ext.12', '5551234EXT12', '5551234pp12#', '+1555w1', '555x1,2'],
    ],
    [
      'a number with letters',
      ['1-800-FLOWERS', '1-800-FLOWERS,1', '1800flowers', '0800-reifen1', '+1800FLOWERS', '12-A'],
    ],
    ['a host', ['sip:pbx.example.com', 'sips:pbx.example.com', 'sip:192.0.2.1', 'sip:pbx.example.com,1']],
    ['an address with a comma', ['0900123456,1@partner.example', 'sip:1,2@host', '1,a@host,2']],
    ['something else than tones', ['555,abc', '555,1,x', '5,+1', 'john,doe']],
    ['a number with a (0)', ['+49(0)30123456', '+49 (0) 30 123456', 'sip:+49(0)30123456@pbx']],
  ])('%s', (words, values) => {
    for (const value of values) {
      expect(() => checkValue('number', rule, value), value).toThrow(/^number: expected .*; this is [^.]+\./);
      expect(() => checkValue('number', rule, value)).toThrow(`; this is ${words}`);
    }
  });

  test('but SIP users that have digits and letters are', () => {
    const users = ['1000a', '100-anna', '1234567e0', '1e10', '800bob', '4.4', 'john.doe', 'x12', '5x', 'sip:555.1234'];
    for (const user of users) expect(checkValue('number', rule, user)).toBe(user);
    for (const user of ['1-800-FLOWERS', '5551234x12', 'a.b']) {
      expect(checkValue('number', rule, `${user}@pbx`)).toBe(`${user}@pbx`);
    }
  });

  test('also where there are no letters at all', () => {
    const plain = ruleOf({ kind: 'phoneNumber' });
    expect(() => checkValue('number', plain, '1.55555E+10')).toThrow('this is a number that a spreadsheet has rounded');
    expect(() => checkValue('number', plain, '5551234x12')).toThrow('this is a number with an extension');
  });
});

// Scripts look for the mistakes of numbers everywhere, and batch for none where there are no letters.
test('what no pattern lets through, no pattern lets through', () => {
  const wholly = (pattern: string) => new RegExp(`^(?:${pattern})$`);
  const accepts = (parameter: Parameters<typeof ruleOf>[0]) => {
    const rule = ruleOf(parameter);
    if (rule.form !== 'text') throw new Error('A number is a text.');
    return (value: string) => wholly(rule.pattern).test(value);
  };
  const signs = ['5', 'a', ',', '@', '(', '0', ')', '+', 'x', '.', 'E', ';'];
  const texts = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 }).map((list) => list.join(''));
  const refused = (parameter: Parameters<typeof ruleOf>[0], mistakes: readonly { pattern: string }[]) =>
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(mistakes.some(({ pattern }) => wholly(pattern).test(text)));
        expect(accepts(parameter)(text), text).toBe(false);
      }),
    );
  refused({ kind: 'phoneNumber', addresses: true }, Object.values(refusedAnyway));
  refused({ kind: 'phoneNumber' }, numberMistakes);
  refused({ kind: 'phoneNumber', tones: false }, [...digitMistakes, ...numberMistakes]);
});
