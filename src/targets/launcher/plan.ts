import type { Bridge } from '../../definition/bridge.js';
import { launcherHelp, launcherUsage } from '../../definition/launcher/help.js';
import type { BridgeDefinition, LauncherDefinition } from '../../definition/schema.js';
import { jscript, powershell } from '../../dialects/index.js';
import { captureView } from '../batch/capture.js';
import { folderPieces } from '../batch/find.js';
import { transports as batchTransports } from '../batch/plan.js';
import { actionNames } from '../model/actions.js';
import { exitCodesLine } from '../scriptOptions.js';
import type { Header, PlannedFile } from '../target.js';
import { callView, lengths } from './calls.js';
import { powershellView } from './powershell.js';
import { settingsView } from './settings.js';

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
    exitCodesLine,
  ];
}
