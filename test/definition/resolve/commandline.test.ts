import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinArguments, quoteArgument } from '../../../src/definition/resolve/commandline.js';
import { hostileTexts } from '../../corpora/hostile.js';
import { splitCommandLine } from './splitCommandLine.js';

/** Texts in which the characters that command lines read as their own are frequent. */
const argument = fc.string({ unit: fc.oneof(fc.constantFrom(...'"\\ \t'), fc.string({ minLength: 1, maxLength: 1 })) });

describe('a command line', () => {
  test.each([
    ['plain', 'plain'],
    ['', '""'],
    ['two words', '"two words"'],
    ['a\tb', '"a\tb"'],
    ['a"b', '"a\\"b"'],
    ['a\\"b', '"a\\\\\\"b"'],
    ['C:\\Folder\\', 'C:\\Folder\\'],
    ['C:\\My Folder\\', '"C:\\My Folder\\\\"'],
    ['\\\\server\\a b\\\\', '"\\\\server\\a b\\\\\\\\"'],
    ['%PATH%&^|', '%PATH%&^|'],
  ])('holds %j as %s', (value, written) => {
    expect(quoteArgument(value)).toBe(written);
  });

  test('is read back by the rules of CommandLineToArgvW', () => {
    fc.assert(
      fc.property(fc.array(argument), (values) => {
        expect(splitCommandLine(`program ${joinArguments(values)}`).slice(1)).toEqual(values);
      }),
      { numRuns: 3000 },
    );
  });

  test('is read back with hostile arguments', () => {
    const values = hostileTexts.map(({ text }) => text);
    expect(splitCommandLine(`program ${joinArguments(values)}`).slice(1)).toEqual(values);
  });
});
