import { RefusedError } from '../../errors.js';
import { largestInteger } from '../limits.js';
import type { AnyRule, Form } from './form.js';

/** A number with a point. Limits are counted in units of its last place, as whole numbers: 1.5 with two places is 150. */
export interface DecimalRule extends AnyRule {
  readonly form: 'decimal';
  readonly places: number;
  /** The whole value, to be anchored at both ends. */
  readonly pattern: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** The rule of a decimal in a range. */
export function decimalRule(minimum: number, maximum: number, places: number): DecimalRule {
  const whole = '(?:0|[1-9][0-9]{0,8})';
  const units = 10 ** places;
  const limits = { minimum: Math.round(minimum * units), maximum: Math.round(maximum * units) };
  return {
    form: 'decimal',
    places,
    pattern: `(?:0|-?[1-9][0-9]{0,8}|-?${whole}\\.[0-9]{1,${places}})`,
    ...limits,
    expected: `a number from ${minimum} to ${maximum} with at most ${places} ${places === 1 ? 'digit' : 'digits'} behind a point`,
    example: String(Math.min(Math.max(1.5 * units, limits.minimum), limits.maximum) / units),
  };
}

export const decimal: Form<DecimalRule> = {
  check(name, rule, value) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !new RegExp(`^${rule.pattern}$`).test(text)) {
      throw new RefusedError(name, `${name}: expected ${rule.expected}, without a plus sign or leading zeros.`);
    }
    const units = unitsOf(text, rule.places);
    if (units < rule.minimum || units > rule.maximum) {
      throw new RefusedError(name, `${name}: ${text} is out of range; expected ${rule.expected}.`);
    }
    return text;
  },
  longest: ({ places }) => String(-largestInteger).length + 1 + places,
  shortest: () => 1,
  isPlain: () => true,
};

/** Digits are put together instead of multiplied, so that nothing is rounded. */
function unitsOf(text: string, places: number): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const units = Number(whole + fraction.padEnd(places, '0'));
  return text.startsWith('-') ? -units : units;
}
