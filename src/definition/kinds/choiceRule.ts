import type { ChoiceRule } from './rules.js';

/** The rule of a choice: words, some of which are sent as another text. */
export function choiceRule(
  choices: readonly (string | { readonly name: string; readonly sends: string })[],
): ChoiceRule {
  const names = choices.map((choice) => (typeof choice === 'string' ? choice : choice.name));
  const sends = choices.map((choice) => (typeof choice === 'string' ? choice : choice.sends));
  return { form: 'choice', choices: names, sends, expected: `one of ${names.join(', ')}` };
}
