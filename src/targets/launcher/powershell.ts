import type { Bridge } from '../../definition/bridge.js';
import type { LauncherDefinition } from '../../definition/schema.js';
import { moduleView } from '../powershell/moduleView.js';
import { variableOf } from '../powershell/parameters.js';
import type { Header } from '../target.js';
import { settingsView, settingWords } from './settings.js';

/** What a launcher is in terms of the module: functions and the names of their parameters. */
export function powershellView(bridge: Bridge, launcher: LauncherDefinition, header: Header) {
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
