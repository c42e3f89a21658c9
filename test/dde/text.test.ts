import { describe, expect, test } from 'vitest';
import { cellsOf, commandEncoding, decodeCommand, encodeCommand, encodeValue } from '../../src/dde/text.js';

describe('texts of DDE', () => {
  test('a command ends with U+0000, and holds none', () => {
    expect(Buffer.from(encodeCommand('[Ä]', 'unicode')).toString('hex')).toBe('5b00c4005d000000');
    expect(() => encodeCommand('[a\0b]', 'unicode')).toThrow('U+0000');
    expect(decodeCommand(Buffer.from('[Ä]\0rest', 'utf16le'), 'unicode')).toBe('[Ä]');
    expect(decodeCommand(Buffer.from('[Ä]', 'utf16le'), 'unicode')).toBe('[Ä]');
  });

  test.each([
    ['Unicode where Unicode is due', Buffer.from('[Dial(5)]\0', 'utf16le'), 'unicode', 'unicode'],
    ['ANSI where Unicode is due', Buffer.from('[Dial(5)]\0'), 'unicode', 1252],
    ['Unicode where ANSI is due', Buffer.from('[Dial(5)]\0', 'utf16le'), 1252, 'unicode'],
    ['ANSI where ANSI is due', Buffer.from('[Dial(5)]\0'), 1252, 1252],
    ['an odd number of bytes', Buffer.from('Dial 5\0'), 'unicode', 1252],
    ['an even one without a zero of Unicode', Buffer.from('abc\0'), 'unicode', 1252],
    ['no zero at all', Buffer.from('[]'), 'unicode', 1252],
    ['what is filled up with zeros', Buffer.from('Dial 5\0\0\0\0'), 'unicode', 1252],
    ['what is filled up from an odd length', Buffer.from('abc\0\0\0\0\0'), 'unicode', 1252],
    ['Unicode without a bracket', Buffer.from('Dial 5\0', 'utf16le'), 'unicode', 'unicode'],
    ['Unicode without a bracket where ANSI is due', Buffer.from('Dial 5\0', 'utf16le'), 1252, 'unicode'],
    ['Unicode without its zero', Buffer.from('Dial 5', 'utf16le'), 1252, 'unicode'],
    ['Unicode of which no byte is zero', Buffer.from('Привет\0', 'utf16le'), 'unicode', 'unicode'],
    ['ANSI of which no byte is plain', Buffer.from('\xcf\xf0\0\0', 'latin1'), 1252, 1252],
  ] as const)('a server reads %s', (_name, bytes, expected, encoding) => {
    expect(commandEncoding(bytes, expected, 1252)).toBe(encoding);
  });

  test('a server reads what could be either as the client has written texts before', () => {
    const bytes = Buffer.from('扡\0', 'utf16le');
    expect(commandEncoding(bytes, 'unicode', 1252)).toBe(1252);
    expect(commandEncoding(bytes, 'unicode', 1252, 'unicode')).toBe('unicode');
    const other = Buffer.from('Привет\0', 'utf16le');
    expect(commandEncoding(other, 'unicode', 1252, 1252)).toBe(1252);
  });

  test('cells are divided by tabs, and rows by line ends', () => {
    const rows = [
      ['a', 1.5, true],
      [null, undefined, { error: '#N/A' }],
    ];
    const text = Buffer.from(encodeValue(rows, 'CF_UNICODETEXT', 1252)).toString('utf16le');
    expect(text).toBe('a\t1.5\tTRUE\r\n\t\t#N/A\r\n\0');
    expect(cellsOf('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(() => encodeValue([['a\tb']], 'CF_UNICODETEXT', 1252)).toThrow('XlTable');
  });
});
