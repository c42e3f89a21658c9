import type { Rule } from '../forms/index.js';
import { isPlain } from '../forms/values.js';
import { isList, isSwitch, mayBeAbsent } from '../kinds/kindOf.js';
import { parametersIn } from '../resolve/bindingParameters.js';
import { mostVariants, variantsOf } from '../resolve/joinedArguments.js';
import { rulesOf } from '../resolve/rulesOf.js';
import type { Argument, ParameterDefinition, ParameterPiece, Parametrized, Piece } from '../schema.js';
import type { Problem } from './problem.js';

/** Where pieces stand: what is right in one place is not in another. */
export type Place = 'command' | 'link' | 'arguments' | 'text' | 'name';

/** Walks pieces or arguments, and judges each of them. */
export function checkPieces(
  keys: readonly PropertyKey[],
  subject: Parametrized,
  node: readonly Argument[],
  place: Place,
): Problem[] {
  return node.flatMap((item, index) => {
    const isWhole = place === 'command' && node.length === 1;
    const isEnd = place === 'link' && index === node.length - 1;
    return nodeProblems([...keys, index], subject, item, { place, isWhole, isEnd, isJoined: place !== 'arguments' });
  });
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
    ([name, parameter]) => (named.has(name) || needed(parameter)) && !alwaysWritten(node, name, isSwitch(parameter)),
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

/** Where one piece stands. */
interface Standing {
  readonly place: Place;
  /** Whether it is the whole of a command, which is then in no other text that it could break out of. */
  readonly isWhole: boolean;
  /** Whether it is the end of a link, behind which nothing stands that it could take for its own. */
  readonly isEnd: boolean;
  /** Whether the text around it goes on, so that a list must be one text there. */
  readonly isJoined: boolean;
}

function nodeProblems(keys: readonly PropertyKey[], subject: Parametrized, node: Argument, at: Standing): Problem[] {
  if (typeof node === 'string') return literalProblems(keys, node);
  const inner = { ...at, isWhole: false, isEnd: false };
  if (!('parameter' in node) && !('when' in node)) {
    const pieces = node.flatMap((piece, index) =>
      nodeProblems([...keys, index], subject, piece, { ...inner, isJoined: true }),
    );
    return [...pieces, ...variantProblems(keys, node)];
  }
  if ('parameter' in node) return parameterProblems(keys, subject, node, at);
  const below = (key: 'write' | 'otherwise') =>
    (node[key] ?? []).flatMap((piece, index) => nodeProblems([...keys, key, index], subject, piece, inner));
  return [...conditionProblems([...keys, 'when'], subject, node.when), ...below('write'), ...below('otherwise')];
}

function variantProblems(keys: readonly PropertyKey[], pieces: readonly Piece[]): Problem[] {
  const count = variantsOf(pieces);
  if (count <= mostVariants) return [];
  return [
    { keys, message: `can be ${count} different arguments; put fewer conditions in one (${mostVariants} at most).` },
  ];
}

function parameterProblems(
  keys: readonly PropertyKey[],
  subject: Parametrized,
  piece: ParameterPiece,
  at: Standing,
): Problem[] {
  const { parameter: name, raw = false } = piece;
  const place = [...keys, 'parameter'];
  const parameter = parameterOf(subject, name);
  if (!parameter)
    return [{ keys: place, message: `names "${name}", which is not a parameter of this ${kindOf(subject)}.` }];
  if (isSwitch(parameter)) return [{ keys: place, message: `names the flag "${name}", which has no text; use when.` }];
  return [
    ...optionProblems(keys, piece, at),
    ...listProblems(keys, piece, parameter, at),
    ...(raw ? rawProblems(place, name, parameter, rulesOf(subject).get(name), at) : []),
  ];
}

function optionProblems(keys: readonly PropertyKey[], { raw, quotes, separator }: ParameterPiece, at: Standing) {
  const problems: Problem[] = separator === undefined ? [] : literalProblems([...keys, 'separator'], separator);
  if (quotes !== undefined && at.place !== 'command')
    problems.push({ keys: [...keys, 'quotes'], message: 'is for the pieces of a DDE command (execute) only.' });
  else if (quotes !== undefined && raw)
    problems.push({ keys: [...keys, 'quotes'], message: 'does not go with raw, which writes the value as it is.' });
  return problems;
}

function listProblems(
  keys: readonly PropertyKey[],
  { separator }: ParameterPiece,
  parameter: ParameterDefinition,
  { place, isJoined }: Standing,
): Problem[] {
  if (!isList(parameter)) {
    if (separator === undefined) return [];
    return [{ keys: [...keys, 'separator'], message: `is for lists, and a ${parameter.kind} is one value.` }];
  }
  if (!isJoined || place === 'command' || separator !== undefined) return [];
  return [{ keys, message: 'joins a list to one text, and needs a separator to stand between its values.' }];
}

function rawProblems(
  keys: readonly PropertyKey[],
  name: string,
  { kind }: ParameterDefinition,
  rule: Rule | undefined,
  { place, isWhole, isEnd }: Standing,
): Problem[] {
  if (rule?.form === 'text' && rule.list)
    return [{ keys, message: `writes the list "${name}" raw, which none can be.` }];
  if (rule === undefined || isWhole || (isEnd && kind === 'url')) return [];
  if (!isPlain(rule)) {
    return [{ keys, message: `writes "${name}" raw, but a ${kind} may hold characters that break out.` }];
  }
  if (place === 'command' && rule.form === 'text' && /[,]/.test(rule.characters)) {
    return [
      { keys, message: `writes "${name}" raw, but it may hold a comma, which would begin another DDE argument.` },
    ];
  }
  return [];
}

function conditionProblems(keys: readonly PropertyKey[], subject: Parametrized, name: string): Problem[] {
  const parameter = parameterOf(subject, name);
  if (!parameter) return [{ keys, message: `names "${name}", which is not a parameter of this ${kindOf(subject)}.` }];
  if (!mayBeAbsent(parameter)) {
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
