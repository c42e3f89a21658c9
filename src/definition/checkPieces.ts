import { parametersIn } from './bindingParameters.js';
import type { Problem } from './problem.js';
import { isPlain, rulesOf } from './rules.js';
import type { ParameterDefinition, Parametrized } from './schema.js';

/**
 * Walks pieces or arguments, and judges each of them.
 *
 * @param commas whether a comma in a raw value would begin another argument.
 */
export function checkPieces(
  keys: readonly PropertyKey[],
  subject: Parametrized,
  node: unknown,
  commas = false,
): Problem[] {
  if (typeof node === 'string') return literalProblems(keys, node);
  if (Array.isArray(node)) return node.flatMap((item, index) => checkPieces([...keys, index], subject, item, commas));
  if (typeof node !== 'object' || node === null) return [];
  const { parameter, raw, when, ...rest } = node as { parameter?: string; raw?: true; when?: string };
  return [
    ...(parameter === undefined
      ? []
      : parameterProblems([...keys, 'parameter'], subject, parameter, raw === true, commas)),
    ...(when === undefined ? [] : conditionProblems([...keys, 'when'], subject, when)),
    ...Object.entries(rest).flatMap(([key, item]) => checkPieces([...keys, key], subject, item, commas)),
  ];
}

/** Every parameter that pieces name, and every one that is `needed`, must be written whatever else is given. */
export function checkCarried(
  keys: readonly PropertyKey[],
  subject: Parametrized,
  node: unknown,
  needed: (parameter: ParameterDefinition) => boolean,
): Problem[] {
  const named = parametersIn(node);
  const lost = Object.entries(subject.parameters ?? {}).filter(
    ([name, parameter]) =>
      (named.has(name) || needed(parameter)) && !alwaysWritten(node, name, parameter.kind === 'flag'),
  );
  return lost.map(([name]) => ({
    keys,
    message: named.has(name)
      ? `would lose the parameter ${name}, which it does not write in every case.`
      : `does not carry the parameter ${name}.`,
  }));
}

function literalProblems(keys: readonly PropertyKey[], literal: string): Problem[] {
  return /[\u0000-\u001f\u007f]/.test(literal) ? [{ keys, message: 'holds a control character.' }] : [];
}

function parameterProblems(
  keys: readonly PropertyKey[],
  subject: Parametrized,
  name: string,
  raw: boolean,
  commas: boolean,
): Problem[] {
  const parameter = parameterOf(subject, name);
  if (!parameter) return [{ keys, message: `names "${name}", which is not a parameter of this ${kindOf(subject)}.` }];
  if (parameter.kind === 'flag') return [{ keys, message: `names the flag "${name}", which has no text; use when.` }];
  const rule = rulesOf(subject).get(name);
  if (raw && rule && !isPlain(rule)) {
    return [{ keys, message: `writes "${name}" raw, but a ${parameter.kind} may hold characters that break out.` }];
  }
  if (raw && commas && rule?.form === 'text' && /[,]/.test(rule.characters)) {
    return [
      { keys, message: `writes "${name}" raw, but it may hold a comma, which would begin another DDE argument.` },
    ];
  }
  return [];
}

function conditionProblems(keys: readonly PropertyKey[], subject: Parametrized, name: string): Problem[] {
  const parameter = parameterOf(subject, name);
  if (!parameter) return [{ keys, message: `names "${name}", which is not a parameter of this ${kindOf(subject)}.` }];
  if (parameter.kind !== 'flag' && !('optional' in parameter && parameter.optional)) {
    return [
      { keys, message: `asks for "${name}", which is always given; only optional parameters and flags can be absent.` },
    ];
  }
  return [];
}

/** Whether a parameter that is given shows in the command, whichever others are given with it. */
function alwaysWritten(node: unknown, name: string, isFlag: boolean): boolean {
  if (Array.isArray(node)) return node.some((item) => alwaysWritten(item, name, isFlag));
  if (typeof node !== 'object' || node === null) return false;
  const { parameter, when, write, otherwise } = node as Record<string, unknown>;
  if (parameter !== undefined) return parameter === name;
  if (when === undefined) return Object.values(node).some((item) => alwaysWritten(item, name, isFlag));
  if (when === name) return isFlag || alwaysWritten(write, name, isFlag);
  return alwaysWritten(write, name, isFlag) && alwaysWritten(otherwise, name, isFlag);
}

function kindOf(subject: Parametrized): string {
  return subject.bindings ? 'action' : 'item';
}

function parameterOf({ parameters = {} }: Parametrized, name: string): ParameterDefinition | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}
