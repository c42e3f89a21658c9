import { RefusedError } from '../../errors.js';

/** A number with a point. Limits are counted in units of its last place, as whole numbers: 1.5 with two places is 150. */
export interface DecimalRule {
  readonly form: 'decimal';
  readonly places: number;
  /** The whole value, to be anchored at both ends. */
  readonly pattern: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly expected: string;
}

/** How many places a decimal has when its definition does not say. */
export const usualPlaces = 2;

interface DecimalLimits {
  readonly minimum: number;
  readonly maximum: number;
  readonly places?: number | undefined;
}

/** The rule of a decimal in a range. */
export function decimalRule({ minimum, maximum, places = usualPlaces }: DecimalLimits): DecimalRule {
  const whole = '(?:0|[1-9][0-9]{0,8})';
  return {
    form: 'decimal',
    places,
    pattern: `(?:0|-?[1-9][0-9]{0,8}|-?${whole}\\.[0-9]{1,${places}})`,
    minimum: Math.round(minimum * 10 ** places),
    maximum: Math.round(maximum * 10 ** places),
    expected: `a number from ${minimum} to ${maximum} with at most ${places} ${places === 1 ? 'digit' : 'digits'} behind a point`,
  };
}

/** @throws RefusedError for what is no such number, or out of range. */
export function checkDecimal(name: string, rule: DecimalRule, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !new RegExp(`^${rule.pattern}$`).test(text)) {
    throw new RefusedError(name, `${name}: expected ${rule.expected}, without a plus sign or leading zeros.`);
  }
  const units = unitsOf(text, rule.places);
  if (units < rule.minimum || units > rule.maximum) {
    throw new RefusedError(name, `${name}: ${text} is out of range; expected ${rule.expected}.`);
  }
  return text;
}

/** Digits are put together instead of multiplied, so that nothing is rounded. */
function unitsOf(text: string, places: number): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const units = Number(whole + fraction.padEnd(places, '0'));
  return text.startsWith('-') ? -units : units;
}
