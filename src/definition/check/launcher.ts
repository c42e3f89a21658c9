import { isSecret, isSwitch, mayBeLeftOut } from '../kinds/kindOf.js';
import type { ActionDefinition, BridgeDefinition, LauncherDefinition, ParameterDefinition } from '../schema.js';
import { checkLauncherSettings, settingWords } from './launcherSettings.js';
import type { Problem } from './problem.js';

type Actions = ReadonlyMap<string, ActionDefinition>;

/**
 * What is wrong with the launcher beyond its shape.
 *
 * @param actions those whose shape is right; what is said of others would only follow from what is wrong there.
 */
export function checkLauncher(bridge: BridgeDefinition, actions: Actions): Problem[] {
  const { launcher } = bridge;
  if (!launcher) return [];
  const flags = Object.entries(launcher.flags);
  const calls = [
    ...flags.map(([name, flag]) => ({ keys: ['launcher', 'flags', name], ...flag })),
    ...(launcher.default ? [{ keys: ['launcher', 'default'], ...launcher.default }] : []),
  ];
  return [
    ...emptyProblems(launcher),
    ...wordProblems(launcher),
    ...calls.flatMap((call) => callProblems(bridge, launcher, actions, call)),
    ...Object.keys(launcher.options ?? {}).flatMap((name) => optionProblems(launcher, actions, name)),
    ...checkLauncherSettings(bridge, launcher),
  ];
}

interface Call {
  readonly keys: readonly PropertyKey[];
  readonly action: string;
  readonly value?: string | undefined;
}

/** Words that every launcher, or the command line, uses itself. */
const reserved = new Set(['help', 'h', 'via', 'timeout', 'dry-run', 'what-if', 'json']);

function emptyProblems({ flags }: LauncherDefinition): Problem[] {
  const empty = Object.keys(flags).length === 0;
  return empty ? [{ keys: ['launcher', 'flags'], message: 'is empty: a launcher needs a flag.' }] : [];
}

function wordProblems({ flags, options = {}, settings }: LauncherDefinition): Problem[] {
  const all = [
    ...Object.keys(flags).map((word) => ({ keys: ['launcher', 'flags', word], word })),
    ...Object.keys(options).map((word) => ({ keys: ['launcher', 'options', word], word })),
    ...settingWords(settings),
  ];
  return all.flatMap(({ keys, word }, index) => {
    if (reserved.has(word) || /^(?:word[0-9]*|launcher.*)$/.test(word))
      return [{ keys, message: 'is a word that every launcher uses itself.' }];
    const same = all.slice(0, index).find((other) => bare(other.word) === bare(word))?.word;
    if (same === undefined) return [];
    return [{ keys, message: same === word ? `is a flag already: ${word}.` : `differs from ${same} only in hyphens.` }];
  });
}

/** PowerShell's variables hold no hyphens. */
function bare(word: string): string {
  return word.replaceAll('-', '');
}

function callProblems(bridge: BridgeDefinition, launcher: LauncherDefinition, actions: Actions, call: Call): Problem[] {
  const { keys, value } = call;
  if (!Object.hasOwn(bridge.actions ?? {}, call.action)) {
    return [{ keys: [...keys, 'action'], message: `is "${call.action}", and the bridge has no such action.` }];
  }
  const action = actions.get(call.action);
  if (!action) return [];
  const parameters = action.parameters ?? {};
  if (value !== undefined && !isPositional(own(parameters, value))) {
    return [{ keys: [...keys, 'value'], message: `is "${value}", and ${call.action} takes no such argument.` }];
  }
  const options = new Set(Object.values(launcher.options ?? {}).map(({ parameter }) => parameter));
  const missing = Object.entries(parameters)
    .filter(([name, parameter]) => !mayBeLeftOut(parameter) && name !== value && !options.has(name))
    .map(([name]) => name);
  return missing.map((name) => ({
    keys,
    message: `gives ${call.action} no ${name}, which it needs: make it the value, or an option.`,
  }));
}

function optionProblems(launcher: LauncherDefinition, actions: Actions, word: string): Problem[] {
  const option = launcher.options?.[word];
  if (!option) return [];
  const keys = ['launcher', 'options', word];
  const called = [...Object.values(launcher.flags), ...(launcher.default ? [launcher.default] : [])];
  if (called.some(({ action }) => !actions.has(action))) return [];
  const takers = called.flatMap(({ action, value }) => {
    const parameter = own(actions.get(action)?.parameters ?? {}, option.parameter);
    return parameter && value !== option.parameter ? [parameter] : [];
  });
  if (takers.length === 0 || !takers.every(isPositional)) {
    return [
      { keys: [...keys, 'parameter'], message: `is "${option.parameter}", and no flag's action takes that argument.` },
    ];
  }
  const mixed = option.names !== undefined && takers.some(({ kind }) => kind !== 'integer');
  return mixed ? [{ keys: [...keys, 'names'], message: 'needs a parameter of the kind integer.' }] : [];
}

/** A parameter by its name, and nothing that every object has. */
export function own(
  parameters: NonNullable<ActionDefinition['parameters']>,
  name: string,
): ParameterDefinition | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

/** A flag has no value, and a secret is never on a command line. */
function isPositional(parameter: ParameterDefinition | undefined): boolean {
  return parameter !== undefined && !isSwitch(parameter) && !isSecret(parameter);
}
