import { describe, expect, test } from 'vitest';
import { showCharacter } from '../../../src/characters.js';
import { textRule } from '../../../src/definition/forms/text.js';
import { checkValue } from '../../../src/definition/forms/values.js';
import { ruleOf } from '../../../src/definition/kinds/kindOf.js';
import { RefusedError } from '../../../src/errors.js';
import { hostileTexts } from '../../corpora/hostile.js';
import { expectLittleGrowth } from '../../growth.js';

test('a list may come as an array, and is one text', () => {
  expect(checkValue('it', ruleOf({ kind: 'paths' }), ['C:\\a', 'C:\\b c'])).toBe('C:\\a|C:\\b c');
});

test('a list is read in linear time, right or wrong', () => {
  const rule = ruleOf({ kind: 'paths', wildcards: true });
  expectLittleGrowth((size) => {
    for (const end of ['', '|', '*\\'])
      for (let round = 0; round < 20; round++) tryValue(rule, `${'C:\\a|'.repeat(size / 5)}C:\\b${end}`);
  }, 100);
});

function tryValue(rule: ReturnType<typeof ruleOf>, value: string): void {
  try {
    checkValue('it', rule, value);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
  }
}

describe('what is refused is named', () => {
  test.each([
    ['5&6', 'it: the character "&" (U+0026) at position 2 is not allowed; expected digits'],
    ['5 6', 'it: the character U+0020 at position 2 is not allowed'],
    ['5\u202E', 'it: the character U+202E at position 2 is not allowed'],
    [
      '',
      'it: expected digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 64 characters; this has 0.',
    ],
  ])('%j', (value, message) => {
    expect(() => checkValue('it', ruleOf({ kind: 'phoneNumber' }), value)).toThrow(message);
  });

  test.each([
    ['555,,12#', 'this is a number with tones behind it, which would be dialled as digits of it. Leave them out.'],
    ['555;1', 'this is a number with tones behind it'],
    ['555x12', 'this is a number with an extension. Leave it out.'],
    ['1,55555E+10', 'this is a number that a spreadsheet has rounded'],
    ['555&1', 'the character "&" (U+0026) at position 4 is not allowed'],
  ])('where no tones are sent, %j', (value, message) => {
    expect(() => checkValue('it', ruleOf({ kind: 'phoneNumber', tones: false }), value)).toThrow(message);
  });

  test('but never in a secret', () => {
    const rule = ruleOf({ kind: 'secret' });
    expect(() => checkValue('it', rule, 'hunter\u00072')).toThrow('the character (not shown) at position 7');
    for (const { text } of hostileTexts.filter(({ text }) => text.length > 4)) {
      try {
        checkValue('it', rule, text);
      } catch (error) {
        expect((error as Error).message).not.toContain(text);
      }
    }
  });

  test.each([
    ['&', '"&" (U+0026)'],
    [' ', 'U+0020'],
    ['\u0000', 'U+0000'],
    ['\uD83D', 'U+D83D'],
  ])('%j as %s', (character, shown) => {
    expect(showCharacter(character)).toBe(shown);
  });
});

test.each([
  [0, 9, 'a line, at most 9 characters'],
  [1, 9, 'a line, 1 to 9 characters'],
  [5, 5, 'a line, 5 characters'],
])('%i to %i characters are expected as "%s"', (minimumLength, maximumLength, expected) => {
  const limits = { characters: '.', pattern: '.*', minimumLength, maximumLength };
  expect(textRule({ ...limits, expected: 'a line', example: 'x' })).toMatchObject({ expected });
});
