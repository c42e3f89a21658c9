import { sendsOthers } from '../../definition/forms/values.js';
import { isList, kindOf } from '../../definition/kinds/kindOf.js';
import { pascalCase } from '../../definition/names.js';
import type { ScriptParameter } from '../model/parameters.js';
import { ruleView } from '../model/rules.js';

/** A parameter as the templates of functions and scripts see it. */
export interface ParameterView {
  /** In the definition. */
  readonly key: string;
  /** The same in PascalCase, by which users may always call it. */
  readonly name: string;
  /** Its name as a parameter: another one where that is a variable of PowerShell's own; then the name is an alias. */
  readonly variable: string;
  readonly aliases: readonly string[];
  /** All that it can be called. */
  readonly names: readonly string[];
  /**
   * Anything, as psobject, so that what is no text can be distinguished from text: PowerShell would make a text of every object. A
   * psobject keeps a number as it was typed, and takes script blocks that read the object in the pipeline, as object does not.
   */
  readonly type: 'psobject' | 'securestring' | 'switch';
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
  /** Whether an empty cell of a table, such as a CSV file's, can mean nothing else than that it was not given. */
  readonly mayBeEmptyCell: boolean;
  readonly hasDefault: boolean;
  readonly default: string;
  readonly hasPosition: boolean;
  readonly position: number;
  readonly byValue: boolean;
  /** The environment variable that the script of the same action takes it from. */
  readonly environment: string;
  /** Of the rule, as templates say it when they do not know it. */
  readonly form: string;
  readonly isText: boolean;
  readonly isSecret: boolean;
  readonly mayBeMistaken: boolean;
  readonly isInteger: boolean;
  readonly isDecimal: boolean;
  readonly isChoice: boolean;
  /** Several values in one. */
  readonly isList: boolean;
  readonly isFlag: boolean;
  readonly characters: string;
  readonly pattern: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly places: number;
  readonly choices: readonly string[];
  /** What is sent for each of them, and whether any of that is not its name. */
  readonly sends: readonly string[];
  readonly sendsOthers: boolean;
}

/** The parameters of an action or an item, in order. */
export function parameterViews(parameters: readonly ScriptParameter[]): ParameterView[] {
  const piped = parameters.find(isPiped);
  return parameters.map((parameter) => parameterView(parameter, parameter === piped, parameters));
}

/** Whether a parameter can take its value from the pipeline as it is. */
export function isPiped({ kind }: ScriptParameter): boolean {
  return kindOf(kind).isPiped;
}

/** What a function with these parameters takes from the pipeline, in words. */
export function inputsText(parameters: readonly ParameterView[]): string {
  const piped = parameters.find(({ byValue }) => byValue);
  if (parameters.length === 0) return 'None.';
  const properties = `Objects with properties of the parameters' names (${parameters.map(({ variable }) => variable).join(', ')}).`;
  return piped ? `Text, taken for ${piped.variable}. ${properties}` : properties;
}

/** A parameter of a function, among all that the function has. */
function parameterView(
  parameter: ScriptParameter,
  byValue: boolean,
  others: readonly ScriptParameter[],
): ParameterView {
  const { rule, kind } = parameter;
  const { given } = kindOf(kind);
  const name = pascalCase(parameter.name);
  const variable = variableOf(parameter.name);
  const taken = variable !== name;
  const fileAlias = kind === 'path' && !others.some((other) => other.name.toLowerCase() === 'fullname');
  const aliases = [...(taken ? [name] : []), ...(fileAlias && byValue ? ['FullName'] : [])];
  return {
    key: parameter.name,
    name,
    variable,
    aliases,
    names: [variable, ...aliases],
    type: ({ word: 'psobject', switch: 'switch', secret: 'securestring' } as const)[given],
    summaryText: summaryOf(parameter),
    expected: rule.expected,
    mayBeAbsent: given !== 'switch' && !parameter.needed && parameter.default === undefined,
    standsIn: given === 'word' && !parameter.needed && parameter.default === undefined,
    allowsEmpty: parameter.needed && given !== 'secret',
    needed: parameter.needed,
    mayBeEmptyCell: !parameter.needed && isNeverEmpty(rule),
    hasDefault: parameter.default !== undefined,
    default: parameter.default ?? '',
    hasPosition: parameter.position !== undefined,
    position: parameter.position ?? 0,
    byValue,
    environment: parameter.variable,
    isText: rule.form === 'text' && !rule.secret,
    isSecret: rule.form === 'text' && rule.secret,
    ...ruleView(rule),
    isList: isList(parameter),
    choices: rule.form === 'choice' ? rule.choices : [],
    sends: rule.form === 'choice' ? rule.sends : [],
    sendsOthers: sendsOthers(rule),
  };
}

/** A secret never comes as the text of a cell. */
function isNeverEmpty(rule: ScriptParameter['rule']): boolean {
  if (rule.form === 'text') return !rule.secret && rule.minimumLength > 0;
  return rule.form !== 'flag';
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
   checkedvalues links resolveditem resolvedcommand callername callerstep calleroutcome pipelineobject scriptarguments scripterrorid scriptexitcodes scriptmodule surplus`.split(
    /\s+/,
  ),
);

/** The name of a parameter as PowerShell has it. */
export function variableOf(parameter: string): string {
  return `${pascalCase(parameter)}${ownVariables.has(parameter.toLowerCase()) ? 'Value' : ''}`;
}
