import type { Rule } from '../forms/index.js';
import { kinds, type ParameterDefinition, type ParameterKind } from './index.js';
import type { Kind } from './kind.js';

const byName: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.name, kind as unknown as Kind]));

/** What there is to know of a kind. */
export function kindOf(name: ParameterKind): Kind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`There is no parameter kind "${name}".`);
  return kind;
}

/** The rule that a parameter's kind and limits amount to. */
export function ruleOf(parameter: ParameterDefinition): Rule {
  return kindOf(parameter.kind).rule(parameter);
}

type Parameter = Pick<ParameterDefinition, 'kind'> | undefined;

/** Whether a parameter is a switch, which has no text: it is there or is not. */
export function isSwitch(parameter: Parameter): boolean {
  return parameter !== undefined && kindOf(parameter.kind).given === 'switch';
}

/** Whether a parameter is kept from command lines, links, logs and generated files. */
export function isSecret(parameter: Parameter): boolean {
  return parameter !== undefined && kindOf(parameter.kind).given === 'secret';
}

/** Whether a parameter is several values, each of which is written by itself. */
export function isList(parameter: Parameter): boolean {
  return parameter !== undefined && kindOf(parameter.kind).isList === true;
}

/** Whether a parameter can be without a value: a switch that is off, or what is optional. One with a default never is. */
export function mayBeAbsent(parameter: ParameterDefinition): boolean {
  return isSwitch(parameter) || ('optional' in parameter && parameter.optional === true);
}

/** Whether a caller need not give it. */
export function mayBeLeftOut(parameter: ParameterDefinition): boolean {
  return mayBeAbsent(parameter) || ('default' in parameter && parameter.default !== undefined);
}
