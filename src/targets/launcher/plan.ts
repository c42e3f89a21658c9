import type { Bridge } from '../../definition/bridge.js';
import { launcherHelp, launcherUsage } from '../../definition/launcher/words.js';
import { variableOf as environmentOf, hyphenated } from '../../definition/names.js';
import type { ActionDefinition, BridgeDefinition, LauncherDefinition } from '../../definition/schema.js';
import { jscript, powershell } from '../../dialects/index.js';
import { captureView } from '../batch/capture.js';
import { folderPieces } from '../batch/find.js';
import { transports as batchTransports } from '../batch/plan.js';
import { actionNames } from '../model/actions.js';
import { moduleView } from '../powershell/moduleView.js';
import { variableOf } from '../powershell/parameters.js';
import type { Header, PlannedFile } from '../target.js';
import { settingsView, settingWords } from './settings.js';

/** What the scripts that it calls can use. */
export const transports = batchTransports;

/** A .cmd, a .ps1, and what looks names up for the .cmd. Nothing for a bridge that declares no launcher. */
export function plan(bridge: Bridge, header: Header): PlannedFile[] {
  const { launcher }: BridgeDefinition = bridge.definition;
  if (!launcher) return [];
  const view = launcherView(bridge, launcher, header);
  const files: PlannedFile[] = [
    { path: `${launcher.name}.cmd`, template: 'launcher.cmd.hbs', view: { ...view, fileName: `${launcher.name}.cmd` } },
    {
      path: `${launcher.name}.ps1`,
      template: 'launcher.ps1.hbs',
      view: { ...view, ...powershellView(bridge, launcher, header), fileName: `${launcher.name}.ps1` },
      dialect: powershell,
    },
  ];
  if (view.named.length > 0) {
    files.push({
      path: view.namesFile,
      template: 'names.js.hbs',
      view: { ...view, fileName: view.namesFile },
      dialect: jscript,
    });
  }
  if (view.hasSettings) {
    files.push(
      {
        path: view.settingsFile,
        template: 'settings.js.hbs',
        view: { ...view, fileName: view.settingsFile },
        dialect: jscript,
      },
      {
        path: view.powershellSettingsFile,
        template: 'settings.ps1.hbs',
        view: { ...view, launcherFile: `${launcher.name}.ps1` },
        dialect: powershell,
      },
    );
  }
  return files;
}

function launcherView(bridge: Bridge, launcher: LauncherDefinition, header: Header) {
  const options = Object.entries(launcher.options ?? {}).map(([word, option]) => ({ word, ...option }));
  const flags = Object.entries(launcher.flags).map(([word, flag]) => ({ word, ...flag }));
  const scripts = new Set(actionNames(bridge, transports));
  const called = flags.map((flag) => callView(bridge, launcher, scripts, flag.word, flag));
  const fallback = launcher.default && callView(bridge, launcher, scripts, 'default', launcher.default);
  const settings = settingsView(bridge, launcher);
  const named = options.flatMap(({ word, names }) =>
    names ? [{ word, ...names, pieces: folderPieces(names.file) }] : [],
  );
  return {
    header,
    title: bridge.definition.title,
    summary: launcher.summary,
    usage: launcherUsage(launcher),
    help: helpLines(bridge, launcher),
    calls: [...called, ...(fallback ? [{ ...fallback, label: 'default' }] : [])],
    flags: called,
    hasDefault: fallback !== undefined,
    sameFlag: sameFlag(launcher),
    options: options.map(({ word, parameter, names }) => ({
      word,
      parameter,
      isNamed: names !== undefined,
      ...lengths(word),
    })),
    named,
    hasSettings: settings !== undefined,
    settings: settings ?? {},
    settingsFile: `${launcher.name}.settings.js`,
    powershellSettingsFile: `${launcher.name}.settings.ps1`,
    usesScripts: named.length > 0 || settings !== undefined,
    namesFile: `${launcher.name}.names.js`,
    commands: {
      batch: header.command.replace(/launcher$/, 'batch'),
      powershell: header.command.replace(/launcher$/, 'powershell'),
    },
    // What the parts of the batch target ask for.
    ...captureView(launcher.name),
    plain: false,
    positional: [],
    variables: [],
    reset: [
      ...['call', 'value', 'pending', 'word', 'begun', 'quoted', 'usage', 'help', 'names', 'unknown'],
      ...(settings ? ['alone', 'settings', 'numbered', 'restart', 'stdin', 'refused', ...settings.reset] : []),
      ...options.map(({ word }) => `option.${word}`),
    ],
    uses: { find: false, twin: false },
  };
}

/** What a flag, or a word without one, calls, and with which variables of the script that it calls. */
function callView(
  bridge: Bridge,
  launcher: LauncherDefinition,
  scripts: ReadonlySet<string>,
  word: string,
  call: { action: string; value?: string | undefined },
) {
  const actions: Readonly<Record<string, ActionDefinition>> = bridge.definition.actions;
  const parameters = Object.keys(actions[call.action]?.parameters ?? {});
  const options = Object.entries(launcher.options ?? {});
  const goesWith = (parameter: string) => parameters.includes(parameter) && parameter !== call.value;
  return {
    word,
    label: `flag.${word}`,
    takesValue: call.value !== undefined,
    ...lengths(word),
    said: word === 'default' ? 'this' : `-${word}`,
    starts: call.action === launcher.settings?.start.action,
    inBatch: scripts.has(call.action),
    script: `${hyphenated(call.action)}.cmd`,
    cleared: parameters.map(environmentOf),
    variable: call.value === undefined ? '' : environmentOf(call.value),
    given: options
      .filter(([, { parameter }]) => goesWith(parameter))
      .map(([option, { parameter }]) => ({ option, variable: environmentOf(parameter) })),
    refused: options.filter(([, { parameter }]) => !goesWith(parameter)).map(([option]) => ({ option })),
  };
}

/** How long `-word` and `-word:` are. */
function lengths(word: string) {
  return { prefixLength: word.length + 2 };
}

/** The flag that does what a word without one does. */
function sameFlag({ flags, default: fallback }: LauncherDefinition): string {
  const same = Object.entries(flags).find(
    ([, { action, value }]) => action === fallback?.action && value === fallback.value,
  );
  return same?.[0] ?? '';
}

function helpLines(bridge: Bridge, launcher: LauncherDefinition): string[] {
  return [
    launcherUsage(launcher),
    '',
    ...launcherHelp(bridge).map(([word, summary]) => `  ${word}  ${summary}`.trimEnd()),
    '  --help  Show this help.',
    '',
    'The value of a flag stands behind a colon or an equals sign, or is the next word.',
    ...(launcher.settings
      ? ['What was in the settings before is kept beside them. --restart ends the program whatever it is doing.']
      : []),
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.',
  ];
}

/** The same in terms of the module: functions and the names of their parameters. */
function powershellView(bridge: Bridge, launcher: LauncherDefinition, header: Header) {
  const module = moduleView(bridge, header);
  const functionOf = (action: string) => module.functions.find((view) => view.action === action);
  const callOf = (action: string, value: string | undefined) => {
    const view = functionOf(action);
    const nameOf = (key: string | undefined) =>
      view?.parameters.find((parameter) => parameter.key === key)?.variable ?? '';
    const options = Object.entries(launcher.options ?? {})
      .map(([word, { parameter }]) => ({ word, parameter: parameter === value ? '' : nameOf(parameter) }))
      .filter(({ parameter }) => parameter !== '');
    return { function: view?.function ?? '', value: nameOf(value), options };
  };
  const flags = Object.entries(launcher.flags).map(([word, { action, value }]) => ({
    word,
    variable: variableOf(word),
    alias: aliasOf(word),
    takesValue: value !== undefined,
    ...callOf(action, value),
  }));
  return {
    manifestPath: module.manifestPath,
    moduleName: module.name,
    powershellFlags: flags,
    powershellDefault: launcher.default ? [callOf(launcher.default.action, launcher.default.value)] : [],
    powershellOptions: Object.keys(launcher.options ?? {}).map((word) => ({
      word,
      variable: variableOf(word),
      alias: aliasOf(word),
    })),
    positions: Array.from({ length: positionCount(launcher) }, (_, index) => `Word${index + 1}`),
    ...powershellSettings(bridge, launcher, callOf),
  };
}

/** As many words as can stand there, and some that are too many. */
function positionCount({ settings }: LauncherDefinition): number {
  return 8 + (settings ? 2 * settingWords(settings).length : 0);
}

function powershellSettings(
  bridge: Bridge,
  launcher: LauncherDefinition,
  callOf: (action: string, value: string | undefined) => { function: string; value: string },
) {
  const { settings } = launcher;
  const all = settings ? settingsView(bridge, launcher) : undefined;
  if (!settings || !all) return { powershellSettings: [], plainSecrets: [] };
  const words = settingWords(settings).filter((word) => !all.switches.includes(word.replaceAll('-', '')));
  const calls = [...Object.values(launcher.flags), ...(launcher.default ? [launcher.default] : [])];
  const checks = all.checks.flatMap((check) =>
    calls
      .filter(({ value }) => value === check.parameter)
      .map(({ action, value }) => ({
        ...check,
        function: callOf(action, value).function,
        variable: callOf(action, value).value,
      })),
  );
  return {
    powershellSettings: words.map((word) => ({ word, variable: variableOf(word), alias: aliasOf(word) })),
    plainSecrets: all.hasSecret ? [variableOf(all.secret.word)] : [],
    startFunction: callOf(settings.start.action, undefined).function,
    startWord: settings.start.flag,
    numberedOption: settings.numbered?.option ?? '',
    mistakes: all.mistakes,
    settingChecks: checks.filter(
      (check, place) => checks.findIndex((other) => other.function === check.function) === place,
    ),
  };
}

/** A variable of PowerShell cannot hold a hyphen, nor be one of its own. */
function aliasOf(word: string): string[] {
  return variableOf(word).toLowerCase() === word ? [] : [word];
}
