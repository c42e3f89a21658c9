import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FailedError, RefusedError } from '../../src/errors.js';
import { asciiCoder } from '../../src/ini/encoding.js';
import { getKey, type IniFile, iniBytes, keyNames, readIni, sectionNames } from '../../src/ini/file.js';
import { expectLittleGrowth } from '../growth.js';
import { addSection, removeKey, setKey } from './edit.js';
import { latin1, oddFiles, oddValues, utf16 } from './odd.js';

const read = (text: string) => readIni(utf16(text), latin1);
const limit = (characters: number) => ({ characters, reader: 'the phone' });
const text = (file: IniFile) => iniBytes(file).subarray(2).toString('utf16le');

describe('reading', () => {
  test.each([
    ['plain', '[S]\r\nk=v\r\n', 'v'],
    ['without regard to case', '[s]\r\nK=v', 'v'],
    ['blanks around names and values', '  [S]  \r\n\t k \t=  v w  \r\n', 'v w'],
    ['one pair of double quotes', '[S]\nk="v"', 'v'],
    ['one pair of single quotes', "[S]\nk='v'", 'v'],
    ['no more than one pair', '[S]\nk=""v""', '"v"'],
    ['blanks in quotes', '[S]\nk=" v "', ' v '],
    ['quotes that do not match', '[S]\nk="v\'', '"v\''],
    ['one quote', '[S]\nk="', '"'],
    ['the first of two keys', '[S]\nk=1\nk=2', '1'],
    ['the first of two sections only', '[S]\nother=1\n[T]\n[S]\nk=2', undefined],
    ['more equals signs', '[S]\nk=a=b', 'a=b'],
    ['a semicolon in a value', '[S]\nk=a ; b', 'a ; b'],
    ['no comments', '[S]\n;k=1', undefined],
    ['no name without an equals sign', '[S]\nk', undefined],
    ['nothing of another section', '[T]\nk=1', undefined],
    ['nothing before the first section', 'k=1\n[S]', undefined],
    ['an empty value', '[S]\nk=\r\n', ''],
  ])('%s', (_what, file, value) => {
    expect(getKey(read(file), 'S', 'k')).toBe(value);
  });

  test('names of sections and keys, each once', () => {
    const file = read('[Settings]\na=1\n;b=1\nA=2\nc\n[settings]\nd=1\n[Account1]\n');
    expect(sectionNames(file)).toEqual(['Settings', 'Account1']);
    expect(keyNames(file, 'SETTINGS')).toEqual(['a']);
  });

  test('a file without mark in the code page', () => {
    const file = readIni(Buffer.from('[S]\r\nk=M\xfcller\r\n', 'latin1'), latin1);
    expect(getKey(file, 'S', 'k')).toBe('Müller');
    expect(file.notes).toEqual([]);
  });

  test('a UTF-8 mark is noted, and hides the first line as it does from the phone', () => {
    const file = readIni(Buffer.from('\ufeff[S]\nk=1\n'), latin1);
    expect(file.notes).toEqual([expect.stringContaining('UTF-8')]);
    expect(getKey(file, 'S', 'k')).toBeUndefined();
  });

  test.each([
    ['UTF-16LE without its mark', Buffer.from('[S]\n', 'utf16le')],
    ['UTF-16BE', Buffer.from([0xfe, 0xff, 0, 0x5b])],
  ])('%s is refused: the phone would lose it', (_what, bytes) => {
    expect(() => readIni(bytes, latin1)).toThrow(FailedError);
  });
});

test('a line takes no longer for a blank the more there are', () => {
  expectLittleGrowth((length) => {
    const blanks = ' '.repeat(length);
    const file = read(`[A]\nlabel=a${blanks}b\n${blanks}x${blanks}=${blanks}\n`);
    expect(getKey(file, 'A', 'label')).toHaveLength(length + 2);
  }, 10_000);
});

describe('writing', () => {
  test('a value in its own line, all else as it was', () => {
    const file = read('; mine\r\n[Settings]\r\n  VolumeOutput =  80  \r\nunknown=1\r\n\r\n[Account1]\r\n');
    expect(text(setKey(file, 'settings', 'volumeoutput', '50'))).toBe(
      '; mine\r\n[Settings]\r\n  VolumeOutput =  50\r\nunknown=1\r\n\r\n[Account1]\r\n',
    );
  });

  test('a new key behind the last one of its section', () => {
    expect(text(setKey(read('[A]\nx=1\n\n; of B\n[B]\ny=2'), 'A', 'k', 'v'))).toBe('[A]\nx=1\nk=v\n\n; of B\n[B]\ny=2');
  });

  test('a new section at the end, behind a line that had no end', () => {
    expect(text(setKey(read('[A]\r\nx=1'), 'B', 'k', 'v'))).toBe('[A]\r\nx=1\r\n[B]\r\nk=v\r\n');
  });

  test('with the line ends of its neighbours', () => {
    expect(text(setKey(read('[A]\nx=1\n[B]\r\n'), 'A', 'k', 'v'))).toBe('[A]\nx=1\nk=v\n[B]\r\n');
    expect(text(setKey(read('[A]\rx=1\r[B]\r'), 'A', 'k', 'v'))).toBe('[A]\rx=1\rk=v\r[B]\r');
  });

  test('nothing where nothing changes', () => {
    const file = read('[A]\nk = "v"  \n');
    expect(setKey(file, 'a', 'K', 'v')).toBe(file);
    expect(removeKey(file, 'A', 'other')).toBe(file);
    expect(addSection(file, 'a')).toBe(file);
  });

  test('a key before a name without equals sign that would hide it', () => {
    const file = setKey(read('[A]\nk\n'), 'A', 'k', 'v');
    expect(text(file)).toBe('[A]\nk=v\nk\n');
  });

  test('removing takes the line that would come in its place, too', () => {
    expect(text(removeKey(read('[A]\nk=1\nx=1\nK=2\n[B]\nk=3\n'), 'A', 'k'))).toBe('[A]\nx=1\n[B]\nk=3\n');
  });

  test('the code page of a file without mark, whose other bytes stay', () => {
    const bytes = Buffer.from('[S]\r\n\xfcber=\xe4\r\nk=1\r\n', 'latin1');
    expect(iniBytes(setKey(readIni(bytes, latin1), 'S', 'k', 'é')).toString('latin1')).toBe(
      '[S]\r\n\xfcber=\xe4\r\nk=é\r\n',
    );
    expect(iniBytes(setKey(readIni(bytes, asciiCoder()), 'S', 'k', '2')).toString('latin1')).toBe(
      '[S]\r\n\xfcber=\xe4\r\nk=2\r\n',
    );
    expect(() => setKey(readIni(bytes, asciiCoder()), 'S', 'k', 'é')).toThrow(RefusedError);
  });

  test('half a character at the end stays there', () => {
    for (const text of ['[S]', '[S]\r\nk=1']) {
      const file = setKey(readIni(Buffer.concat([utf16(text), Buffer.from('a')]), latin1), 'S', 'k', 'v');
      expect(iniBytes(file)).toEqual(Buffer.concat([utf16('[S]\r\nk=v\r\n'), Buffer.from('a')]));
    }
  });

  test.each([
    ['a line feed', 'a\nb'],
    ['a carriage return', 'a\rb'],
    ['NUL', 'a\0b'],
    ['a tab', 'a\tb'],
    ['a C1 control character', 'a\u0085b'],
    ['256 characters', 'x'.repeat(256)],
    ['254 characters and the quotes they need', ` ${'x'.repeat(253)}`],
  ])('a value with %s is refused', (_what, value) => {
    expect(() => setKey(read('[S]\n'), 'S', 'k', value, limit(255))).toThrow(RefusedError);
  });

  test('as many characters are written as are read, and the error says who reads no more', () => {
    const long = (characters: number) => setKey(read('[S]\n'), 'S', 'k', 'x'.repeat(characters), limit(255));
    expect(getKey(long(255), 'S', 'k')).toHaveLength(255);
    expect(() => long(256)).toThrow(
      new RefusedError('k', 'k has 256 characters, and the phone reads 255 at most. Shorten it.'),
    );
    expect(getKey(setKey(read('[S]\n'), 'S', 'k', 'x'.repeat(5000)), 'S', 'k')).toHaveLength(5000);
  });

  test.each(['', ' k', ';k', '[k', 'a=b', 'a\nb'])('the name %j is refused', (name) => {
    expect(() => setKey(read('[S]\n'), 'S', name, 'v')).toThrow(RefusedError);
  });

  test.each(['', ' S', 'a]b', 'a\nb'])('the section %j is refused', (name) => {
    expect(() => addSection(read('[S]\n'), name)).toThrow(RefusedError);
  });
});

describe('1,000 odd files', () => {
  const runs = { numRuns: 1000 };

  test('are what they were when nothing is edited', () => {
    fc.assert(
      fc.property(oddFiles, (bytes) => {
        expect(iniBytes(readIni(bytes, latin1))).toEqual(bytes);
      }),
      runs,
    );
  });

  test('give back what is set in them, and lose nothing else', () => {
    fc.assert(
      fc.property(oddFiles, fc.constantFrom('Settings', 'Account1', 'New'), oddValues, (bytes, section, value) => {
        const before = readIni(bytes, latin1);
        const ansi = before.encoding.name === 'ansi';
        const wanted = ansi ? value.replace(/[^\x01-\xff]/g, 'ÿ').trim() : value;
        const after = readIni(iniBytes(setKey(before, section, 'server', wanted)), latin1);
        expect(getKey(after, section, 'server')).toBe(wanted);
        for (const name of sectionNames(before)) {
          for (const key of keyNames(before, name)) {
            if (name.toLowerCase() === section.toLowerCase() && key.toLowerCase() === 'server') continue;
            expect(getKey(after, name, key)).toBe(getKey(before, name, key));
          }
        }
      }),
      runs,
    );
  });

  test('have no more of a key that is removed', () => {
    fc.assert(
      fc.property(oddFiles, (bytes) => {
        const file = removeKey(readIni(bytes, latin1), 'Settings', 'server');
        expect(getKey(readIni(iniBytes(file), latin1), 'Settings', 'server')).toBeUndefined();
      }),
      runs,
    );
  });
});
