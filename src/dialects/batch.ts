import { type Dialect, DialectError, inAscii, isWholeNumber, onOneLine } from './dialect.js';

/**
 * Batch files, as cmd.exe runs them with command extensions on and delayed expansion off.
 *
 * A literal is what may stand between the quotes of `set "name=…"`, at the end of a line: percent signs are doubled, and
 * signs that act get a caret where a quote in the text has ended the quoting. A caret cannot stand there: cmd and Wine's
 * cmd read two of them differently. Batch files are plain ASCII, because cmd reads them in the console's code page,
 * whichever that is.
 */
export const batch: Dialect = {
  name: 'batch',
  literal(value) {
    if (typeof value === 'boolean') return value ? '1' : '';
    if (isWholeNumber(value)) return String(value);
    return textLiteral(String(value));
  },
  /** Safe behind `rem` and `echo(`: no percent sign, escape or redirection is left that acts. */
  comment: (text) => inAscii(onOneLine(text)).split('"').map(escapeOutside).join('"').replaceAll('%', '%%'),
  encodingOf: () => ({ name: 'ascii', lineEnd: '\r\n' }),
};

/** Of the parts between quotes, every second is outside them when the first is; inside, a caret would be text. */
function escapeOutside(part: string, index: number): string {
  return index % 2 === 0 ? withCarets(part) : part;
}

function textLiteral(text: string): string {
  const parts = text.split('"');
  const strayCaret = parts.some((part, index) => index % 2 === 1 && part.includes('^')) ? '^' : undefined;
  const unsupported = /[^ -~]/.exec(text)?.[0] ?? strayCaret;
  if (unsupported !== undefined) throw new DialectError('batch', unsupported, text);
  return parts
    .map((part, index) => (index % 2 === 1 ? withCarets(part) : part))
    .join('"')
    .replaceAll('%', '%%');
}

function withCarets(text: string): string {
  return text.replace(/[&|<>^]/g, '^$&');
}
