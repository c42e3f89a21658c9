import { showCharacter } from '../../characters.js';
import { RefusedError } from '../../errors.js';
import { listSeparator } from '../limits.js';
import type { AnyRule, Form } from './form.js';

/**
 * A text: its characters, its pattern as a whole, and its length.
 *
 * Patterns use only what JavaScript, .NET and VBScript regular expressions read the same way: classes, groups,
 * quantifiers and \uXXXX; no look-behind, no Unicode flag (all three count UTF-16 code units).
 */
export interface TextRule extends AnyRule {
  readonly form: 'text';
  /** A class of the characters that may stand anywhere, such as `[0-9*#]`. */
  readonly characters: string;
  /** The whole value, to be anchored at both ends. */
  readonly pattern: string;
  /** In UTF-16 code units. */
  readonly minimumLength: number;
  readonly maximumLength: number;
  /** Whether the value is kept from command lines, links, logs and messages. */
  readonly secret: boolean;
  /** What it must not be, although the pattern may let it through. */
  readonly mistakes: readonly Mistake[];
  /**
   * When every accepted value is letters, digits and a few signs that no command language reads as its own: the check that
   * what has no regular expressions makes of it.
   */
  readonly plain: PlainCheck | undefined;
  /** Whether it is several values, with `|` between, each written by itself. */
  readonly list: boolean;
}

/** The checks that are written for languages without regular expressions. Each belongs to one pattern. */
export type PlainCheck = 'number' | 'digits' | 'address' | 'dtmf';

/** What a value must not be, and what the error says that it should be. For these patterns the same holds as for those of rules. */
export interface Mistake {
  /** The whole value. */
  readonly pattern: string;
  /** What it is and what to do, in words that finish the sentence "this is …". */
  readonly is: string;
}

/** What makes a text rule. */
export interface TextLimits {
  readonly characters: string;
  readonly pattern: string;
  readonly minimumLength: number;
  readonly maximumLength: number;
  /** Without the lengths, which are said behind it. */
  readonly expected: string;
  /** Repeated, or cut, where the lengths ask for it. */
  readonly example: string;
  readonly secret?: boolean;
  readonly mistakes?: readonly Mistake[];
  readonly plain?: PlainCheck;
  readonly list?: boolean;
}

/** The rule of a text of some characters and a pattern. */
export function textRule(limits: TextLimits): TextRule {
  const { minimumLength, maximumLength, expected, example } = limits;
  return {
    form: 'text',
    secret: false,
    mistakes: [],
    plain: undefined,
    list: false,
    ...limits,
    expected: `${expected}, ${lengthWords(minimumLength, maximumLength)} characters`,
    example: stretched(example, minimumLength, maximumLength),
  };
}

export const text: Form<TextRule> = {
  check(name, rule, value) {
    return checkText(name, rule, rule.list && Array.isArray(value) ? joinedList(name, rule, value) : value);
  },
  longest: ({ maximumLength }) => maximumLength,
  shortest: ({ minimumLength }) => minimumLength,
  isPlain: ({ plain }) => plain !== undefined,
};

function lengthWords(minimum: number, maximum: number): string {
  if (minimum === maximum) return String(maximum);
  return minimum === 0 ? `at most ${maximum}` : `${minimum} to ${maximum}`;
}

function stretched(example: string, minimum: number, maximum: number): string {
  return example
    .repeat(Math.max(1, Math.ceil(minimum / example.length)))
    .slice(0, Math.max(minimum, Math.min(maximum, example.length)));
}

/** The values of a list as one text; none of them may hold what stands between. */
function joinedList(name: string, rule: TextRule, values: readonly unknown[]): string {
  const invalid = values.find((value) => typeof value !== 'string' || value.includes(listSeparator));
  if (invalid === undefined) return values.join(listSeparator);
  throw new RefusedError(name, `${name}: expected ${rule.expected}; ${JSON.stringify(invalid)} is not one of them.`);
}

function checkText(name: string, rule: TextRule, value: unknown): string {
  if (typeof value !== 'string') throw new RefusedError(name, `${name}: expected ${rule.expected}; this is not text.`);
  if (value.length < rule.minimumLength || value.length > rule.maximumLength) {
    throw new RefusedError(name, `${name}: expected ${rule.expected}; this has ${value.length}.`);
  }
  const mistake = rule.mistakes.find(({ pattern }) => new RegExp(`^(?:${pattern})$`).test(value));
  if (mistake) throw new RefusedError(name, `${name}: expected ${rule.expected}; this is ${mistake.is}.`);
  const allowed = new RegExp(`^${rule.characters}$`);
  const disallowed = [...Array(value.length).keys()].find((index) => !allowed.test(value.charAt(index)));
  if (disallowed !== undefined) {
    const shown = rule.secret ? '(not shown)' : showCharacter(value.charAt(disallowed));
    throw new RefusedError(
      name,
      `${name}: the character ${shown} at position ${disallowed + 1} is not allowed; expected ${rule.expected}.`,
    );
  }
  if (!new RegExp(`^(?:${rule.pattern})$`).test(value))
    throw new RefusedError(name, `${name}: expected ${rule.expected}.`);
  return value;
}
