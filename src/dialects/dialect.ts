import { characterNumber, showCharacter } from '../characters.js';
import { BridgesmithError, exitCodes } from '../errors.js';

/** How a file's text becomes bytes. */
export interface Encoding {
  readonly name: 'ascii' | 'utf-8' | 'utf-8 with BOM' | 'utf-16le with BOM';
  readonly lineEnd: '\r\n' | '\n';
}

/** How one language writes values and comments. Everything here is pure. */
export interface Dialect {
  readonly name: string;
  /**
   * An expression, complete with its quotes, that evaluates to the value.
   *
   * @throws DialectError for a character the language cannot write.
   */
  literal(value: string | number | boolean): string;
  /** Text that can stand behind the language's comment sign, on one line. What cannot is shown by its number. */
  comment(text: string): string;
  /** The encoding that the language's interpreter reads a file of this text in. */
  encodingOf(text: string): Encoding;
}

/** A language has no way to write a character. Nothing is left out or changed instead. */
export class DialectError extends BridgesmithError {
  override readonly name = 'DialectError';
  override readonly exitCode = exitCodes.usage;

  constructor(
    readonly dialect: string,
    character: string,
    readonly value: string,
  ) {
    super(`${dialect} cannot write the character ${showCharacter(character)} in ${JSON.stringify(value)}.`);
  }
}

/** A value as text, for languages that write numbers and booleans like everyone else. */
export function isWholeNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/** Text on one line: control characters and line separators become spaces. */
export function onOneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

/** Text in which everything but printable ASCII is shown as \uXXXX. */
export function inAscii(text: string): string {
  return text.replace(/[^ -~]/g, escapeInCapitals);
}

/** A UTF-16 code unit as generated files escape it: `\u001B`. */
export function escapeInCapitals(unit: string): string {
  return characterNumber(unit).replace('U+', '\\u');
}
