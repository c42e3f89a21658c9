import { choiceRule } from '../forms/choice.js';
import { defineKind, type KindProblem, type ValueType, type Zod } from './kind.js';
import { common } from './parts.js';

export const choice = defineKind<ChoiceValue>()({
  name: 'choice',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('choice'),
        ...common(z),
        choices: z
          .array(
            z.union([
              choiceWord(z),
              z
                .strictObject({
                  name: choiceWord(z).describe('What people choose it by.'),
                  sends: z
                    .string()
                    .max(200)
                    .regex(/^[^\u0000-\u001f\u007f"]+$/, 'must be a single line without double quotes, and not empty')
                    .describe('What the application is sent for it, such as a text with blanks.'),
                })
                .describe('A choice whose text is another than its name.'),
            ]),
          )
          .min(1)
          .max(200),
        default: z.string().optional(),
      })
      .describe('One of a list of words, compared exactly.'),
  rule: ({ choices }) => choiceRule(choices),
  problems: ({ choices }) => twiceProblems(choiceRule(choices).choices),
  given: 'word',
  isPiped: false,
});

/** The names of its choices. */
export interface ChoiceValue extends ValueType {
  readonly type: this['parameter'] extends { choices: readonly (infer Choice)[] } ? NameOf<Choice> : never;
}

type NameOf<Choice> = Choice extends { name: infer Name } ? Name : Choice;

function choiceWord(z: Zod) {
  return z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
      'must be letters, digits, . _ -, 40 at most; what is sent may be another text: { name: wide, sends: full width }',
    );
}

function twiceProblems(names: readonly string[]): KindProblem[] {
  const twice = names.find(
    (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < index,
  );
  return twice === undefined ? [] : [{ key: 'choices', message: `holds ${twice} twice (case does not count).` }];
}
