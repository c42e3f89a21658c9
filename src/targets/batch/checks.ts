import type { Rule } from '../../definition/forms/index.js';
import { isPlain, sendsOthers } from '../../definition/forms/values.js';
import { ruleOf } from '../../definition/kinds/kindOf.js';
import { likeUsers } from '../../definition/kinds/numberMistakes.js';

export type Check = 'number' | 'digits' | 'address' | 'dtmf' | 'integer' | 'choice' | 'flag';

/**
 * Whether a batch file can check values of this rule, and write them safely. It has no numbers with a point, and what is
 * sent for a choice must be its name.
 */
export function canCheck(rule: Rule): boolean {
  return rule.form !== 'decimal' && isPlain(rule) && !sendsOthers(rule);
}

/**
 * The check of templates/batch/parts/rules.cmd.hbs that accepts exactly what a plain rule accepts. Batch has no regular
 * expressions, so each pattern has a check written for it; a pattern that none was written for is an error here.
 */
export function checkOf(rule: Rule): Check {
  if (rule.form !== 'text' && rule.form !== 'decimal') return rule.form;
  const check = rule.form === 'text' ? textChecks.get(rule.pattern) : undefined;
  if (check) return check;
  throw new Error(`The batch target has no check for the pattern ${rule.pattern}: write one in rules.cmd.hbs.`);
}

const textChecks = new Map<string, Check>([
  [patternOf({ kind: 'phoneNumber' }), 'number'],
  [patternOf({ kind: 'phoneNumber', tones: false }), 'digits'],
  [patternOf({ kind: 'phoneNumber', addresses: true }), 'address'],
  [patternOf({ kind: 'dtmf' }), 'dtmf'],
]);

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const capitals = lower.toUpperCase();
const letters = lower + capitals;

/** The signs that may stand in each part of a value: the character classes of the patterns, written out. */
export const signs = {
  numberFirst: `${digits}+*#`,
  digits,
  letters,
  capitals,
  numberAll: `${digits}ABCD+*#,;`,
  numberUser: `${digits}+*#;`,
  tonesAll: `${digits}ABCD*#,;`,
  dtmfAll: `${digits}ABCD*#`,
  addressFirst: `${digits}${letters}+*#`,
  addressAll: `${digits}${letters}+*#,;._~@:=[]-`,
  addressUser: `${digits}${letters}+*#;._~-`,
  addressHostFirst: `${digits}${letters}`,
  addressIpv6: `${digits}abcdefABCDEF:.`,
  addressHost: `${digits}${letters}.:;=_-`,
};

/** What a batch file says of what only looks like a SIP user. */
export const mistakes = Object.fromEntries(Object.entries(likeUsers).map(([name, { is }]) => [name, is]));

function patternOf(parameter: Parameters<typeof ruleOf>[0]): string {
  const rule = ruleOf(parameter);
  return rule.form === 'text' ? rule.pattern : '';
}
