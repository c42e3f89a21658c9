import type { Bridge } from '../../definition/bridge.js';
import type { Rule } from '../../definition/forms/index.js';
import { integerPattern } from '../../definition/forms/integer.js';
import { sendsOthers } from '../../definition/forms/values.js';
import { isSecret, isSwitch } from '../../definition/kinds/kindOf.js';
import { hyphenated } from '../../definition/names.js';
import { longestPayload } from '../../definition/resolve/invocation.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import { findView } from '../findView.js';
import { actionNames, type ScriptAction, scriptAction } from '../model/actions.js';
import { argumentsOf, encodes, partsOf, type ScriptBinding, valuesIn } from '../model/binding.js';
import { commandLineOf, hasListArguments, mayNeedQuotes, rulesByName } from '../model/commandLine.js';
import type { ScriptParameter } from '../model/parameters.js';
import { ruleView, sharedMistakes } from '../model/rules.js';
import type { Header, PlannedFile } from '../target.js';
import { argumentViews, partViews, simpleRun } from './pieces.js';
import { helpLines } from './usage.js';
import { writersOf, writerViews } from './writers.js';

/** The transports that VBScript can use: it has no way to send a window message. */
export const transports = ['dde', 'exe', 'uri'] as const;

/** One script an action. */
export function plan(bridge: Bridge, header: Header): PlannedFile[] {
  return actionNames(bridge, transports).map((name) => ({
    path: `${hyphenated(name)}.vbs`,
    template: 'script.vbs.hbs',
    get view() {
      return scriptView(bridge.definition, scriptAction(bridge, name, transports), header);
    },
  }));
}

function scriptView(bridge: BridgeDefinition, action: ScriptAction, header: Header): object {
  const fileName = `${action.fileName}.vbs`;
  const uses = usesOf(action);
  const positional = action.parameters.filter(({ position }) => position !== undefined);
  const named = action.parameters.filter((parameter) => !isSecret(parameter));
  return {
    header,
    fileName,
    title: bridge.title,
    summary: action.summary,
    help: helpLines(fileName, action),
    prefix: `${fileName}: `,
    uses,
    automatic: action.bindings.length > 1,
    order: action.bindings.map(({ transport }) => orderWords[transport]).join(', then '),
    bindings: action.bindings.map((binding) => bindingView(bridge, action, binding)),
    positional: positional.map(({ name, position }) => ({ parameter: name, position })),
    named: named.map((parameter) => ({
      parameter: parameter.name,
      lower: parameter.name.toLowerCase(),
      isFlag: isSwitch(parameter),
    })),
    variables: named.map(({ name, variable }) => ({ parameter: name, variable })),
    secrets: action.parameters.filter(isSecret).map(({ name, variable }) => ({ name, variable })),
    reads: action.parameters.length > 0,
    vias: action.bindings.map(({ transport }) => transport),
    viaExpected: `/via: expected ${action.bindings.map(({ transport }) => transport).join(' or ')}.`,
    parameters: action.parameters.map(parameterView),
    integerPattern,
    mistakes: sharedMistakes(action.parameters.map(({ rule }) => rule)),
    longestPayload,
    writers: writerViews(action, bridge),
    dde: ddeView(bridge, action),
    ...findView(bridge.title, bridge.application),
  };
}

const orderWords = { dde: 'DDE, where a server is known to run', exe: 'the program', uri: 'a link', copydata: '' };

function usesOf(action: ScriptAction) {
  const has = (transport: string) => action.bindings.some((binding) => binding.transport === transport);
  const forms = new Set(action.parameters.map(({ rule }) => rule.form));
  const tooLong = action.bindings.some(({ mayBeTooLong }) => mayBeTooLong);
  const lacking = action.bindings.some(({ lacks }) => lacks.length > 0);
  return {
    dde: has('dde'),
    exe: has('exe'),
    uri: has('uri'),
    open: has('exe') || has('uri'),
    ddeArgument: action.bindings.some((binding) => encodes(binding, 'ddeArgument')),
    uriText: action.bindings.some((binding) => encodes(binding, 'uriText')),
    lists: action.bindings.some((binding) => valuesIn(binding).some(({ form }) => form === 'list')),
    length: tooLong,
    text: forms.has('text'),
    mistakes: action.parameters.some(({ rule }) => ruleView(rule).mayBeMistaken),
    integer: forms.has('integer'),
    decimal: forms.has('decimal'),
    choice: forms.has('choice'),
    sends: action.parameters.some(({ rule }) => sendsOthers(rule)),
    flag: forms.has('flag'),
    pattern: [...forms].some((form) => form !== 'flag'),
    refuse: action.parameters.length > 0 || tooLong || lacking || hasPercent(action),
  };
}

function bindingView(bridge: BridgeDefinition, action: ScriptAction, binding: ScriptBinding): object {
  const { transport } = binding;
  const scheme = linkScheme(binding);
  const writers = writersOf(action);
  const commandLine = commandLineOf(argumentsOf(binding), rulesByName(action.parameters));
  return {
    transport,
    isDde: transport === 'dde',
    isExe: transport === 'exe',
    isUri: transport === 'uri',
    suffix: { dde: 'Dde', exe: 'Exe', uri: 'Uri', copydata: 'CopyData' }[transport],
    lacks: binding.lacks.map((name) => ({
      parameter: name,
      message: `${name}: ${action.name} cannot carry it over ${transport}.`,
    })),
    mayBeTooLong: binding.mayBeTooLong,
    percent: hasPercent(action),
    simple: simpleRun(partsOf(binding), writers),
    parts: partViews(partsOf(binding), writers),
    arguments: argumentViews(commandLine, writers),
    quotes: mayNeedQuotes(commandLine),
    listArguments: hasListArguments(commandLine),
    title: bridge.title,
    noHandler: `No program is registered for ${scheme}: links. Start ${bridge.title} once, or register it for them.`,
    handlerValue: `HKCR\\${scheme}\\URL Protocol`,
    ...findView(bridge.title, bridge.application),
  };
}

/** The scheme of a link, which is literal in every definition. */
function linkScheme(binding: ScriptBinding): string {
  const [head] = partsOf(binding);
  const piece = head?.form === 'run' ? head.pieces[0] : undefined;
  return piece?.form === 'literal' ? piece.text.slice(0, piece.text.indexOf(':')) : '';
}

function ddeView(bridge: BridgeDefinition, action: ScriptAction): object {
  const { dde } = bridge;
  if (!dde) return {};
  const topic = action.bindings.find(({ transport }) => transport === 'dde')?.topic?.constant ?? dde.topic;
  const server = `the DDE server ${dde.service}|${topic}`;
  const processes = (bridge.application?.executables ?? []).map((name) => `Name = '${name}'`);
  return {
    service: dde.service,
    topic,
    host: dde.server === 'host',
    hostMark: `HKCU\\Software\\bridgesmith\\Servers\\${dde.service}|${dde.topic}`,
    processQuery: `SELECT ProcessId FROM Win32_Process WHERE ${processes.join(' OR ')}`,
    mayHavePercent: hasPercent(action),
    mayBeTooLong: action.bindings.some(({ transport, mayBeTooLong }) => transport === 'dde' && mayBeTooLong),
    noServer: `Nothing answers as ${server}. Start ${dde.server === 'host' ? 'its host' : bridge.title} first.`,
    noAnswer: `No answer came from ${server} within `,
    refused: `The command could not be sent to ${server}.`,
  };
}

/** Whether a percent sign can reach the shell, which gives it a meaning of its own in a ddeexec key. */
function hasPercent(action: ScriptAction): boolean {
  const dde = action.bindings.find(({ transport }) => transport === 'dde');
  return (
    dde !== undefined &&
    (action.parameters.some(({ rule }) => mayHoldPercent(rule)) || JSON.stringify(dde.payload).includes('%'))
  );
}

function mayHoldPercent(rule: Rule): boolean {
  if (rule.form === 'choice') return rule.sends.some((text) => text.includes('%'));
  return rule.form === 'text' && !rule.plain;
}

function parameterView(parameter: ScriptParameter): object {
  const { name, rule, needed } = parameter;
  return {
    parameter: name,
    needed,
    missing: `${name} is missing: expected ${rule.expected}. Run with /? for help.`,
    hasDefault: parameter.default !== undefined,
    default: parameter.default ?? '',
    always: needed || parameter.default !== undefined,
    isText: rule.form === 'text',
    ...ruleView(rule),
    choices: rule.form === 'choice' ? rule.choices.map((choice) => choice.replaceAll('.', '\\.')).join('|') : '',
    names: rule.form === 'choice' ? rule.choices : [],
    sends: rule.form === 'choice' ? rule.sends : [],
    sendsOthers: sendsOthers(rule),
    expected: rule.expected,
  };
}
