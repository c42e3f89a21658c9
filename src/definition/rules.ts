import { RefusedError } from '../errors.js';
import { largestInteger } from './limits.js';
import type { Argument, ParameterDefinition, Parametrized } from './schema.js';

/**
 * What a parameter accepts, as plain data that TypeScript, PowerShell, VBScript and batch can all check alike.
 *
 * Patterns use only what JavaScript, .NET and VBScript regular expressions read the same way: classes, groups,
 * quantifiers and \uXXXX; no look-behind, no Unicode flag (all three count UTF-16 code units).
 */
export type Rule = TextRule | IntegerRule | ChoiceRule | FlagRule;

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
  /** Whether every accepted value is letters, digits and a few signs that no command language reads as its own. */
  readonly plain: boolean;
}
export interface IntegerRule {
  readonly form: 'integer';
  readonly minimum: number;
  readonly maximum: number;
  readonly expected: string;
}
export interface ChoiceRule {
  readonly form: 'choice';
  readonly choices: readonly string[];
  readonly expected: string;
}
export interface FlagRule {
  readonly form: 'flag';
  readonly expected: string;
}

/** The pattern of an integer as text: no sign but a minus, no leading zeros, nine digits at most. */
export const integerPattern = '(?:0|-?[1-9][0-9]{0,8})';

/**
 * The rules of the parameters of an action or an item, by name.
 *
 * Free text that begins an argument of a program may not begin with / or -, or a caller's text could be read as one of
 * the program's switches.
 */
export function rulesOf(action: Parametrized): ReadonlyMap<string, Rule> {
  const leading = leadingParameters(action);
  return new Map(
    Object.entries(action.parameters ?? {}).map(([name, parameter]) => {
      const rule = ruleOf(parameter);
      return [name, rule.form === 'text' && !rule.plain && leading.has(name) ? withoutSwitches(rule) : rule];
    }),
  );
}

/** The rule that a parameter's kind and limits amount to. */
export function ruleOf(parameter: ParameterDefinition): Rule {
  switch (parameter.kind) {
    case 'phoneNumber':
      return parameter.addresses
        ? addressRule(parameter.maximumLength ?? 255)
        : numberRule(parameter.maximumLength ?? 64);
    case 'dtmf':
      return textRule('[0-9A-D*#]', '[0-9A-D*#]+', 1, parameter.maximumLength ?? 64, 'digits, * # and A to D', {
        plain: true,
      });
    case 'text':
      return lineRule(parameter.minimumLength ?? 1, parameter.maximumLength ?? 255);
    case 'secret':
      return { ...lineRule(1, parameter.maximumLength ?? 255), secret: true };
    case 'path':
      return pathRule(parameter.maximumLength ?? 259);
    case 'integer':
      return {
        form: 'integer',
        minimum: parameter.minimum,
        maximum: parameter.maximum,
        expected: `a whole number from ${parameter.minimum} to ${parameter.maximum}`,
      };
    case 'choice':
      return { form: 'choice', choices: parameter.choices, expected: `one of ${parameter.choices.join(', ')}` };
    case 'flag':
      return { form: 'flag', expected: 'true or false' };
  }
}

/**
 * The text of a value that satisfies a rule.
 *
 * @throws RefusedError that names the parameter, the character where there is one, and what is expected.
 */
export function checkValue(name: string, rule: Rule, value: unknown): string {
  switch (rule.form) {
    case 'text':
      return checkText(name, rule, value);
    case 'integer':
      return checkInteger(name, rule, value);
    case 'choice':
      return checkChoice(name, rule, value);
    case 'flag':
      if (typeof value !== 'boolean') throw new RefusedError(name, `${name}: expected true or false.`);
      return String(value);
  }
}

/** Whether values of this rule can stand unquoted and unescaped in every command syntax bridgesmith writes. */
export function isPlain(rule: Rule): boolean {
  return rule.form === 'text' ? rule.plain : true;
}

/** The greatest number of UTF-16 code units that a value of this rule can have. */
export function longestValue(rule: Rule): number {
  switch (rule.form) {
    case 'text':
      return rule.maximumLength;
    case 'integer':
      return String(-largestInteger).length;
    case 'choice':
      return Math.max(...rule.choices.map((choice) => choice.length));
    case 'flag':
      return 0;
  }
}

/** The smallest number of UTF-16 code units that a value of this rule can have. */
export function shortestValue(rule: Rule): number {
  switch (rule.form) {
    case 'text':
      return rule.minimumLength;
    case 'integer':
      return 1;
    case 'choice':
      return Math.min(...rule.choices.map((choice) => choice.length));
    case 'flag':
      return 0;
  }
}

/** A character as messages show it: `"&" (U+0026)`, or only the number where it cannot be seen. */
export function showCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code > 0x20 && code < 0x7f ? `"${character}" (${name})` : name;
}

function withoutSwitches(rule: TextRule): TextRule {
  return { ...rule, pattern: `(?![-/])(?:${rule.pattern})`, expected: `${rule.expected}, not beginning with / or -` };
}

function leadingParameters({ bindings }: Parametrized): Set<string> {
  const { exe, copydata } = bindings ?? {};
  const lists = [exe?.arguments ?? [], copydata && 'arguments' in copydata ? copydata.arguments : []];
  return new Set(lists.flat().flatMap(leadingOf));
}

function leadingOf(argument: Argument): string[] {
  if (typeof argument === 'string') return [];
  if ('when' in argument) return [...argument.write, ...(argument.otherwise ?? [])].flatMap(leadingOf);
  if ('parameter' in argument) return [argument.parameter];
  const head = argument[0];
  return typeof head === 'object' ? [head.parameter] : [];
}

function numberRule(maximumLength: number): TextRule {
  return textRule('[0-9+*#,;]', '[0-9+*#][0-9+*#,;]*', 1, maximumLength, 'digits and + * # , ; (not , or ; first)', {
    plain: true,
  });
}

/**
 * A number, a SIP user, or a SIP address (RFC 3261, section 19.1.1), less what a command language or MicroSIP would
 * read as its own: no percent-escapes, quotes, brackets, slashes or headers. A colon stands only after `sip` or `sips`
 * and behind the @, so that no other scheme (msip:exit) can be written.
 */
function addressRule(maximumLength: number): TextRule {
  return textRule(
    '[0-9A-Za-z+*#,;._~@:=-]',
    '(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#,;._~-]*(?:@[0-9A-Za-z][0-9A-Za-z.:;=_-]*)?',
    1,
    maximumLength,
    'a number (digits and + * # , ;), a SIP user, or a SIP address such as 1000@pbx.example.com',
    { plain: true },
  );
}

/** Any UTF-16 text on one line: no control characters, no half of a surrogate pair. */
function lineRule(minimumLength: number, maximumLength: number): TextRule {
  return textRule(
    '[^\\u0000-\\u001f\\u007f]',
    '(?:[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])*',
    minimumLength,
    maximumLength,
    'a single line of text',
    {},
  );
}

/** An absolute path by the rules of https://learn.microsoft.com/windows/win32/fileio/naming-a-file. */
function pathRule(maximumLength: number): TextRule {
  const unit = '(?:[^\\u0000-\\u001f\\u007f<>:"|?*\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])';
  return textRule(
    '[^\\u0000-\\u001f\\u007f<>"|?*]',
    `(?:[A-Za-z]:[\\\\/]|\\\\\\\\)${unit}*`,
    3,
    maximumLength,
    'an absolute path such as C:\\Folder\\File or \\\\server\\share\\File',
    {},
  );
}

function textRule(
  characters: string,
  pattern: string,
  minimumLength: number,
  maximumLength: number,
  expected: string,
  options: { plain?: boolean },
): TextRule {
  return {
    form: 'text',
    characters,
    pattern,
    minimumLength,
    maximumLength,
    expected: `${expected}, ${minimumLength === 0 ? 'at most' : `${minimumLength} to`} ${maximumLength} characters`,
    secret: false,
    plain: options.plain ?? false,
  };
}

function checkText(name: string, rule: TextRule, value: unknown): string {
  if (typeof value !== 'string') throw new RefusedError(name, `${name}: expected ${rule.expected}; this is not text.`);
  if (value.length < rule.minimumLength || value.length > rule.maximumLength) {
    throw new RefusedError(name, `${name}: expected ${rule.expected}; this has ${value.length}.`);
  }
  const allowed = new RegExp(`^${rule.characters}$`);
  const stranger = [...Array(value.length).keys()].find((index) => !allowed.test(value.charAt(index)));
  if (stranger !== undefined) {
    const shown = rule.secret ? '(not shown)' : showCharacter(value.charAt(stranger));
    throw new RefusedError(
      name,
      `${name}: the character ${shown} at position ${stranger + 1} is not allowed; expected ${rule.expected}.`,
    );
  }
  if (!new RegExp(`^(?:${rule.pattern})$`).test(value))
    throw new RefusedError(name, `${name}: expected ${rule.expected}.`);
  return value;
}

function checkInteger(name: string, rule: IntegerRule, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !new RegExp(`^${integerPattern}$`).test(text)) {
    throw new RefusedError(name, `${name}: expected ${rule.expected}, without a plus sign or leading zeros.`);
  }
  if (Number(text) < rule.minimum || Number(text) > rule.maximum) {
    throw new RefusedError(name, `${name}: ${text} is out of range; expected ${rule.expected}.`);
  }
  return text;
}

function checkChoice(name: string, rule: ChoiceRule, value: unknown): string {
  if (typeof value !== 'string' || !rule.choices.includes(value)) {
    throw new RefusedError(name, `${name}: expected ${rule.expected}.`);
  }
  return value;
}
