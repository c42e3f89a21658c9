import { RefusedError } from '../../errors.js';
import { choiceRule } from '../kinds/choiceRule.js';
import { usualPlaces } from '../kinds/decimalRule.js';
import { checkValue, rulesOf } from '../kinds/rules.js';
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
  const twin = all.find(([other]) => other < name && other.toLowerCase() === name.toLowerCase());
  if (twin) problems.push({ keys, message: `differs from ${twin[0]} only in case.` });
  return problems;
}

function limitProblems(keys: readonly PropertyKey[], parameter: ParameterDefinition): Problem[] {
  if ((parameter.kind === 'integer' || parameter.kind === 'decimal') && parameter.minimum > parameter.maximum) {
    return [{ keys, message: `has a minimum (${parameter.minimum}) above its maximum (${parameter.maximum}).` }];
  }
  if (parameter.kind === 'phoneNumber' && parameter.addresses && parameter.tones === false) {
    return [{ keys: [...keys, 'tones'], message: 'stands beside addresses, which may have tones behind them.' }];
  }
  if (parameter.kind === 'decimal') return placeProblems(keys, parameter);
  if (parameter.kind === 'text' && (parameter.minimumLength ?? 1) > (parameter.maximumLength ?? 255)) {
    return [{ keys, message: 'has a minimumLength above its maximumLength.' }];
  }
  if (parameter.kind === 'choice') {
    const { choices: names } = choiceRule(parameter.choices);
    const twice = names.find(
      (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < index,
    );
    if (twice !== undefined)
      return [{ keys: [...keys, 'choices'], message: `holds ${twice} twice (case does not count).` }];
  }
  return [];
}

function placeProblems(
  keys: readonly PropertyKey[],
  { places = usualPlaces, ...limits }: { minimum: number; maximum: number; places?: number | undefined },
): Problem[] {
  return (['minimum', 'maximum'] as const)
    .filter((key) => Number(limits[key].toFixed(places)) !== limits[key])
    .map((key) => ({ keys: [...keys, key], message: `has more digits behind its point than the places (${places}).` }));
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
  const positional = parameters.filter(([, { kind }]) => kind !== 'flag' && kind !== 'secret');
  const firstFree = positional.findIndex(([, parameter]) => mayBeLeftOut(parameter));
  const late = positional.find(
    ([, parameter], index) => firstFree !== -1 && index > firstFree && !mayBeLeftOut(parameter),
  );
  return late
    ? [{ keys: [...keys, 'parameters', late[0]], message: 'is needed, but stands behind one that may be left out.' }]
    : [];
}

function mayBeLeftOut(parameter: ParameterDefinition): boolean {
  return (
    ('optional' in parameter && parameter.optional === true) ||
    ('default' in parameter && parameter.default !== undefined)
  );
}
