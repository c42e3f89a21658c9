import type { Rule } from '../../definition/forms/index.js';
import type { Mistake } from '../../definition/forms/text.js';
import { digitMistakes, numberMistakes } from '../../definition/kinds/numberMistakes.js';
import { rulesOf } from '../../definition/resolve/rulesOf.js';
import type { BridgeDefinition } from '../../definition/schema.js';

/** A rule as templates see it: every field always there. */
export function ruleView(rule: Rule) {
  return {
    form: rule.form,
    isInteger: rule.form === 'integer',
    isDecimal: rule.form === 'decimal',
    isChoice: rule.form === 'choice',
    isFlag: rule.form === 'flag',
    characters: rule.form === 'text' ? rule.characters : '',
    pattern: rule.form === 'text' || rule.form === 'decimal' ? rule.pattern : '',
    mayBeMistaken: rule.form === 'text' && rule.mistakes.length > 0,
    minimum: rule.form === 'text' ? rule.minimumLength : 'minimum' in rule ? rule.minimum : 0,
    maximum: rule.form === 'text' ? rule.maximumLength : 'maximum' in rule ? rule.maximum : 0,
    places: rule.form === 'decimal' ? rule.places : 0,
  };
}

/** What no number of a bridge may be; none where it takes no numbers. */
export function mistakesOf({ actions, items }: BridgeDefinition): readonly Mistake[] {
  return sharedMistakes(
    [...Object.values(actions), ...Object.values(items ?? {})].flatMap((one) => [...rulesOf(one).values()]),
  );
}

/**
 * What no value of these rules may be. A script has one list: where some numbers may have tones behind them and others may not,
 * the advice is that for the former, whose pattern refuses the same.
 *
 * @throws for rules of which each has others, where a script would look for those of one, and let those of another through.
 */
export function sharedMistakes(rules: readonly Rule[]): readonly Mistake[] {
  const lists = new Set(
    rules.flatMap((rule) => (rule.form === 'text' && rule.mistakes.length > 0 ? [rule.mistakes] : [])),
  );
  const [only = []] = lists;
  if (lists.size <= 1) return only;
  if ([...lists].every((list) => list === numberMistakes || list === digitMistakes)) return numberMistakes;
  throw new Error('The targets look for one list of mistakes in a script, and its parameters have several.');
}
