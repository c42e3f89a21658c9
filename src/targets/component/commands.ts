import type { Bridge } from '../../definition/bridge.js';
import type { Rule } from '../../definition/forms/index.js';
import { rulesOf } from '../../definition/resolve/rulesOf.js';
import type { ActionDefinition, Piece } from '../../definition/schema.js';
import { ruleView } from '../model/rules.js';

/** A command that a bridge declares for DDE, such as `[Dial(number,account)]`, as the component checks it. */
export interface CommandForm {
  readonly name: string;
  /** How it is written. */
  readonly usage: string;
  /** Whether the values of its arguments can be checked: each is a parameter, and only one action has the name. */
  readonly isChecked: boolean;
  /** Whether blanks separate its arguments, as in `[CmdX #00ff00]`. */
  readonly hasWords: boolean;
  readonly parameters: readonly object[];
}

/** The commands of a bridge, by name. A server answers the shell nothing, so what is wrong is best said before. */
export function commandForms(bridge: Bridge): CommandForm[] {
  const actions = Object.values<ActionDefinition>(bridge.definition.actions);
  const forms = actions.flatMap((action) => {
    const { dde } = action.bindings;
    return dde && 'execute' in dde ? [formOf(action, dde.execute)] : [];
  });
  const known = forms.filter((form) => form !== undefined);
  const isAlone = ({ name }: CommandForm) => known.filter((other) => sameName(other.name, name)).length === 1;
  return known
    .filter((form, index) => known.findIndex((other) => sameName(other.name, form.name)) === index)
    .map((form) => (isAlone(form) ? form : { ...form, isChecked: false, usage: `[${form.name}(…)]`, parameters: [] }));
}

/** The parameters that are the whole of a command, such as a line of a program's own language. */
export function wholeCommands(bridge: Bridge): object[] {
  const actions = Object.values<ActionDefinition>(bridge.definition.actions);
  return actions.flatMap((action) => {
    const { dde } = action.bindings;
    const piece = dde && 'execute' in dde && dde.execute.length === 1 ? dde.execute[0] : undefined;
    if (typeof piece !== 'object' || !('parameter' in piece) || !piece.raw) return [];
    const rule = rulesOf(action).get(piece.parameter);
    return rule ? [parameterView(piece.parameter, rule, true, true)] : [];
  });
}

/** Written with the names of its parameters for their values, a binding shows which argument is which. */
function formOf(action: ActionDefinition, pieces: readonly Piece[]): CommandForm | undefined {
  const [, name, list, blanks] =
    /^\[\s*([A-Za-z][A-Za-z0-9._]*)(?:\s*\((.*)\)|\s+([^\s[\]()][^[\]()]*?))?\s*\]$/.exec(written(pieces)) ?? [];
  if (name === undefined) return undefined;
  const hasWords = blanks !== undefined;
  const words = hasWords ? blanks.split(/\s+/) : list === undefined || list === '' ? [] : list.split(',');
  const names = words.map((word) => /^\u0001(.*)\u0001$/.exec(word)?.[1]);
  const rules = rulesOf(action);
  // An optional one that is written in any case stands there empty: servers of that kind count the arguments.
  const always = new Set(
    pieces.flatMap((piece) => (typeof piece === 'object' && 'parameter' in piece ? piece.parameter : [])),
  );
  const parameters = names.map((key) => {
    const rule = key === undefined ? undefined : rules.get(key);
    const isList = rule?.form === 'text' && rule.list;
    return key !== undefined && rule && !isList
      ? parameterView(key, rule, isNeeded(action, key), always.has(key))
      : undefined;
  });
  const isChecked = parameters.every((parameter) => parameter !== undefined) && hasOneOrder(pieces);
  const shown = (list ?? blanks ?? '').replaceAll('\u0001', '');
  const usage = words.length === 0 ? `[${name}]` : hasWords ? `[${name} ${shown}]` : `[${name}(${shown})]`;
  return { name, usage, isChecked, hasWords, parameters: isChecked ? parameters : [] };
}

function written(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return 'when' in piece ? written(piece.write) : `\u0001${piece.parameter}\u0001`;
    })
    .join('');
}

/** Whether an argument can only be the parameter that stands at its place: what may be left out stands behind all else. */
function hasOneOrder(pieces: readonly Piece[]): boolean {
  const first = pieces.findIndex((piece) => typeof piece === 'object' && 'when' in piece);
  const condition = pieces[first];
  if (typeof condition !== 'object' || !('when' in condition)) return true;
  const isLast = pieces.slice(first + 1).every((piece) => typeof piece === 'string');
  return isLast && condition.otherwise === undefined && hasOneOrder(condition.write);
}

function parameterView(name: string, rule: Rule, needed: boolean, always: boolean): object {
  return {
    parameter: name,
    needed,
    mayBeEmpty: always && !needed,
    isText: rule.form === 'text',
    ...ruleView(rule),
    choices: rule.form === 'choice' ? rule.sends : [],
    expected: rule.expected,
  };
}

/** With a default too: the shell sends the command as it is, and the server fills nothing in. */
function isNeeded(action: ActionDefinition, name: string): boolean {
  const parameter = action.parameters?.[name];
  return !(parameter && 'optional' in parameter && parameter.optional === true);
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
