// Parameter kinds and a form of rules that do not exist, for tests that add them.
import type { AnyRule, Form } from '../../src/definition/forms/form.js';
import { type TextLimits, textRule } from '../../src/definition/forms/text.js';
import type { Kind, Zod } from '../../src/definition/kinds/kind.js';
import { numberMistakes } from '../../src/definition/kinds/numberMistakes.js';
import { RefusedError } from '../../src/errors.js';

/** The pattern of `code`, which no template can hold by chance. */
export const codePattern = 'QZ[0-9]{2}';

const code: TextLimits = {
  characters: '[QZ0-9]',
  pattern: codePattern,
  minimumLength: 4,
  maximumLength: 4,
  expected: 'a code',
  example: 'QZ12',
};

/** A form of which no target has heard. */
export const moment: Form<AnyRule> = {
  check(name, _rule, value) {
    if (value !== 'now') throw new RefusedError(name, `${name}: expected a moment.`);
    return value;
  },
  longest: () => 3,
  shortest: () => 3,
  isPlain: () => true,
};

const kind = (name: string, rule: unknown) =>
  ({
    name,
    schema: (z: Zod) => z.strictObject({ kind: z.literal(name) }),
    rule: () => rule,
    given: 'word',
    isPiped: true,
  }) as unknown as Kind;

export const madeUpKinds = [
  /** A text like others. */
  kind('code', textRule(code)),
  /** Plain, with a check that was never written, which the compiler refuses. */
  // @ts-expect-error there is no such check
  kind('unwritten', textRule({ ...code, plain: 'code' })),
  /** Plain, with the check of another pattern. */
  kind('changed', textRule({ ...code, plain: 'dtmf' })),
  /** Plain, with the check of its pattern, but longer at least. */
  kind('longer', textRule({ ...code, characters: '[0-9A-D*#]', pattern: '[0-9A-D*#]+', plain: 'dtmf' })),
  /** The same, with what that check does not look for. */
  kind(
    'mistaken',
    textRule({
      ...code,
      minimumLength: 1,
      characters: '[0-9A-D*#]',
      pattern: '[0-9A-D*#]+',
      plain: 'dtmf',
      mistakes: numberMistakes,
    }),
  ),
  /** With what nobody looks for but Node. */
  kind('trap', textRule({ ...code, mistakes: [{ pattern: 'QZ00', is: 'a trap' }] })),
  kind('moment', { form: 'moment', expected: 'a moment', example: 'now' }),
];
