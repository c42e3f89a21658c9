import type { Bridge } from '../../definition/bridge.js';
import { longestValue } from '../../definition/forms/values.js';
import { isSecret } from '../../definition/kinds/kindOf.js';
import { hyphenated } from '../../definition/names.js';
import { longestPayload } from '../../definition/resolve/invocation.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import { actionNames, type ScriptAction, scriptAction } from '../model/actions.js';
import { argumentsOf, type ScriptBinding } from '../model/binding.js';
import type { ScriptParameter } from '../model/parameters.js';
import type { Header, PlannedFile } from '../target.js';
import { argumentViews } from './arguments.js';
import { captureView } from './capture.js';
import { canCheck, checkOf, mistakes, signs } from './checks.js';
import { findView } from './find.js';
import { helpLines, synopsisOf } from './usage.js';

/** The transports that a batch file can use: a link and DDE through its .vbs twin, the program by itself. */
export const transports = ['dde', 'exe', 'uri'] as const;

/** One script an action. */
export function plan(bridge: Bridge, header: Header): PlannedFile[] {
  return actionNames(bridge, transports).map((name) => ({
    path: `${hyphenated(name)}.cmd`,
    template: 'script.cmd.hbs',
    get view() {
      return scriptView(bridge.definition, scriptAction(bridge, name, transports), header);
    },
  }));
}

/**
 * An action is plain when a batch file can do it alone: over the program's command line, with values that are letters,
 * digits and signs of no meaning to cmd. Everything else is the twin's.
 */
function scriptView(bridge: BridgeDefinition, action: ScriptAction, header: Header): object {
  const fileName = `${action.fileName}.cmd`;
  const exe = action.bindings.find(({ transport }) => transport === 'exe');
  const plain = exe !== undefined && action.parameters.every(({ rule }) => canCheck(rule)) && fitsALine(action);
  const vias = action.bindings.map(({ transport }) => transport);
  const checks = plain ? action.parameters.flatMap(({ rule }) => checkOf(rule) ?? []) : [];
  const positional = action.parameters.filter(({ position }) => position !== undefined);
  const line = argumentViews(plain ? argumentsOf(exe) : [], action.parameters);
  const names = action.parameters.map(({ name }) => name);
  const uses = {
    twin: !plain || vias.some((transport) => transport !== 'exe'),
    dde: vias.includes('dde'),
    find: plain,
    number: checks.includes('number'),
    digits: checks.includes('digits'),
    dtmf: checks.includes('dtmf'),
    address: checks.includes('address'),
    tones: checks.includes('number') || checks.includes('address'),
    integer: checks.includes('integer') || vias.includes('dde'),
    first: checks.some((check) => ['number', 'digits', 'dtmf', 'address'].includes(check)),
  };
  return {
    header,
    fileName,
    title: bridge.title,
    summary: action.summary,
    usage: synopsisOf(fileName, action),
    help: helpLines(fileName, action),
    plain,
    uses: { ...uses, only: uses.first || uses.integer },
    twin: `${action.fileName}.vbs`,
    twinCommand: header.command.replace(/batch$/, 'vbscript'),
    viaTwin: plain ? vias.filter((transport) => transport !== 'exe') : [],
    parameters: action.parameters.map(parameterView),
    variables: action.parameters.filter((parameter) => !isSecret(parameter)).map(variableView),
    positional: positional.map(({ name, position }) => ({ parameter: name, position })),
    positionalCount: positional.length,
    reset: [
      ...['via', ...names, 'timeout'].flatMap((name) => [`given.${name}`, `value.${name}`]),
      ...loopVariables,
      ...(names.length > 0 ? ['environment'] : []),
    ],
    transports: vias,
    viaExpected: vias.join(' or '),
    carried: ['via', ...names],
    steps: action.bindings.map((binding) => stepView(bridge, binding)),
    exeLacks: (exe?.lacks ?? []).map((name) => ({
      parameter: name,
      message: `${name}: ${action.name} cannot carry it over exe.`,
    })),
    arguments: line.views,
    numbers: line.numbers,
    mayBeTooLong: plain && exe.mayBeTooLong,
    longestPayload,
    // The line begins with a space.
    longestLine: longestPayload + 1,
    ...captureView(action.fileName),
    ...signs,
    mistakes,
    ...findView(plain ? bridge.application : undefined),
  };
}

/** A line of cmd.exe holds 8191 characters, and one line of the script holds all values at once. */
function fitsALine(action: ScriptAction): boolean {
  return action.parameters.reduce((total, { rule, name }) => total + longestValue(rule) + name.length, 0) < 3000;
}

/** What a caller's environment could hold already and the script takes for its own. */
const loopVariables = ['word', 'begun', 'quoted', 'usage', 'help'];

function parameterView(parameter: ScriptParameter): object {
  const { name, rule, needed } = parameter;
  const option = `/${name}`;
  return {
    parameter: name,
    option,
    optionLength: option.length + 1,
    needed,
    hasDefault: parameter.default !== undefined,
    default: parameter.default ?? '',
    expected: rule.expected,
    isText: rule.form === 'text',
    isInteger: rule.form === 'integer',
    isChoice: rule.form === 'choice',
    isFlag: rule.form === 'flag',
    form: rule.form,
    check: checkOf(rule) ?? '',
    mayBeMistaken: checkOf(rule) === 'address',
    minimum: rule.form === 'integer' ? rule.minimum : 0,
    maximum: rule.form === 'integer' ? rule.maximum : rule.form === 'text' ? rule.maximumLength : 0,
    choices: rule.form === 'choice' ? rule.choices : [],
  };
}

function variableView({ name, variable, rule }: ScriptParameter): object {
  const longest = rule.form === 'flag' ? 'false'.length : longestValue(rule);
  return { parameter: name, variable, longest, longer: longest + 1 };
}

function stepView(bridge: BridgeDefinition, { transport, lacks }: ScriptBinding): object {
  return {
    isDde: transport === 'dde',
    isExe: transport === 'exe',
    isUri: transport === 'uri',
    host: bridge.dde?.server === 'host',
    mark: `${bridge.dde?.service}|${bridge.dde?.topic}`,
    executables: bridge.application?.executables ?? [],
    lacks: lacks.map((name) => ({ parameter: name })),
  };
}
