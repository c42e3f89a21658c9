import type { Rule } from '../forms/index.js';
import type { TextRule } from '../forms/text.js';
import { ruleOf } from '../kinds/kindOf.js';
import type { Parametrized } from '../schema.js';
import { leadingParameters } from './leadingParameters.js';

/**
 * The rules of the parameters of an action or an item, by name.
 *
 * Free text that begins an argument of a program may not begin with / or -, or a caller's text could be read as one of
 * the program's switches.
 */
export function rulesOf(action: Parametrized): ReadonlyMap<string, Rule> {
  const leading = leadingParameters(action);
  return new Map(
    Object.entries(action.parameters ?? {}).map(([name, parameter]) => {
      const rule = ruleOf(parameter);
      return [name, rule.form === 'text' && !rule.plain && leading.has(name) ? withoutSwitches(rule) : rule];
    }),
  );
}

function withoutSwitches(rule: TextRule): TextRule {
  return { ...rule, pattern: `(?![-/])(?:${rule.pattern})`, expected: `${rule.expected}, not beginning with / or -` };
}
