import { RefusedError } from '../../errors.js';
import type { AnyRule, Form } from './form.js';

/** One of some words, compared exactly. */
export interface ChoiceRule extends AnyRule {
  readonly form: 'choice';
  readonly choices: readonly string[];
  /** What is sent for each of them, in the same order. */
  readonly sends: readonly string[];
}

/** The rule of a choice: words, some of which are sent as another text. */
export function choiceRule(
  choices: readonly (string | { readonly name: string; readonly sends: string })[],
): ChoiceRule {
  const names = choices.map((choice) => (typeof choice === 'string' ? choice : choice.name));
  const sends = choices.map((choice) => (typeof choice === 'string' ? choice : choice.sends));
  return { form: 'choice', choices: names, sends, expected: `one of ${names.join(', ')}`, example: names[0] ?? '' };
}

export const choice: Form<ChoiceRule> = {
  check(name, rule, value) {
    if (typeof value !== 'string' || !rule.choices.includes(value)) {
      throw new RefusedError(name, `${name}: expected ${rule.expected}.`);
    }
    return value;
  },
  longest: ({ choices, sends }) => Math.max(...[...choices, ...sends].map(({ length }) => length)),
  shortest: ({ sends }) => Math.min(...sends.map(({ length }) => length)),
  isPlain: ({ sends }) => sends.every((text) => /^[A-Za-z0-9._-]+$/.test(text)),
};
