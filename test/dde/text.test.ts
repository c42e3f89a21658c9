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
    ['what does not begin with a bracket', Buffer.from('Dial 5\0'), 'unicode', 'unicode'],
    ['too little to tell', Buffer.from('[]'), 'unicode', 'unicode'],
  ] as const)('a server reads %s', (_name, bytes, expected, encoding) => {
    expect(commandEncoding(bytes, expected, 1252)).toBe(encoding);
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
