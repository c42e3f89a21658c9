import { type Dialect, DialectError, inAscii, isWholeNumber, onOneLine } from './dialect.js';

/**
 * Batch files, as cmd.exe runs them with command extensions on and delayed expansion off.
 *
 * A literal is what may stand between the quotes of `set "name=…"`: percent signs doubled. A double quote in it would
 * end that quoting for the characters that cmd reads as its own, so these may not follow one. Batch files are plain
 * ASCII, because cmd reads them in the console's code page, whichever that is.
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

/** Every second part between quotes is inside them, where a caret would be text. */
function escapeOutside(part: string, index: number): string {
  return index % 2 === 0 ? part.replace(/[&|<>^]/g, '^$&') : part;
}

function textLiteral(text: string): string {
  const stranger = /[^ -~]|"(?=.*[&|<>^"])/.exec(text);
  if (stranger) throw new DialectError('batch', stranger[0], text);
  return text.replaceAll('%', '%%');
}
