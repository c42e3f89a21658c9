import type { Mistake } from './numberMistakes.js';

/** A text: its characters, its pattern as a whole, and its length. */
export interface TextRule {
  readonly form: 'text';
  /** A class of the characters that may stand anywhere, such as `[0-9*#]`. */
  readonly characters: string;
  /** The whole value, to be anchored at both ends. */
  readonly pattern: string;
  /** In UTF-16 code units. */
  readonly minimumLength: number;
  readonly maximumLength: number;
  /** What is expected, in words that finish the sentence "expected …". */
  readonly expected: string;
  /** Whether the value is kept from command lines, links, logs and messages. */
  readonly secret: boolean;
  /** What it must not be, although the pattern may let it through. */
  readonly mistakes: readonly Mistake[];
  /** Whether every accepted value is letters, digits and a few signs that no command language reads as its own. */
  readonly plain: boolean;
  /** Whether it is several values, with `|` between, each written by itself. */
  readonly list: boolean;
  /** A value that it accepts, where no value of the kind is accepted by all. */
  readonly example?: string;
}

/** The rule of a text of some characters and a pattern; lengths are said behind what is expected. */
export function textRule(
  characters: string,
  pattern: string,
  minimumLength: number,
  maximumLength: number,
  expected: string,
  options: { readonly plain?: boolean; readonly list?: boolean; readonly mistakes?: readonly Mistake[] },
): TextRule {
  return {
    form: 'text',
    characters,
    pattern,
    minimumLength,
    maximumLength,
    expected: `${expected}, ${minimumLength === 0 ? 'at most' : `${minimumLength} to`} ${maximumLength} characters`,
    secret: false,
    mistakes: options.mistakes ?? [],
    plain: options.plain ?? false,
    list: options.list ?? false,
  };
}
