import type { Bridge } from '../../definition/bridge.js';
import type { BridgeDefinition, Transport } from '../../definition/schema.js';
import { ruleView, type ScriptAction, type ScriptBinding, type ScriptParameter, scriptActions } from '../model.js';
import { exampleOf } from './examples.js';
import { type Names, pascalCase } from './names.js';
import { type PayloadNode, payloadOfArguments, payloadOfParts } from './payload.js';

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
  /** Whether PowerShell may ask before it acts without being told to. */
  readonly mayAsk: boolean;
  readonly parameters: readonly ParameterView[];
  /** Names of the parameters that hold secrets. */
  readonly secrets: readonly string[];
  readonly bindings: readonly BindingView[];
  readonly transports: readonly Transport[];
  /** What -Via accepts. */
  readonly via: readonly string[];
  readonly hasTimeout: boolean;
  /** Whether a transport is bound that must ask by itself in the constrained language. */
  readonly asks: boolean;
  /** The parameter that takes its value from the pipeline as it is. */
  readonly piped: ParameterView | undefined;
  readonly examples: readonly ExampleView[];
  /** What the script twin's help shows behind its name. */
  readonly exampleWords: readonly string[];
  /** Variables of the parameters that must be given. */
  readonly neededVariables: readonly string[];
  readonly usage: string;
}

export interface ParameterView {
  /** In the definition. */
  readonly key: string;
  /** The same in PascalCase, by which users may always call it. */
  readonly name: string;
  /** Its name as a parameter: another one where that is a variable of PowerShell's own; then the name is an alias. */
  readonly variable: string;
  readonly aliases: readonly string[];
  readonly type: 'string' | 'securestring' | 'switch';
  /** What it is, and what is accepted. */
  readonly summaryText: string;
  readonly expected: string;
  /** Whether there is nothing to check when it is not given. */
  readonly mayBeAbsent: boolean;
  /** Whether a stand-in must say that it was not given: a text is never null in PowerShell. */
  readonly standsIn: boolean;
  /** Whether PowerShell's own check for emptiness must stand back for ours. */
  readonly allowsEmpty: boolean;
  readonly needed: boolean;
  readonly hasDefault: boolean;
  readonly default: string;
  readonly hasPosition: boolean;
  readonly position: number;
  readonly byValue: boolean;
  /** The environment variable that the script twin takes it from. */
  readonly environment: string;
  readonly isText: boolean;
  readonly isSecret: boolean;
  readonly isInteger: boolean;
  readonly isChoice: boolean;
  readonly isFlag: boolean;
  readonly characters: string;
  readonly pattern: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly choices: readonly string[];
}

export interface BindingView {
  readonly transport: Transport;
  readonly lacks: readonly string[];
  /** Whether the payload is always the same; then `constant` is it. */
  readonly isConstant: boolean;
  readonly constant: string;
  /** Whether the payload is a list of arguments, joined by spaces. */
  readonly isArguments: boolean;
  readonly payload: readonly PayloadNode[];
  readonly mayBeTooLong: boolean;
}

/** A command as a user would type it: words that are code, and values that are literals. */
export interface ExampleView {
  readonly words: readonly ExampleWord[];
  readonly says: string;
}

/** What is typed as it is, or a value that is written as a literal. */
export type ExampleWord = { readonly code: string } | { readonly value: string };

/** The functions of a bridge's module, in the order of its actions. */
export function functionViews(bridge: Bridge, names: Names, supported: readonly Transport[]): FunctionView[] {
  return scriptActions(bridge, supported).map((action) => functionView(bridge, names, action));
}

function functionView(bridge: Bridge, names: Names, action: ScriptAction): FunctionView {
  const definition: BridgeDefinition = bridge.definition;
  const confirm = definition.actions[action.name]?.confirm;
  const name = names.functions.get(action.name) ?? '';
  const piped = action.parameters.find(({ kind }) => !['flag', 'secret', 'integer', 'choice'].includes(kind));
  const parameters = action.parameters.map((parameter) => parameterView(parameter, parameter === piped, action));
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
    bindings: action.bindings.map(bindingView),
    transports,
    via: ['Auto', ...transports],
    hasTimeout: transports.includes('dde') || transports.includes('copydata'),
    asks: transports.includes('exe') || transports.includes('uri'),
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

function inputsText(parameters: readonly ParameterView[]): string {
  const piped = parameters.find(({ byValue }) => byValue);
  if (parameters.length === 0) return 'None.';
  const properties = `Objects with properties of the parameters' names (${parameters.map(({ variable }) => variable).join(', ')}).`;
  return piped ? `System.String, taken for ${piped.variable}. ${properties}` : properties;
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

function parameterView(parameter: ScriptParameter, byValue: boolean, action: ScriptAction): ParameterView {
  const { rule, kind } = parameter;
  const name = pascalCase(parameter.name);
  const variable = variableOf(parameter.name);
  const taken = variable !== name;
  const fileAlias = kind === 'path' && !action.parameters.some((other) => other.name.toLowerCase() === 'fullname');
  return {
    key: parameter.name,
    name,
    variable,
    aliases: [...(taken ? [name] : []), ...(fileAlias && byValue ? ['FullName'] : [])],
    type: kind === 'flag' ? 'switch' : kind === 'secret' ? 'securestring' : 'string',
    summaryText: summaryOf(parameter),
    expected: rule.expected,
    mayBeAbsent: kind !== 'flag' && !parameter.needed && parameter.default === undefined,
    standsIn: kind !== 'flag' && kind !== 'secret' && !parameter.needed && parameter.default === undefined,
    allowsEmpty: parameter.needed && kind !== 'secret',
    needed: parameter.needed,
    hasDefault: parameter.default !== undefined,
    default: parameter.default ?? '',
    hasPosition: parameter.position !== undefined,
    position: parameter.position ?? 0,
    byValue,
    environment: parameter.variable,
    isText: rule.form === 'text' && !rule.secret,
    isSecret: rule.form === 'text' && rule.secret,
    ...ruleView(rule),
    choices: rule.form === 'choice' ? rule.choices : [],
  };
}

function summaryOf({ summary, rule, default: fallback }: ScriptParameter): string {
  const expected = rule.form === 'flag' ? '' : ` Expected: ${rule.expected}.`;
  const text = summary === '' && rule.form === 'flag' ? 'Yes when given, no when left out.' : summary;
  return `${text}${expected}${fallback === undefined ? '' : ` ${fallback} when left out.`}`.trim();
}

/**
 * Variables that PowerShell sets itself (about_Automatic_Variables, about_Preference_Variables), some of them
 * read-only, and those of the function's own body: a parameter of such a name would be, or break, that variable.
 */
const ownVariables = new Set(
  `args consolefilename confirmpreference debugpreference enabledexperimentalfeatures error erroractionpreference
   errorview event eventargs eventsubscriber executioncontext false foreach formatenumerationlimit home host
   informationpreference input iscoreclr islinux ismacos iswindows lastexitcode logcommandhealthevent
   logcommandlifecycleevent logenginehealthevent logenginelifecycleevent logproviderhealthevent
   logproviderlifecycleevent matches maximumhistorycount myinvocation nestedpromptlevel null ofs outputencoding pid
   profile progresspreference psboundparameters pscmdlet pscommandpath psculture psdebugcontext
   psdefaultparametervalues psedition psemailserver pshome psitem psmoduleautoloadingpreference
   psnativecommandargumentpassing psnativecommanduseerroractionpreference psscriptroot pssenderinfo
   pssessionapplicationname pssessionconfigurationname pssessionoption psstyle psuiculture psversiontable pwd sender
   shellid stacktrace switch this transcript true verbosepreference warningpreference whatifpreference
   checkedvalues resolvedcommand scriptarguments scripterrorid scriptexitcodes scriptmodule surplus`.split(/\s+/),
);

function variableOf(parameter: string): string {
  return `${pascalCase(parameter)}${ownVariables.has(parameter.toLowerCase()) ? 'Value' : ''}`;
}

function bindingView(binding: ScriptBinding): BindingView {
  const payload = binding.arguments ? payloadOfArguments(binding.arguments) : payloadOfParts(binding.parts ?? []);
  return {
    transport: binding.transport,
    lacks: binding.lacks,
    isArguments: binding.arguments !== undefined,
    payload,
    isConstant: payload.every(({ isLiteral }) => isLiteral),
    constant: payload.map(({ literal }) => literal).join(binding.arguments ? ' ' : ''),
    mayBeTooLong: binding.mayBeTooLong,
  };
}

function exampleViews(name: string, action: ScriptAction): ExampleView[] {
  const needed = action.parameters.filter((parameter) => parameter.needed);
  const [first] = action.bindings;
  const carried = action.parameters.filter((parameter) => !first?.lacks.includes(parameter.name));
  const columns = action.parameters.filter(({ kind }) => kind !== 'flag' && kind !== 'secret');
  const examples: ExampleView[] = [{ words: callOf(name, needed), says: action.summary }];
  if (carried.length > needed.length) {
    examples.push({ words: callOf(name, carried), says: 'The same, with everything that can be given.' });
  }
  examples.push({
    words: [...callOf(name, needed), { code: `-Via ${first?.transport} -WhatIf -PassThru` }],
    says: 'Shows what would be sent, and sends nothing.',
  });
  if (columns.length > 0 && needed.every(({ kind }) => kind !== 'secret')) {
    examples.push({
      words: [{ code: 'Import-Csv -LiteralPath' }, { value: '.\\list.csv' }, { code: `| ${name}` }],
      says: `For each line of a file with the columns ${columns.map((column) => variableOf(column.name)).join(', ')}.`,
    });
  }
  return examples;
}

function callOf(name: string, parameters: readonly ScriptParameter[]): ExampleWord[] {
  return [
    { code: name },
    ...parameters.flatMap((parameter): ExampleWord[] => {
      const code = `-${variableOf(parameter.name)}`;
      if (parameter.kind === 'flag') return [{ code }];
      if (parameter.kind === 'secret') return [{ code }, { code: '(Read-Host -AsSecureString)' }];
      return [{ code }, { value: exampleOf(parameter) }];
    }),
  ];
}
