import { RefusedError } from '../../errors.js';
import { largestInteger } from '../limits.js';
import type { AnyRule, Form } from './form.js';

/** A whole number in a range. */
export interface IntegerRule extends AnyRule {
  readonly form: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}

/** The pattern of an integer as text: no sign but a minus, no leading zeros, nine digits at most. */
export const integerPattern = '(?:0|-?[1-9][0-9]{0,8})';

/** The rule of a whole number in a range. */
export function integerRule(minimum: number, maximum: number): IntegerRule {
  const example = String(Math.min(Math.max(2, minimum), maximum));
  return { form: 'integer', minimum, maximum, expected: `a whole number from ${minimum} to ${maximum}`, example };
}

export const integer: Form<IntegerRule> = {
  check(name, rule, value) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !new RegExp(`^${integerPattern}$`).test(text)) {
      throw new RefusedError(name, `${name}: expected ${rule.expected}, without a plus sign or leading zeros.`);
    }
    if (Number(text) < rule.minimum || Number(text) > rule.maximum) {
      throw new RefusedError(name, `${name}: ${text} is out of range; expected ${rule.expected}.`);
    }
    return text;
  },
  longest: () => String(-largestInteger).length,
  shortest: () => 1,
  isPlain: () => true,
};
