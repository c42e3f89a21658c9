import { RefusedError } from '../../errors.js';
import { largestInteger, listSeparator, longestText } from '../limits.js';
import type { ParameterDefinition, Parametrized } from '../schema.js';
import { showCharacter } from '../showCharacter.js';
import { type ChoiceRule, choiceRule } from './choiceRule.js';
import { checkDecimal, type DecimalRule, decimalRule } from './decimalRule.js';
import { leadingParameters } from './leadingParameters.js';
import { digitMistakes, numberMistakes } from './numberMistakes.js';
import { pathRule, pathsRule } from './pathRules.js';
import { type TextRule, textRule } from './textRule.js';
import { urlRule } from './urlRule.js';

/**
 * What a parameter accepts, as plain data that TypeScript, PowerShell, VBScript and batch can all check alike.
 *
 * Patterns use only what JavaScript, .NET and VBScript regular expressions read the same way: classes, groups,
 * quantifiers and \uXXXX; no look-behind, no Unicode flag (all three count UTF-16 code units).
 */
export type Rule = TextRule | IntegerRule | DecimalRule | ChoiceRule | FlagRule;
export type { ChoiceRule } from './choiceRule.js';
export type { TextRule } from './textRule.js';

export interface IntegerRule {
  readonly form: 'integer';
  readonly minimum: number;
  readonly maximum: number;
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
      if (parameter.addresses) return addressRule(parameter.maximumLength ?? 255);
      return (parameter.tones === false ? digitsRule : numberRule)(parameter.maximumLength ?? 64);
    case 'dtmf':
      return textRule('[0-9A-D*#]', '[0-9A-D*#]+', 1, parameter.maximumLength ?? 64, 'digits, * # and A to D', {
        plain: true,
      });
    case 'text':
      return lineRule(parameter.minimumLength ?? 1, parameter.maximumLength ?? 255);
    case 'secret':
      return { ...lineRule(1, parameter.maximumLength ?? 255), secret: true };
    case 'path':
      return pathRule(parameter.wildcards ?? false, parameter.maximumLength ?? 259);
    case 'paths':
      return pathsRule(parameter.wildcards ?? false, parameter.maximumLength ?? longestText);
    case 'url':
      return urlRule(parameter.schemes ?? ['http', 'https'], parameter.maximumLength ?? 255);
    case 'decimal':
      return decimalRule(parameter);
    case 'integer':
      return {
        form: 'integer',
        minimum: parameter.minimum,
        maximum: parameter.maximum,
        expected: `a whole number from ${parameter.minimum} to ${parameter.maximum}`,
      };
    case 'choice':
      return choiceRule(parameter.choices);
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
      return checkText(name, rule, rule.list && Array.isArray(value) ? joinedList(name, rule, value) : value);
    case 'integer':
      return checkInteger(name, rule, value);
    case 'decimal':
      return checkDecimal(name, rule, value);
    case 'choice':
      return checkChoice(name, rule, value);
    case 'flag':
      if (typeof value !== 'boolean') throw new RefusedError(name, `${name}: expected true or false.`);
      return String(value);
  }
}

/** What the application is sent for a checked value. */
export function sentText(rule: Rule, text: string): string {
  return rule.form === 'choice' ? (rule.sends[rule.choices.indexOf(text)] ?? text) : text;
}

/** Whether what is sent for a choice is another text than its name. */
export function sendsOthers(rule: Rule): boolean {
  return rule.form === 'choice' && rule.choices.some((name, index) => name !== rule.sends[index]);
}

/** Whether what is sent for values of this rule can stand unquoted and unescaped in every command syntax bridgesmith writes. */
export function isPlain(rule: Rule): boolean {
  if (rule.form === 'choice') return rule.sends.every((text) => /^[A-Za-z0-9._-]+$/.test(text));
  return rule.form === 'text' ? rule.plain : true;
}

/** The greatest number of UTF-16 code units that a value of this rule can have. */
export function longestValue(rule: Rule): number {
  switch (rule.form) {
    case 'text':
      return rule.maximumLength;
    case 'integer':
      return String(-largestInteger).length;
    case 'decimal':
      return String(-largestInteger).length + 1 + rule.places;
    case 'choice':
      return Math.max(...rule.choices.map((choice) => choice.length), ...rule.sends.map((text) => text.length));
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
    case 'decimal':
      return 1;
    case 'choice':
      return Math.min(...rule.sends.map((text) => text.length));
    case 'flag':
      return 0;
  }
}

function withoutSwitches(rule: TextRule): TextRule {
  return { ...rule, pattern: `(?![-/])(?:${rule.pattern})`, expected: `${rule.expected}, not beginning with / or -` };
}

/** Behind the first comma stand tones: the phone calls what is before it, and sends the rest when the call is answered. */
const tones = ',[0-9A-D*#,;]*';

function numberRule(maximumLength: number): TextRule {
  return textRule(
    '[0-9A-D+*#,;]',
    `[0-9+*#][0-9+*#;]*(?:${tones})?`,
    1,
    maximumLength,
    'digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma',
    { plain: true, mistakes: numberMistakes },
  );
}

/** Of a program that sends no tones behind a number. */
function digitsRule(maximumLength: number): TextRule {
  return textRule('[0-9+*#]', '[0-9+*#]+', 1, maximumLength, 'digits and + * #', {
    plain: true,
    mistakes: digitMistakes,
  });
}

/**
 * A number, a SIP user, or a SIP address (RFC 3261, section 19.1.1), less what a command language or MicroSIP would
 * read as its own: no percent-escapes, quotes, parentheses, slashes or headers. A colon stands only after `sip` or `sips`
 * and behind the @, so that no other scheme (msip:exit) can be written, and brackets only around an IPv6 address. Behind a
 * host there are no tones.
 */
function addressRule(maximumLength: number): TextRule {
  const host = '(?:[0-9A-Za-z]|\\[[0-9A-Fa-f:.]+\\])[0-9A-Za-z.:;=_-]*';
  return textRule(
    '[0-9A-Za-z+*#,;._~@:=\\[\\]-]',
    `(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:${tones}|@${host})?`,
    1,
    maximumLength,
    'a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com',
    { plain: true, mistakes: numberMistakes },
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

/** The values of a list as one text; none of them may hold what stands between. */
function joinedList(name: string, rule: TextRule, values: readonly unknown[]): string {
  const stranger = values.find((value) => typeof value !== 'string' || value.includes(listSeparator));
  if (stranger === undefined) return values.join(listSeparator);
  throw new RefusedError(name, `${name}: expected ${rule.expected}; ${JSON.stringify(stranger)} is not one of them.`);
}

function checkText(name: string, rule: TextRule, value: unknown): string {
  if (typeof value !== 'string') throw new RefusedError(name, `${name}: expected ${rule.expected}; this is not text.`);
  if (value.length < rule.minimumLength || value.length > rule.maximumLength) {
    throw new RefusedError(name, `${name}: expected ${rule.expected}; this has ${value.length}.`);
  }
  const mistake = rule.mistakes.find(({ pattern }) => new RegExp(`^(?:${pattern})$`).test(value));
  if (mistake) throw new RefusedError(name, `${name}: expected ${rule.expected}; this is ${mistake.is}.`);
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
