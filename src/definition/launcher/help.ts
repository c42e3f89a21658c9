import { NotFoundError } from '../../errors.js';
import type { Bridge } from '../bridge.js';
import type { ActionDefinition, BridgeDefinition, LauncherDefinition, LauncherSettings } from '../schema.js';
import { settingSwitches } from './settings.js';

/** @throws NotFoundError for a bridge that has none. */
export function launcherOf(bridge: Bridge): LauncherDefinition {
  const { launcher, name }: BridgeDefinition = bridge.definition;
  if (!launcher) throw new NotFoundError(`${name} declares no launcher.`);
  return launcher;
}

/** What a launcher takes, and what each is for: `-dial:number`, `Call a number.` */
export function launcherHelp(bridge: Bridge): [word: string, summary: string][] {
  const launcher = launcherOf(bridge);
  const actions: Readonly<Record<string, ActionDefinition>> = bridge.definition.actions;
  const summaryOf = (action: string) => actions[action]?.summary ?? '';
  const { default: fallback } = launcher;
  return [
    ...(fallback ? [[fallback.value, summaryOf(fallback.action)] as [string, string]] : []),
    ...Object.entries(launcher.flags).map(([name, { action, value, summary }]): [string, string] => [
      `-${name}${value ? `:${value}` : ''}`,
      summary ?? summaryOf(action),
    ]),
    ...Object.entries(launcher.options ?? {}).map(([name, { parameter, summary }]): [string, string] => [
      `--${name} ${parameter}`,
      summary ?? '',
    ]),
    ...settingsHelp(launcher.settings),
  ];
}

/** How a launcher is called, in one line. */
export function launcherUsage(launcher: LauncherDefinition): string {
  const flags = Object.entries(launcher.flags).map(([name, { value }]) => `-${name}${value ? `:${value}` : ''}`);
  const options = Object.entries(launcher.options ?? {}).map(([name, { parameter }]) => `[--${name} ${parameter}]`);
  const calls = [...(launcher.default ? [launcher.default.value] : []), ...flags].join(' | ');
  const settings = launcher.settings ? ['[settings]'] : [];
  return `Usage: ${[launcher.name, calls, ...options, ...settings].join(' ')}`;
}

function settingsHelp(settings: LauncherSettings | undefined): [word: string, summary: string][] {
  if (!settings) return [];
  const { restart, stdin, prompt } = settingSwitches(settings);
  const { flag, summary, ways } = settings.start;
  return [
    ...Object.entries(settings.flags).map(([name, { value, words = [], alone, summary }]): [string, string] => {
      const shown = [...words.map((one) => one.words[0]), ...(value ? [valueWord(value.kind)] : [])].join('|');
      return [`--${name} ${alone === undefined ? shown : `[${shown}]`}`, summary];
    }),
    ...(stdin ? [[`--${stdin}`, 'Take it from the first line of standard input.'] as [string, string]] : []),
    ...(prompt ? [[`--${prompt}`, 'Ask for it.'] as [string, string]] : []),
    [`--${flag} ${Object.keys(ways).join('|')}`, summary],
    [`--${restart}`, 'End a program that runs, where settings change, and start it again.'],
  ];
}

function valueWord(kind: 'text' | 'integer' | 'secret'): string {
  return { text: 'text', integer: 'number', secret: 'password' }[kind];
}
