import type { FormName, Rule } from '../../definition/forms/index.js';
import type { PlainCheck, TextRule } from '../../definition/forms/text.js';
import { isPlain, sendsOthers } from '../../definition/forms/values.js';
import { digitMistakes, likeUsers, numberMistakes } from '../../definition/kinds/numberMistakes.js';

/** What a batch file checks a value by: a part of templates/batch/parts/rules.cmd.hbs, or of checks.cmd.hbs. */
export type Check = PlainCheck | Exclude<FormName, 'text' | 'decimal'>;

/**
 * The check that accepts exactly what a rule accepts. Undefined where batch has none, or where it could not write the
 * values safely: it has no numbers with a point, and what is sent for a choice must be its name.
 *
 * @throws for a plain rule that is another than its check was written for: what only Node refuses would get through.
 */
export function checkOf(rule: Rule): Check | undefined {
  switch (rule.form) {
    case 'text':
      return rule.plain && held(rule, rule.plain);
    case 'decimal':
      return undefined;
    case 'choice':
      return isPlain(rule) && !sendsOthers(rule) ? 'choice' : undefined;
    default:
      return rule.form;
  }
}

/** Whether a batch file can check values of this rule, and write them safely. */
export function canCheck(rule: Rule): boolean {
  return checkOf(rule) !== undefined;
}

function held(rule: TextRule, name: PlainCheck): PlainCheck {
  const written = plainChecks[name];
  const same =
    rule.pattern === written.pattern &&
    rule.characters === written.characters &&
    rule.minimumLength === 1 &&
    !rule.list &&
    !rule.secret &&
    (rule.mistakes === written.mistakes || rule.mistakes.length + written.mistakes.length === 0);
  if (same) return name;
  throw new Error(
    `The check "${name}" of the batch target is for the pattern ${written.pattern}, and a rule that asks for it has ${rule.pattern} (expected ${rule.expected}). Write one in rules.cmd.hbs that does what the rule does, and say so in checks.ts.`,
  );
}

/**
 * The rules for which the checks of rules.cmd.hbs were written, by hand, as batch has no regular expressions. When a rule
 * is no longer what its check was written for, it is an error, so that no check is left behind.
 */
const plainChecks: Readonly<Record<PlainCheck, Pick<TextRule, 'characters' | 'pattern' | 'mistakes'>>> = {
  number: {
    characters: '[0-9A-D+*#,;]',
    pattern: '[0-9+*#][0-9+*#;]*(?:,[0-9A-D*#,;]*)?',
    mistakes: numberMistakes,
  },
  digits: { characters: '[0-9+*#]', pattern: '[0-9+*#]+', mistakes: digitMistakes },
  address: {
    characters: '[0-9A-Za-z+*#,;._~@:=\\[\\]-]',
    pattern:
      '(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\\[[0-9A-Fa-f:.]+\\])[0-9A-Za-z.:;=_-]*)?',
    mistakes: numberMistakes,
  },
  dtmf: { characters: '[0-9A-D*#]', pattern: '[0-9A-D*#]+', mistakes: [] },
};

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

/** What a batch file says of what only looks like a SIP user. Each of them has a part of rules.cmd.hbs that looks for it. */
export const mistakes: Readonly<Record<keyof typeof likeUsers, string>> = {
  spoilt: likeUsers.spoilt.is,
  extension: likeUsers.extension.is,
  lettered: likeUsers.lettered.is,
  hostAlone: likeUsers.hostAlone.is,
};
