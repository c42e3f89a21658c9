import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integerPattern } from '../../../src/definition/forms/integer.js';

test('an integer pattern reads what String writes', () => {
  const whole = new RegExp(`^${integerPattern}$`);
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (number) => {
      expect(String(number)).toMatch(whole);
      expect(`0${number}`).not.toMatch(number === 0 ? /^0$/ : whole);
    }),
  );
});
