import type { Rule } from '../../definition/forms/index.js';
import { kindOf, mayBeLeftOut } from '../../definition/kinds/kindOf.js';
import { variableOf } from '../../definition/names.js';
import { rulesOf } from '../../definition/resolve/rulesOf.js';
import type { ParameterDefinition, Parametrized } from '../../definition/schema.js';

export interface ScriptParameter {
  readonly name: string;
  readonly kind: ParameterDefinition['kind'];
  readonly summary: string;
  readonly rule: Rule;
  /** Whether a caller must give it. */
  readonly needed: boolean;
  readonly default: string | undefined;
  /** Its place among the positional arguments, from 0; undefined for flags and secrets, which have none. */
  readonly position: number | undefined;
  /** The environment variable that may hold it. */
  readonly variable: string;
}

/** The parameters of an action or an item, in their order. */
export function scriptParameters(subject: Parametrized): ScriptParameter[] {
  let position = 0;
  return [...rulesOf(subject)].map(([name, rule]) => {
    const parameter = subject.parameters?.[name] as ParameterDefinition;
    const fallback = 'default' in parameter && parameter.default !== undefined ? String(parameter.default) : undefined;
    return {
      name,
      kind: parameter.kind,
      summary: parameter.summary ?? '',
      rule,
      needed: !mayBeLeftOut(parameter),
      default: fallback,
      position: kindOf(parameter.kind).given === 'word' ? position++ : undefined,
      variable: variableOf(name),
    };
  });
}
