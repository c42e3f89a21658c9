import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute } from '../../src/dialects/html.js';
import { DialectError, html } from '../../src/dialects/index.js';
import { encode } from '../../src/generate/render.js';
import { describeBrowser } from '../browser/index.js';
import { anyNames } from '../corpora/names.js';
import { hangs } from '../limits.js';

describe('an HTML literal', () => {
  test.each([
    ['', ''],
    ['plain', 'plain'],
    ['<a href="x">\'&`', '&lt;a href=&quot;x&quot;&gt;&#x27;&amp;&#x60;'],
    ['a\r\n\tb', 'a&#xD;&#xA;&#x9;b'],
    ['M\u00FCller \u{1F600}', 'M&#xFC;ller &#x1F600;'],
    ['\u0085', '\u0085'],
  ])('of %j is %s, and as an attribute the same in quotes', (text, literal) => {
    expect(html.literal(text)).toBe(literal);
    expect(attribute(text)).toBe(`"${literal}"`);
  });

  test('of a number or a boolean is its own', () => {
    expect([7, -7, true, false].map((value) => html.literal(value))).toEqual(['7', '-7', 'true', 'false']);
  });

  test.each(['a\u0000', '\uD83D', '\uDE00\uD83D', 'a\uDE00'])('of %j is an error that names the character', (text) => {
    expect(() => html.literal(text)).toThrow(DialectError);
    expect(() => attribute(text)).toThrow(/^html cannot write the character U\+(?:0000|D83D|DE00) in /);
  });
});

test('a file is UTF-8 with the line ends of Windows', () => {
  expect(html.encodingOf('')).toEqual({ name: 'utf-8', lineEnd: '\r\n' });
});

test('a comment is ASCII on one line', () => {
  expect(html.comment('generate x --target page\n\u00FC')).toBe('generate x --target page \\u00FC');
  expect(html.comment('a --> b --!> c <!-- d')).toBe('a - -> b - -!> c <! -- d');
});

/** Any code units, and above all those that HTML reads as its own. */
const unit = fc.oneof(
  fc.constantFrom(...'<>&"\'`=/!-#;x \t\r\n\f\0\u007F\u0080\u0085\u009F\u00A0\u2028\uFEFF\uFFFD\uFFFE\uFFFF\u202E'),
  fc.constantFrom('&#', '&lt', '--', '-->', '--!>', '<!--', ']]>', '</p', '<script', '\u{1F600}', '\u{10FFFF}'),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);
const random = fc.sample(
  fc.array(unit, { maxLength: 12 }).map((units) => units.join('')),
  { numRuns: 6000, seed: 7 },
);
const texts = [...anyNames.map(({ text }) => text), '\u{1F600}&\u00FC"'.repeat(16_384), ...random];
/** No half of a surrogate pair, and no NUL. */
const canBeWritten = (text: string) => !/\p{Cs}|\0/u.test(text);
const writable = texts.filter(canBeWritten);

test('whatever cannot be written is refused, and nothing else', () => {
  expect(writable.length).toBeGreaterThan(4000);
  for (const text of texts) {
    const write = () => html.literal(text);
    if (canBeWritten(text)) expect(write).not.toThrow();
    else expect(write).toThrow(DialectError);
  }
});

describeBrowser('in a browser', (browser) => {
  const open = async (body: string) => {
    const page = await browser().newPage();
    page.setDefaultTimeout(hangs);
    const document = `<!doctype html>\n<meta charset="utf-8">\n<title>x</title>\n<body>\n${body}`;
    const bytes = Buffer.concat(encode([document], html.encodingOf(document)));
    await page.route('http://page.test/', (route) => route.fulfill({ contentType: 'text/html', body: bytes }));
    await page.goto('http://page.test/');
    return page;
  };

  test('a literal is the text again, in an element and in an attribute: thousands of them', async () => {
    const body = writable.map((text) => `<p title=${attribute(text)}>${html.literal(text)}</p>`).join('\n');
    const page = await open(body);
    const read = await page.$$eval('p', (all) => all.map((p) => [p.textContent, p.title]));
    expect(read).toHaveLength(writable.length);
    const wrong = read.filter(([text, title], index) => text !== writable[index] || title !== writable[index]);
    expect(wrong).toEqual([]);
    expect(await page.$$eval('body *', (all) => all.filter(({ tagName }) => tagName !== 'P').length)).toBe(0);
    await page.close();
  });

  test('a comment ends where it should', async () => {
    const page = await open(texts.map((text) => `<!-- ${html.comment(text)} -->`).join('<p></p>'));
    const shape = await page.$eval('body', (body) => ({
      comments: [...body.childNodes].filter(({ nodeName }) => nodeName === '#comment').length,
      elements: body.querySelectorAll('*').length,
      text: body.textContent.trim(),
    }));
    expect(shape).toEqual({ comments: texts.length, elements: texts.length - 1, text: '' });
    await page.close();
  });
});
