import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vbscript } from '../../src/dialects/index.js';
import { hostileTexts } from '../corpora/hostile.js';

describe('the VBScript dialect', () => {
  test.each([
    ['plain', '"plain"'],
    ['', '""'],
    ['"', '""""'],
    ['say "hi"', '"say ""hi"""'],
    ["it's", '"it\'s"'],
    ['a\nb', '"a" & ChrW(10) & "b"'],
    ['\t', 'ChrW(9)'],
    ['\u0000', 'ChrW(0)'],
    ['B\u00FCro', '"B" & ChrW(252) & "ro"'],
    ['\u201C', 'ChrW(8220)'],
    ['\u{1F4DE}', 'ChrW(55357) & ChrW(56542)'],
    ['%PATH% & _', '"%PATH% & _"'],
    [-5, '-5'],
    [0, '0'],
    [999_999_999, '999999999'],
    [true, 'True'],
    [false, 'False'],
  ])('writes %j as %s', (value, written) => {
    expect(vbscript.literal(value)).toBe(written);
  });

  test('writes any text in printable ASCII, and so that its value can be read back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...hostileTexts.map((hostile) => hostile.text)),
    );
    fc.assert(
      fc.property(text, (value) => {
        const written = vbscript.literal(value);
        expect(written).toMatch(/^[ -~]*$/);
        expect(valueOfExpression(written)).toBe(value);
      }),
    );
  });

  test.each([
    ['plain "text" \' here', 'plain "text" \' here'],
    ['two\r\nlines', 'two lines'],
    ['a\u2028b\u0085c\u0000d', 'a b c d'],
    ['B\u00FCro', 'B\u00FCro'],
    ['a continued line _', 'a continued line \\u005F'],
    ['a continued line _ \t', 'a continued line \\u005F  '],
    ['some_name', 'some_name'],
  ])('comments %j as %j', (text, written) => {
    expect(vbscript.comment(text)).toBe(written);
  });

  test('leaves no comment that ends its line, or goes on in the next', () => {
    for (const { text } of hostileTexts) expect(vbscript.comment(text)).toMatch(/^[^\r\n\u2028\u2029\0]*(?<!_\s*)$/);
  });

  test('is ASCII, and UTF-16LE with BOM where that is not enough; never UTF-8', () => {
    expect(vbscript.encodingOf("' plain\r\n")).toEqual({ name: 'ascii', lineEnd: '\r\n' });
    expect(vbscript.encodingOf("' B\u00FCro")).toEqual({ name: 'utf-16le with BOM', lineEnd: '\r\n' });
  });
});

/** The value of an expression of literals and ChrW, joined by &. */
function valueOfExpression(expression: string): string {
  const pieces = expression.match(/"(?:[^"]|"")*"|ChrW\(\d+\)/g) ?? [];
  expect(pieces.join(' & ')).toBe(expression);
  return pieces
    .map((piece) =>
      piece.startsWith('"')
        ? piece.slice(1, -1).replaceAll('""', '"')
        : String.fromCharCode(Number(piece.slice(5, -1))),
    )
    .join('');
}
