import { UsageError } from '../../errors.js';
import { checkValue, sentText } from '../forms/values.js';
import type { Parametrized } from '../schema.js';
import type { Texts } from './joinPieces.js';
import { rulesOf } from './rulesOf.js';

/** Arguments as a caller gives them: text, numbers and booleans by parameter name. */
export type ArgumentValues = Readonly<Record<string, unknown>>;

export interface CheckedArguments {
  /** What is sent for each, defaults included. */
  readonly texts: Texts;
  /** The parameters the caller gave. */
  readonly given: readonly string[];
}

/**
 * The arguments of an action or an item, checked by the rules of its parameters.
 *
 * @throws UsageError for an unknown parameter or a missing argument; RefusedError for a value that is not allowed.
 */
export function checkArguments(subject: string, definition: Parametrized, values: ArgumentValues): CheckedArguments {
  const parameters = definition.parameters ?? {};
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(parameters, name));
  if (unknown !== undefined) throw new UsageError(`${subject} has no parameter "${unknown}".`);
  const texts = new Map<string, string>();
  const given: string[] = [];
  for (const [name, rule] of rulesOf(definition)) {
    const parameter = parameters[name];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) {
      const text = checkValue(name, rule, value);
      if (rule.form === 'flag' && text === 'false') continue;
      texts.set(name, sentText(rule, text));
      given.push(name);
    } else if (parameter && 'default' in parameter && parameter.default !== undefined) {
      texts.set(name, sentText(rule, String(parameter.default)));
    } else if (rule.form !== 'flag' && !(parameter && 'optional' in parameter && parameter.optional)) {
      throw new UsageError(`${subject} needs ${name}: ${rule.expected}.`);
    }
  }
  return { texts, given };
}
