import { RefusedError } from '../../errors.js';
import { checkValue } from '../forms/values.js';
import { isSecret, isSwitch, kindOf, mayBeLeftOut } from '../kinds/kindOf.js';
import { rulesOf } from '../resolve/rulesOf.js';
import type { ParameterDefinition, Parametrized } from '../schema.js';
import type { Problem } from './problem.js';

/** Names that some target or the command line uses itself, or that PowerShell reserves (about_CommonParameters). */
const reserved = new Set(
  `via timeout help environment arguments whatif confirm passthru verbose debug erroraction warningaction informationaction
   progressaction errorvariable warningvariable informationvariable outvariable outbuffer pipelinevariable json dryrun
   db ea ev infa iv ob ov proga pv vb wa wi wv cf`.split(/\s+/),
);

/**
 * What is wrong with the parameters of an action or an item beyond their shape.
 *
 * @param taken more names that are reserved, in lower case.
 */
export function checkParameters(
  keys: readonly PropertyKey[],
  subject: Parametrized,
  taken: readonly string[] = [],
): Problem[] {
  const parameters = Object.entries(subject.parameters ?? {});
  return [
    ...orderProblems(keys, parameters),
    ...parameters.flatMap(([name, parameter]) => [
      ...nameProblems([...keys, 'parameters', name], name, parameters, taken),
      ...limitProblems([...keys, 'parameters', name], parameter),
      ...defaultProblems([...keys, 'parameters', name, 'default'], subject, name, parameter),
    ]),
  ];
}

function nameProblems(
  keys: readonly PropertyKey[],
  name: string,
  all: [string, ParameterDefinition][],
  taken: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  if (reserved.has(name.toLowerCase()) || taken.includes(name.toLowerCase()))
    problems.push({ keys, message: 'is a name that the generated scripts, or the command line, use themselves.' });
  const same = all.find(([other]) => other < name && other.toLowerCase() === name.toLowerCase());
  if (same) problems.push({ keys, message: `differs from ${same[0]} only in case.` });
  return problems;
}

function limitProblems(keys: readonly PropertyKey[], parameter: ParameterDefinition): Problem[] {
  const problems = kindOf(parameter.kind).problems?.(parameter) ?? [];
  return problems.map(({ key, message }) => ({ keys: key === undefined ? keys : [...keys, key], message }));
}

function defaultProblems(
  keys: readonly PropertyKey[],
  subject: Parametrized,
  name: string,
  parameter: ParameterDefinition,
): Problem[] {
  if (!('default' in parameter) || parameter.default === undefined) return [];
  if (parameter.optional)
    return [{ keys, message: 'stands beside optional: a parameter with a default is never absent.' }];
  const rule = rulesOf(subject).get(name);
  try {
    if (rule) checkValue(name, rule, parameter.default);
    return [];
  } catch (error) {
    if (error instanceof RefusedError)
      return [{ keys, message: `is not a value the parameter accepts. ${error.message}` }];
    throw error;
  }
}

/** Arguments are also given by position, so what may be left out comes last. */
function orderProblems(keys: readonly PropertyKey[], parameters: [string, ParameterDefinition][]): Problem[] {
  const positional = parameters.filter(([, parameter]) => !isSwitch(parameter) && !isSecret(parameter));
  const firstFree = positional.findIndex(([, parameter]) => mayBeLeftOut(parameter));
  const late = positional.find(
    ([, parameter], index) => firstFree !== -1 && index > firstFree && !mayBeLeftOut(parameter),
  );
  return late
    ? [{ keys: [...keys, 'parameters', late[0]], message: 'is needed, but stands behind one that may be left out.' }]
    : [];
}
