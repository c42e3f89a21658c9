import type { Bridge } from '../../definition/bridge.js';
import type { ApplicationSettings, ProvisionResult } from '../../settings/index.js';
import type { TraceStatus, TraceSupport } from '../../settings/trace.js';
import type { CliCommand } from '../command.js';
import { onInterruption } from '../interruption.js';
import { beginStream, event, result as handBack, isJson, line, note } from '../output.js';
import { escaped } from '../terminal.js';
import { bridgeExamples, commandLine, onBridge, supportPart, takeBridge } from './ofBridge.js';
import { addSettingsPlace, type SettingsPlace } from './settingsPlace.js';

type PlaceFlags = SettingsPlace;

interface SwitchFlags extends PlaceFlags {
  readonly restart?: boolean;
  readonly dryRun?: boolean;
}

interface FollowFlags extends PlaceFlags {
  readonly fromStart?: boolean;
  readonly raw?: boolean;
}

/** `bridgesmith trace on <bridge> --restart` */
export function defineTrace(trace: CliCommand): void {
  for (const [word, summary] of [
    ['on', 'have the phone write a trace, from its next start on'],
    ['off', 'have it write none, from its next start on'],
  ] as const) {
    const command = trace.command(word).description(summary);
    addSettingsPlace(takeBridge(command))
      .option('--restart', 'end a phone that runs, and start it again; without it, that is an error')
      .option('--dry-run', 'say what would change, and change nothing');
    bridgeExamples(command, [`trace ${word}`], [`trace ${word}`, '--restart']);
    onTracing(command, (tracing, flags: SwitchFlags) => set(tracing, word, flags));
  }
  const state = trace.command('status').description('say whether it is on, and where it is');
  addSettingsPlace(takeBridge(state));
  bridgeExamples(state, ['trace status']);
  onTracing(state, status);
  const following = trace.command('follow').description('print what the phone adds to its trace, until Ctrl+C');
  addSettingsPlace(takeBridge(following))
    .option('--from-start', 'print what it holds already, too')
    .option('--raw', 'leave credentials in; control characters, too, where it is not a terminal');
  bridgeExamples(following, ['trace follow'], ['trace follow', '--from-start --json']);
  onTracing(following, follow);
  bridgeExamples(trace.helpText(help), ['trace on', '--restart'], ['trace follow']);
}

/** Whose trace it is: what is known of it, and of the settings that switch it. */
interface Tracing {
  readonly bridge: Bridge;
  readonly support: TraceSupport;
  readonly application: ApplicationSettings;
}

function onTracing<Flags>(command: CliCommand, act: (tracing: Tracing, flags: Flags) => Promise<void>): void {
  onBridge(command, async (bridge, flags: Flags) => {
    const support = await supportPart(bridge, 'trace', 'trace');
    const application = await supportPart(bridge, 'settings', 'trace');
    await act({ bridge, support, application }, flags);
  });
}

async function set({ bridge, support, application }: Tracing, word: 'on' | 'off', flags: SwitchFlags): Promise<void> {
  const { findSettingsFile, provision, systemTools } = await import('../../settings/index.js');
  const tools = systemTools(application);
  const options = { dryRun: flags.dryRun ?? false, restart: flags.restart ?? false };
  const { section, key, [word]: value } = support.setting;
  const request = { edits: [{ section, key, value }] };
  const path = findSettingsFile(application, flags);
  const result = await provision(application, path, request, options, tools);
  const now = await support.status(path, tools);
  for (const text of result.notes) note(text);
  const { restarted, backup } = result;
  const done = { ...statusJson(now), changed: result.changes.length > 0, dryRun: options.dryRun, restarted, backup };
  handBack(done, () => {
    showSwitch(word, result, now, options.dryRun);
    const undo = `${commandLine(bridge, 'provision')} --undo`;
    if (backup !== undefined) line(`${undo} brings back the settings of before.`);
  });
}

function showSwitch(word: 'on' | 'off', result: ProvisionResult, now: TraceStatus, dryRun: boolean): void {
  if (result.changes.length === 0) line(`The trace is ${word} already, in ${result.file}`);
  else line(`The trace ${dryRun ? 'would be' : 'is'} ${word} now, in ${result.file}`);
  if (word === 'on')
    line(`${result.restarted ? 'The phone writes' : 'From its next start on the phone writes'} ${now.trace}`);
  else if (now.size !== undefined) line(`What there is of it stays: ${now.trace}`);
}

async function status({ support, application }: Tracing, flags: PlaceFlags): Promise<void> {
  const { findSettingsFile, systemTools } = await import('../../settings/index.js');
  const found = await support.status(findSettingsFile(application, flags), systemTools(application));
  handBack(statusJson(found), () => line(`${found.enabled ? 'on' : 'off'}; ${holds(found)}`));
}

function statusJson(found: TraceStatus) {
  return { ...found, written: found.written && new Date(found.written).toISOString() };
}

async function follow({ bridge, support, application }: Tracing, flags: FollowFlags): Promise<void> {
  beginStream();
  const { findSettingsFile, systemTools } = await import('../../settings/index.js');
  const { followText } = await import('../../files/followText.js');
  const { enabled, trace } = await support.status(findSettingsFile(application, flags), systemTools(application));
  if (!enabled) note(`the trace is off: ${commandLine(bridge, 'trace on')} switches it on.`);
  const interrupted = new AbortController();
  const release = onInterruption(() => interrupted.abort());
  const { signal } = interrupted;
  const report = (happened: keyof typeof events) => note(`${trace} ${events[happened]}`);
  const text = support.text();
  const shown = (piece: string) => (flags.raw && !process.stdout.isTTY ? piece : escaped(piece));
  const print = (piece: string) => {
    if (!isJson()) process.stdout.write(shown(piece));
    else if (piece !== '') event({ text: piece }, '');
  };
  try {
    for await (const piece of followText(trace, { signal, fromStart: flags.fromStart, report })) {
      print(flags.raw ? piece : text.add(piece));
    }
    print(text.end());
  } finally {
    release();
  }
}

function holds({ trace, size, written = 0 }: TraceStatus): string {
  if (size === undefined) return `there is no ${trace}`;
  return `${trace} has ${size} bytes, the last of ${new Date(written).toISOString()}`;
}

const events = {
  missing: 'is not there yet; it is waited for.',
  begun: 'begins.',
  anew: 'begins anew: the phone was started.',
} as const;

const help = `A trace holds every number, name and address that called, and digests of passwords, from which a weak password can be
found: switch it off when you are done, and delete the file. follow hides the credentials; the file has them.`;
