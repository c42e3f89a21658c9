import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jscript } from '../../src/dialects/index.js';
import { hostileTexts } from '../corpora/hostile.js';

describe('JScript', () => {
  test.each([
    ['', '""'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['\r\n\t\0', '"\\u000D\\u000A\\u0009\\u0000"'],
    [']]>', '"]]\\u003E"'],
    ['</script>&', '"\\u003C/script\\u003E\\u0026"'],
    ['\u6F22\u{1F600}\uD800', '"\\u6F22\\uD83D\\uDE00\\uD800"'],
    ['\u2028', '"\\u2028"'],
  ])('%j is %s', (value, literal) => {
    expect(jscript.literal(value)).toBe(literal);
  });

  test.each([
    [5, '5'],
    [-7, '-7'],
    [true, 'true'],
    [false, 'false'],
  ])('%j is %s', (value, literal) => {
    expect(jscript.literal(value)).toBe(literal);
  });

  test('a literal is ASCII, ends no CDATA section, and is read back as it was', () => {
    const check = (text: string) => {
      const literal = jscript.literal(text);
      expect(literal).toMatch(/^"[ -~]*"$/);
      expect(literal).not.toMatch(/[<>&]/);
      expect(new Function(`return ${literal};`)()).toBe(text);
    };
    for (const { text } of hostileTexts) check(text);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
  });

  test('a comment stays on its line, and in its CDATA section', () => {
    expect(jscript.comment('a\r\nb\u2028c]]>d\u6F22')).toBe('a b c]] >d\\u6F22');
    const check = (text: string) => {
      expect(jscript.comment(text)).toMatch(/^(?!.*\]\]>)[ -~]*$/);
    };
    for (const { text } of hostileTexts) check(text);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
  });

  test('files are ASCII with the line ends of Windows', () => {
    expect(jscript.encodingOf('')).toEqual({ name: 'ascii', lineEnd: '\r\n' });
  });
});
