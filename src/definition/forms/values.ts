import type { Form } from './form.js';
import { forms, type Rule } from './index.js';

/**
 * The text of a value that satisfies a rule.
 *
 * @throws RefusedError that names the parameter, the character where there is one, and what is expected.
 */
export function checkValue(name: string, rule: Rule, value: unknown): string {
  return formOf(rule).check(name, rule, value);
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
  return formOf(rule).isPlain(rule);
}

/** The greatest number of UTF-16 code units that a value of this rule can have. */
export function longestValue(rule: Rule): number {
  return formOf(rule).longest(rule);
}

/** The smallest number of UTF-16 code units that a value of this rule can have. */
export function shortestValue(rule: Rule): number {
  return formOf(rule).shortest(rule);
}

/** A form takes its own rules only, and each rule says which form it has. */
function formOf({ form }: Rule): Form<Rule> {
  return forms[form] as Form<Rule>;
}
