/** What all rules have. */
export interface AnyRule {
  readonly form: string;
  /** What is expected, in words that finish the sentence "expected …". */
  readonly expected: string;
  /** A value that it accepts, for help and documents. */
  readonly example: string;
}

/**
 * A form of rules: limits as plain data that TypeScript, PowerShell, VBScript, JScript and, where it can, batch all check
 * alike. The templates of each of them have a check for each form, and refuse to write a script for a form they do not
 * know.
 */
export interface Form<R extends AnyRule> {
  /**
   * The text of a value that satisfies a rule.
   *
   * @throws RefusedError that names the parameter, the character where there is one, and what is expected.
   */
  check(name: string, rule: R, value: unknown): string;
  /** The greatest number of UTF-16 code units that a value can have. */
  longest(rule: R): number;
  /** The smallest number of UTF-16 code units that a value can have. */
  shortest(rule: R): number;
  /** Whether what is sent for values can stand unquoted and unescaped in every command syntax bridgesmith writes. */
  isPlain(rule: R): boolean;
}
