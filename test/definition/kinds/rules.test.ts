import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showCharacter } from '../../../src/characters.js';
import { integerPattern } from '../../../src/definition/forms/integer.js';
import { checkValue, longestValue } from '../../../src/definition/forms/values.js';
import type { ActionDefinition, ParameterDefinition } from '../../../src/definition/index.js';
import { ruleOf } from '../../../src/definition/kinds/kindOf.js';
import { rulesOf } from '../../../src/definition/resolve/rulesOf.js';
import { RefusedError } from '../../../src/errors.js';
import { hostileTexts } from '../../corpora/hostile.js';
import { expectLittleGrowth } from '../../growth.js';

type Row = [what: string, parameter: ParameterDefinition, accepted: unknown[], refused: unknown[]];

const rows: Row[] = [
  [
    'a phone number',
    { kind: 'phoneNumber' },
    ['5', '+15551234', '*21#', '5,,1;2', '5,12AD*#,;', '5;1', '5,', '9'.repeat(64)],
    [
      '',
      ',5',
      ';5',
      '5A',
      '5,a',
      '5,E',
      '5,+1',
      '5 5',
      '5-5',
      '(5)',
      'a',
      '5a',
      '1@b',
      '/5',
      '-5',
      '\uFF15',
      '\u0665',
      '5\n',
      '9'.repeat(65),
      5,
      null,
    ],
  ],
  [
    'a phone number without tones',
    { kind: 'phoneNumber', tones: false },
    ['5', '+15551234', '*21#', '#', '9'.repeat(64)],
    ['', '5,', '5,12', '5;1', '5A', ',5', '5 5', '/5', '-5', '%35', '"5"', 'a', '5@b', 'sip:5', '9'.repeat(65)],
  ],
  ['a phone number of a length', { kind: 'phoneNumber', maximumLength: 3 }, ['5', '555'], ['', '5555']],
  [
    'a phone number or address',
    { kind: 'phoneNumber', addresses: true },
    [
      '+1555',
      'john',
      'john.doe',
      'a_b~c-d',
      '1000@pbx.example.com',
      'sip:1000@pbx.example.com:5060',
      'sips:a@b;transport=tls',
      'john,12AD*#',
      'sip:1000,,1',
      '1000@[2001:db8::1]:5060',
      'x'.repeat(255),
    ],
    [
      '',
      '.a',
      '-a',
      '_a',
      '@b',
      'a@',
      'a@-b',
      'a@b@c',
      'sip:',
      'SIP:a',
      'msip:exit',
      'tel:5',
      'sip:sip:a',
      'sip:/answer',
      'a b',
      '/resetnoask',
      'a%20b',
      'a"',
      'a&b',
      '\u212A',
      'x'.repeat(256),
      'a@[b',
      'a@b]',
      'a[1]',
      'a@[g::1]',
      '1,2@host',
      '555,abc',
    ],
  ],
  ['tones', { kind: 'dtmf' }, ['1', '12*#ABCD', '0'.repeat(64)], ['', 'a', 'E', '1 2', '1,2', '+1', '0'.repeat(65), 1]],
  [
    'text',
    { kind: 'text' },
    [' ', 'a', '"%&\\', '\u{1F4DE}', '\u0085', '\u2028', '\uFEFF', '__proto__', 'x'.repeat(255)],
    ['', '\n', '\t', 'a\u0000b', '\u001F', '\u007F', '\uD83D', '\uDCDE\uD83D', 'x'.repeat(256), 5, true, null, ['a']],
  ],
  ['text that may be empty', { kind: 'text', minimumLength: 0, maximumLength: 2 }, ['', 'ab', '\u{1F4DE}'], ['abc']],
  ['text of a length', { kind: 'text', minimumLength: 2, maximumLength: 3 }, ['ab', 'abc', '\u{1F4DE}'], ['a', 'abcd']],
  [
    'a whole number',
    { kind: 'integer', minimum: -5, maximum: 12 },
    [-5, '-5', 0, '0', -0, 12, '12'],
    [-6, 13, '+5', '05', '-0', '5.0', '1e1', ' 5', '', '0x5', 1.5, Number.NaN, 5n, true, null],
  ],
  [
    'a large whole number',
    { kind: 'integer', minimum: -999_999_999, maximum: 999_999_999 },
    [999_999_999, '-999999999'],
    [1_000_000_000, '1000000000', 1e21, Number.POSITIVE_INFINITY],
  ],
  [
    'a choice',
    { kind: 'choice', choices: ['loud', 'x.1', 'a-b_c'] },
    ['loud', 'x.1', 'a-b_c'],
    ['', 'Loud', 'loud ', 'x11', 'loud|x.1', 'l', 0, 'constructor'],
  ],
  ['a flag', { kind: 'flag' }, [true, false], ['true', '', 1, 0, null]],
  [
    'a path',
    { kind: 'path' },
    ['C:\\', 'C:\\a', 'c:/a b', '\\\\server\\share', 'Z:\\\u6F22', `C:\\${'x'.repeat(256)}`],
    [
      '',
      'a.txt',
      '.\\a',
      '\\a',
      '/etc',
      'C:a',

      'C:\\a:b',
      'C:\\a*',
      'C:\\a|b',
      'C:\\a"',
      'C:\\a\n',
      'C:\\\uD83D',
      'http://x',
      `C:\\${'x'.repeat(257)}`,
    ],
  ],
  [
    'a decimal',
    { kind: 'decimal', minimum: -1.5, maximum: 6400 },
    ['0', '-1.5', -1.5, '-0.25', 6400, '6400.00', '1.50', 0.1],
    [
      '',
      '1,5',
      '.5',
      '1.',
      '+1',
      '01',
      '1e3',
      '0x1',
      '-0',
      '0.125',
      0.1 + 0.2,
      '-1.51',
      '6400.01',
      1e21,
      NaN,
      ' 1',
      null,
    ],
  ],
  [
    'a decimal of six places',
    { kind: 'decimal', minimum: 0.000001, maximum: 999_999_999, places: 6 },
    ['0.000001', '999999998.999999', 999_999_999],
    [0, '0.0000001', '999999999.000001', '1000000000'],
  ],
  [
    'a choice of which another text is sent',
    { kind: 'choice', choices: ['fit', { name: 'single', sends: 'single page' }] },
    ['fit', 'single'],
    ['single page', 'Single', ''],
  ],
  [
    'a path with wildcards',
    { kind: 'path', wildcards: true },
    ['C:\\*.jpg', 'C:\\a b\\?.*', '\\\\server\\share\\*', 'C:\\x'],
    ['*.jpg', 'C:\\*\\x', '\\\\?\\C:\\x', 'C:\\a|b', 'C:\\a"', 'C:\\a:*'],
  ],
  [
    'a list of paths',
    { kind: 'paths' },
    ['C:\\a', 'C:\\a|D:/b c', '\\\\s\\x|C:\\a,b;c'],
    ['', '|', 'C:\\a|', '|C:\\a', 'C:\\a||C:\\b', 'C:\\a|b', 'C:\\*', ['C:\\a', 'b'], ['C:\\a|C:\\b'], [5], [], {}],
  ],
  [
    'an address',
    { kind: 'url' },
    ['https://example.com', "http://[::1]:8080/a(b)'!*;c?d=%20&e#f", 'https:x'],
    [
      '',
      'https:',
      'ftp://x',
      'HTTPS://x',
      'https://a b',
      'https://x/%2',
      'https://x/"',
      'https://x/\u00e9',
      'https://x\n',
    ],
  ],
  [
    'an address of other schemes',
    { kind: 'url', schemes: ['rtsp', 'svn+ssh'], maximumLength: 20 },
    ['rtsp://h/a', 'svn+ssh://h'],
    ['https://h', 'svnnssh://h', 'rtsp://12345678901234'],
  ],
  ['a secret', { kind: 'secret' }, [' ', '"p&w%', 'x'.repeat(255)], ['', 'a\nb', 'x'.repeat(256)]],
];

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

describe.each(rows)('%s', (_what, parameter, accepted, refused) => {
  const rule = ruleOf(parameter);

  test('accepts', () => {
    for (const value of accepted) expect(checkValue('it', rule, value)).toBe(String(value));
  });

  test('refuses, and names itself and what it expects', () => {
    for (const value of refused) {
      expect(() => checkValue('it', rule, value), String(value)).toThrow(RefusedError);
      expect(() => checkValue('it', rule, value)).toThrow(/^it: .*expected /s);
      expect(() => checkValue('it', rule, value)).toThrow(expect.objectContaining({ parameter: 'it', exitCode: 4 }));
    }
  });

  test('says how long its longest value is', () => {
    const longest = Math.max(...accepted.map((value) => String(value).length));
    if (rule.form !== 'flag') expect(longestValue(rule)).toBeGreaterThanOrEqual(longest);
  });
});

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

describe('free text that begins an argument of a program', () => {
  const action = (argument: object): ActionDefinition => ({
    summary: 's',
    parameters: { text: { kind: 'text' }, number: { kind: 'phoneNumber' }, on: { kind: 'flag' } },
    bindings: { exe: { arguments: [{ parameter: 'number' }, argument as never] } },
  });
  const accepts = (argument: object, value: string) => {
    const rule = rulesOf(action(argument)).get('text');
    try {
      return rule && checkValue('text', rule, value) === value;
    } catch {
      return false;
    }
  };
  const leading = [
    { parameter: 'text' },
    [{ parameter: 'text' }, 'x'],
    { when: 'on', write: ['x', { parameter: 'text' }] },
    { when: 'on', write: ['x'], otherwise: [[{ parameter: 'text' }]] },
  ];

  test.each(leading)('may not look like a switch: %j', (argument) => {
    expect(['/x', '-x', '--x', '/', '-'].filter((value) => accepts(argument, value))).toEqual([]);
    expect(accepts(argument, 'x/-')).toBe(true);
  });

  test('may behind other text', () => {
    expect(accepts(['/say:', { parameter: 'text' }], '/x')).toBe(true);
  });

  test('is refused over every transport, so that one rule goes for all targets', () => {
    const rule = rulesOf({
      ...action('x' as never),
      bindings: { copydata: { arguments: [{ parameter: 'text' }] }, dde: { execute: [{ parameter: 'text' }] } },
    }).get('text');
    expect(rule).toMatchObject({ expected: expect.stringContaining('not beginning with / or -') });
  });
});

test('an integer pattern reads what String writes', () => {
  const whole = new RegExp(`^${integerPattern}$`);
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (number) => {
      expect(String(number)).toMatch(whole);
      expect(`0${number}`).not.toMatch(number === 0 ? /^0$/ : whole);
    }),
  );
});

test('patterns use nothing that JavaScript, .NET and VBScript read differently', () => {
  const kinds: ParameterDefinition[] = rows.map(([, parameter]) => parameter);
  const patterns = kinds.map(ruleOf).flatMap((rule) => (rule.form === 'text' ? [rule.characters, rule.pattern] : []));
  expect(patterns.filter((pattern) => /\(\?<|\\[dwspbDWSPB]|\\u\{|\(\?[imsu]|[^\\]\$$/.test(pattern))).toEqual([]);
});
