import { RefusedError } from '../../errors.js';
import type { AnyRule, Form } from './form.js';

/** True or false. */
export interface FlagRule extends AnyRule {
  readonly form: 'flag';
}

export const flagRule: FlagRule = { form: 'flag', expected: 'true or false', example: '' };

export const flag: Form<FlagRule> = {
  check(name, _rule, value) {
    if (typeof value !== 'boolean') throw new RefusedError(name, `${name}: expected true or false.`);
    return String(value);
  },
  longest: () => 0,
  shortest: () => 0,
  isPlain: () => true,
};
