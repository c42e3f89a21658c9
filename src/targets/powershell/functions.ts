import type { Bridge } from '../../definition/bridge.js';
import { exampleOf } from '../../definition/kinds/exampleOf.js';
import { isSecret, kindOf } from '../../definition/kinds/kindOf.js';
import type { BridgeDefinition, Transport } from '../../definition/schema.js';
import { type ScriptAction, scriptActions } from '../model/actions.js';
import { rulesByName } from '../model/commandLine.js';
import type { ScriptParameter } from '../model/parameters.js';
import type { DdeAbility } from '../target.js';
import { type BindingView, bindingView } from './bindings.js';
import { type ExampleView, typed, typedParameters } from './examples.js';
import type { Names } from './names.js';
import { inputsText, type ParameterView, parameterViews, variableOf } from './parameters.js';

/** An action as the template of its function sees it. */
export interface FunctionView {
  readonly action: string;
  readonly fileName: string;
  readonly function: string;
  readonly title: string;
  readonly moduleName: string;
  readonly outputType: string;
  readonly summary: string;
  readonly description: string;
  /** Over what it goes, in words. */
  readonly transportsText: string;
  readonly viaText: string;
  readonly viaOrder: string;
  /** Whether there is more than one transport to choose from. */
  readonly hasChoice: boolean;
  readonly inputs: string;
  readonly confirmImpact: 'Low' | 'Medium' | 'High';
  /** Whether PowerShell may ask before it acts without being asked to. */
  readonly mayAsk: boolean;
  readonly parameters: readonly ParameterView[];
  /** Names of the parameters that hold secrets. */
  readonly secrets: readonly string[];
  readonly bindings: readonly BindingView[];
  readonly transports: readonly Transport[];
  /** What -Via accepts. */
  readonly via: readonly string[];
  readonly hasTimeout: boolean;
  /** The parameter that takes its value from the pipeline as it is. */
  readonly piped: ParameterView | undefined;
  readonly examples: readonly ExampleView[];
  /** What the help of the script of the same action shows behind its name. */
  readonly exampleWords: readonly string[];
  /** Variables of the parameters that must be given. */
  readonly neededVariables: readonly string[];
  readonly usage: string;
}

/** The functions of a bridge's module, in the order of its actions. */
export function functionViews(
  bridge: Bridge,
  names: Names,
  supported: readonly Transport[],
  dde: readonly DdeAbility[],
): FunctionView[] {
  return scriptActions(bridge, supported, dde).map((action) => functionView(bridge, names, action));
}

function functionView(bridge: Bridge, names: Names, action: ScriptAction): FunctionView {
  const definition: BridgeDefinition = bridge.definition;
  const confirm = definition.actions[action.name]?.confirm;
  const name = names.functions.get(action.name) ?? '';
  const parameters = parameterViews(action.parameters);
  const transports = action.bindings.map(({ transport }) => transport);
  return {
    action: action.name,
    fileName: action.fileName,
    function: name,
    title: definition.title,
    moduleName: names.module,
    outputType: outputTypeOf(names),
    summary: action.summary,
    description: action.description,
    transportsText: `Goes over ${transports.join(', ')}.`,
    viaText: `Auto (the default), ${transports.join(', ')}`,
    viaOrder: transports.join(', '),
    hasChoice: transports.length > 1,
    inputs: inputsText(parameters),
    confirmImpact: confirm === undefined ? 'Low' : confirmImpacts[confirm],
    mayAsk: confirm === 'medium' || confirm === 'high',
    parameters,
    secrets: parameters.filter(({ isSecret }) => isSecret).map(({ key }) => key),
    bindings: action.bindings.map((binding) => bindingView(binding, definition, rulesByName(action.parameters))),
    transports,
    via: ['Auto', ...transports],
    hasTimeout: transports.includes('dde') || transports.includes('copydata'),
    piped: parameters.find(({ byValue }) => byValue),
    examples: exampleViews(name, action),
    exampleWords: action.parameters.filter(({ needed, position }) => needed && position !== undefined).map(exampleOf),
    neededVariables: parameters.filter(({ needed }) => needed).map(({ variable }) => variable),
    usage: usageOf(action, parameters),
  };
}

/** The type name of what -PassThru returns. */
export function outputTypeOf(names: Names): string {
  return `${names.module}.Command`;
}

function usageOf(action: ScriptAction, parameters: readonly ParameterView[]): string {
  const words = parameters.map((parameter) => {
    const word = parameter.isFlag
      ? `-${parameter.name}`
      : parameter.hasPosition
        ? `<${parameter.key}>`
        : `-${parameter.name} <${parameter.key}>`;
    return parameter.needed ? word : `[${word}]`;
  });
  const line = [
    `${action.fileName}.ps1`,
    ...words,
    `[-Via ${['Auto', ...action.bindings.map((b) => b.transport)].join('|')}]`,
  ];
  return `Usage: ${line.join(' ')}. More: ${action.fileName}.ps1 -Help.`;
}

const confirmImpacts = { low: 'Low', medium: 'Medium', high: 'High' } as const;

function exampleViews(name: string, action: ScriptAction): ExampleView[] {
  const needed = action.parameters.filter((parameter) => parameter.needed);
  const [first] = action.bindings;
  const carried = action.parameters.filter((parameter) => !first?.lacks.includes(parameter.name));
  const columns = action.parameters.filter(({ kind }) => kindOf(kind).given === 'word');
  const examples: ExampleView[] = [{ words: callOf(name, needed), says: action.summary }];
  if (carried.length > needed.length) {
    examples.push({ words: callOf(name, carried), says: 'The same, with everything that can be given.' });
  }
  examples.push({
    words: [...callOf(name, needed), typed(`-Via ${first?.transport} -WhatIf -PassThru`)],
    says: 'Shows what would be sent, and sends nothing.',
  });
  if (columns.length > 0 && !needed.some(isSecret)) {
    examples.push({
      words: [typed('Import-Csv -LiteralPath'), { value: '.\\list.csv' }, typed(`| ${name}`)],
      says: `For each line of a file with the columns ${columns.map((column) => variableOf(column.name)).join(', ')}.`,
    });
  }
  return examples;
}

function callOf(name: string, parameters: readonly ScriptParameter[]) {
  return [typed(name), ...typedParameters(parameters)];
}
