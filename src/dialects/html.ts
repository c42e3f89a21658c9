import { type Dialect, DialectError, inAscii, isWholeNumber, onOneLine } from './dialect.js';

/**
 * HTML, as browsers read it.
 *
 * A literal is text for an element, and stands between the quotes of an attribute as well; `attribute` gives it with its
 * quotes. Everything but plain printable ASCII is a character reference, so that a page reads the same whatever encoding
 * a server claims for it. A reference to U+0080 to U+009F would be read as one to Windows-1252: these stand as they are.
 * Nothing in HTML stands for U+0000 or half of a surrogate pair. In `script` and `style` references are not read, so no
 * literal belongs there.
 *
 * Source: https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
 */
export const html: Dialect = {
  name: 'html',
  literal(value) {
    if (typeof value === 'boolean') return String(value);
    if (isWholeNumber(value)) return String(value);
    return textLiteral(String(value));
  },
  /** Safe between `<!--` and `-->`, both with a space beside the text. */
  comment: (text) =>
    inAscii(onOneLine(text))
      .replaceAll('<!--', '<! --')
      .replace(/--(?=!?>)/g, '- -'),
  encodingOf: () => ({ name: 'utf-8', lineEnd: '\r\n' }),
};

/** The value of an attribute, complete with its quotes. */
export function attribute(text: string): string {
  return `"${textLiteral(text)}"`;
}

function textLiteral(text: string): string {
  const unsupported = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text)?.[0];
  if (unsupported !== undefined) throw new DialectError('html', unsupported, text);
  return text.replace(/[^ -~\u0080-\u009f]|[&<>"'`]/gu, referenceOf);
}

function referenceOf(sign: string): string {
  return named.get(sign) ?? `&#x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

const named = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
