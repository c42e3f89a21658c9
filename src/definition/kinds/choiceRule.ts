export interface ChoiceRule {
  readonly form: 'choice';
  readonly choices: readonly string[];
  /** What is sent for each of them, in the same order. */
  readonly sends: readonly string[];
  readonly expected: string;
}

/** The rule of a choice: words, some of which are sent as another text. */
export function choiceRule(
  choices: readonly (string | { readonly name: string; readonly sends: string })[],
): ChoiceRule {
  const names = choices.map((choice) => (typeof choice === 'string' ? choice : choice.name));
  const sends = choices.map((choice) => (typeof choice === 'string' ? choice : choice.sends));
  return { form: 'choice', choices: names, sends, expected: `one of ${names.join(', ')}` };
}
