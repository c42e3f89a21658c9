// odd.ts: settings files and values as nobody would write them.
import fc from 'fast-check';
import type { AnsiCoder } from '../../src/ini/encoding.js';

/** A code page of one byte a letter, as those of western Windows are. */
export const latin1: AnsiCoder = {
  decode: (bytes) => Buffer.from(bytes).toString('latin1'),
  encode: (text) => Buffer.from(text, 'latin1'),
};

export const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

const blanks = fc.constantFrom('', ' ', '\t', '  ', '\x1a', '\v\f');
const lineEnd = fc.constantFrom('\r\n', '\n', '\r\n', '\r\r\n', '\r');
const sectionName = fc.constantFrom(
  'Settings',
  'SETTINGS',
  'Account1',
  'account1',
  'Calls',
  'Déjà vu',
  ' Settings ',
  '',
);
const keyName = fc.constantFrom(
  'server',
  'Server',
  'domain',
  'volumeOutput',
  'x y',
  'ключ',
  ';server',
  '',
  '0',
  '[server',
);
const value = fc.oneof(
  fc.constantFrom(
    '',
    '80',
    '"in quotes"',
    "'in quotes'",
    '"',
    "''",
    '"half',
    ' " " ',
    '5551234;Ann;0;1;2;',
    'a=b',
    '"a" "b"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const line = fc.oneof(
  fc.tuple(blanks, sectionName, blanks).map(([before, name, after]) => `${before}[${name}]${after}`),
  fc
    .tuple(blanks, keyName, blanks, blanks, value, blanks)
    .map(([a, key, b, c, text, d]) => `${a}${key}${b}=${c}${text}${d}`),
  fc.constantFrom('', '; comment', '[Settings', 'server', '=x', ']', '[]', '[a]b]', '[Settings] ; why', ';[Account1]'),
);
const text = fc
  .tuple(fc.array(fc.tuple(line, lineEnd), { maxLength: 25 }), fc.oneof(line, fc.constant('')))
  .map(([lines, last]) => lines.flat().join('') + last);

/** Bytes of settings files as nobody would write them: both encodings, all line ends, mistakes, half characters. */
export const oddFiles = fc.oneof(
  text.map(utf16),
  fc.tuple(text, fc.constantFrom('a', '\0')).map(([odd, half]) => Buffer.concat([utf16(odd), Buffer.from(half)])),
  text.map((odd) => Buffer.from(odd.replace(/[^\x01-\xff]/g, 'ÿ'), 'latin1')),
  text.map((odd) => Buffer.from(`\ufeff${odd.replaceAll('\0', '')}`, 'utf8')),
);

/** Values that are odd, and yet can be written. */
export const oddValues = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    "'",
    '""',
    ' a ',
    '"a"',
    "'a'",
    '"a',
    ';',
    '=',
    '[x]',
    'x'.repeat(255),
    `"${'x'.repeat(251)}"`,
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((odd) => odd.replace(/[\p{Cc}\u2028\u2029]/gu, '')),
);
