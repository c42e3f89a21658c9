import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RefusedError } from '../../src/errors.js';
import { longestCommand, parseDdeCommand } from '../../src/host/ddeCommand.js';

describe('a DDE command', () => {
  test.each([
    ['[Answer]', 'Answer', []],
    ['[Answer()]', 'Answer', []],
    ['[Answer( )]', 'Answer', []],
    ['[Dial(5551234)]', 'Dial', ['5551234']],
    ['[Dial("5551234")]', 'Dial', ['5551234']],
    ['[Dial(5551234,2)]', 'Dial', ['5551234', '2']],
    ['[ Dial ( 5551234 , "2" ) ]', 'Dial', ['5551234', '2']],
    ['[Say("a ""word"", [x](y)")]', 'Say', ['a "word", [x](y)']],
    ['[Say("")]', 'Say', ['']],
    ['[Say(,)]', 'Say', ['', '']],
    ['[Say(two words)]', 'Say', ['two words']],
  ])('%s is read', (text, name, list) => {
    expect(parseDdeCommand(text)).toEqual({ name, arguments: list });
  });

  test.each([
    ['', 'the end at position 1; a command begins with [, as in [Dial(5551234)]'],
    ['Dial(5551234)', '"D" (U+0044) at position 1; a command begins with ['],
    [' [Answer]', 'U+0020 at position 1; a command begins with ['],
    ['[]', '"]" (U+005D) at position 2; expected the name of a command'],
    ['[1st]', '"1" (U+0031) at position 2; expected the name'],
    ['[/resetnoask]', '"/" (U+002F) at position 2; expected the name'],
    ['[Answer', 'the end at position 8; expected ] behind the command'],
    ['[Answer] ', 'U+0020 at position 9; one transaction carries one command'],
    ['[Answer]\r\n', 'U+000D at position 9; one transaction carries one command'],
    ['[Answer][Exit]', '"[" (U+005B) at position 9; one transaction carries one command'],
    ['[Dial(555)][Exit]', '"[" (U+005B) at position 12; one transaction carries one command'],
    ['[Dial(555)', 'the end at position 11; expected ] behind the command'],
    ['[Dial(555]', '"]" (U+005D) at position 10; expected , or ) behind an argument'],
    ['[Dial(5(5)5)]', '"(" (U+0028) at position 8; expected , or )'],
    ['[Dial(555) Exit]', '"E" (U+0045) at position 12; expected ] behind the command'],
    ['[Dial(555"1")]', '""" (U+0022) at position 10; expected , or )'],
    ['[Dial("555"1)]', '"1" (U+0031) at position 12; expected , or )'],
    ['[Dial("555)]', '""" (U+0022) at position 7; expected , or )'],
    ['[\u212Aill]', 'U+212A at position 2; expected the name'],
  ])('%j is refused', (text, reason) => {
    expect(() => parseDdeCommand(text)).toThrow(RefusedError);
    expect(() => parseDdeCommand(text)).toThrow(reason);
  });

  test('may not be longer than any that the definition could need', () => {
    const of = (length: number) => `[Dial(${'5'.repeat(length - '[Dial()]'.length)})]`;
    expect(parseDdeCommand(of(longestCommand)).arguments).toHaveLength(1);
    expect(() => parseDdeCommand(of(longestCommand + 1))).toThrow('4096 characters at most; this has 4097');
  });

  test('whatever stands between quotes, each of its own doubled, is one argument and comes back as it is', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (list) => {
        const written = list.map((one) => `"${one.replaceAll('"', '""')}"`);
        expect(parseDdeCommand(`[Name(${written.join(',')})]`).arguments).toEqual(list);
      }),
    );
  });

  test('any text is either read as exactly one command, or refused', () => {
    const sign = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      ',',
      '"',
      ' ',
      'Dial',
      '555',
      'Exit',
      '/',
      '\u0000',
      '\n',
      '\u2028',
    );
    const text = fc.array(fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 16 });
    fc.assert(
      fc.property(text, (pieces) => {
        const command = pieces.join('');
        const read = attempt(() => parseDdeCommand(command));
        if (read instanceof Error) {
          expect(read).toBeInstanceOf(RefusedError);
          return;
        }
        // Outside of its quoted arguments, a text that was read has one pair of brackets, at its very ends.
        const outside = command.replace(/"(?:[^"]|"")*"/g, '');
        expect(outside).toMatch(/^\[[^[\]]*\]$/s);
        expect(outside.match(/[()]/g)?.join('') ?? '').toMatch(/^(\(\))?$/);
      }),
      { numRuns: 2000 },
    );
  });
});

function attempt<Value>(act: () => Value): Value | Error {
  try {
    return act();
  } catch (error) {
    return error as Error;
  }
}
