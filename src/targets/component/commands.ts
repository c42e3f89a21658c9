import type { Bridge } from '../../definition/bridge.js';
import { type Rule, rulesOf } from '../../definition/rules.js';
import type { ActionDefinition, Piece } from '../../definition/schema.js';
import { ruleView } from '../model.js';

/** A command that a bridge declares for DDE, such as `[Dial(number,account)]`, as the component checks it. */
export interface CommandForm {
  readonly name: string;
  /** How it is written. */
  readonly usage: string;
  /** Whether the values of its arguments can be checked: each is a parameter, and only one action has the name. */
  readonly isChecked: boolean;
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

/** Written with the names of its parameters for their values, a binding shows which argument is which. */
function formOf(action: ActionDefinition, pieces: readonly Piece[]): CommandForm | undefined {
  const [, name, list] = /^\[\s*([A-Za-z][A-Za-z0-9._]*)\s*(?:\((.*)\))?\s*\]$/.exec(written(pieces)) ?? [];
  if (name === undefined) return undefined;
  const words = list === undefined || list === '' ? [] : list.split(',');
  const names = words.map((word) => /^\u0001(.*)\u0001$/.exec(word)?.[1]);
  const rules = rulesOf(action);
  // An optional one that is written in any case stands there empty: servers of that kind count the arguments.
  const always = new Set(
    pieces.flatMap((piece) => (typeof piece === 'object' && 'parameter' in piece ? piece.parameter : [])),
  );
  const parameters = names.map((key) => {
    const rule = key === undefined ? undefined : rules.get(key);
    return key !== undefined && rule ? parameterView(key, rule, isNeeded(action, key), always.has(key)) : undefined;
  });
  const isChecked = parameters.every((parameter) => parameter !== undefined);
  const usage = words.length === 0 ? `[${name}]` : `[${name}(${list?.replaceAll('\u0001', '')})]`;
  return { name, usage, isChecked, parameters: isChecked ? parameters : [] };
}

function written(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return 'when' in piece ? written(piece.write) : `\u0001${piece.parameter}\u0001`;
    })
    .join('');
}

function parameterView(name: string, rule: Rule, needed: boolean, always: boolean): object {
  return {
    parameter: name,
    needed,
    mayBeEmpty: always && !needed,
    isText: rule.form === 'text',
    ...ruleView(rule),
    choices: rule.form === 'choice' ? rule.choices : [],
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
