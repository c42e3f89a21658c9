import type { TraceStatus } from '../../microsip/trace/index.js';
import type { ProvisionResult } from '../../settings/index.js';
import type { CliCommand } from '../command.js';
import { onInterruption } from '../interruption.js';
import { beginStream, event, result as handBack, isJson, line, note } from '../output.js';
import { escaped } from '../terminal.js';
import { settingsOf } from './settings.js';
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

/** `bridgesmith microsip trace on --restart` */
export function addTrace(group: CliCommand): void {
  const trace = group.command('trace').description("switch the phone's SIP trace on and off, and follow it");
  for (const [word, value, summary] of [
    ['on', '1', 'have the phone write a trace, from its next start on'],
    ['off', '0', 'have it write none, from its next start on'],
  ] as const) {
    addSettingsPlace(trace.command(word).description(summary))
      .option('--restart', 'end a phone that runs, and start it again; without it, that is an error')
      .option('--dry-run', 'say what would change, and change nothing')
      .examples(`microsip trace ${word}`, `microsip trace ${word} --restart`)
      .action((flags: SwitchFlags) => set(value, flags));
  }
  addSettingsPlace(trace.command('status').description('say whether it is on, and where it is'))
    .examples('microsip trace status')
    .action(status);
  addSettingsPlace(trace.command('follow').description('print what the phone adds to its trace, until Ctrl+C'))
    .option('--from-start', 'print what it holds already, too')
    .option('--raw', 'leave credentials in; control characters, too, where it is not a terminal')
    .examples('microsip trace follow', 'microsip trace follow --from-start --json')
    .action(follow);
  trace.helpText(help).examples('microsip trace on --restart', 'microsip trace follow');
}

async function set(value: '0' | '1', flags: SwitchFlags): Promise<void> {
  const { findSettingsFile, provision, systemTools } = await import('../../settings/index.js');
  const application = await settingsOf();
  const tools = systemTools(application);
  const options = { dryRun: flags.dryRun ?? false, restart: flags.restart ?? false };
  const request = { edits: [{ section: 'Settings', key: 'enableLog', value }] };
  const path = findSettingsFile(application, flags);
  const result = await provision(application, path, request, options, tools);
  const { traceStatus } = await import('../../microsip/trace/index.js');
  const now = await traceStatus(path, tools);
  for (const text of result.notes) note(text);
  const { restarted, backup } = result;
  const done = { ...statusJson(now), changed: result.changes.length > 0, dryRun: options.dryRun, restarted, backup };
  handBack(done, () => showSwitch(value, result, now, options.dryRun));
}

function showSwitch(value: '0' | '1', result: ProvisionResult, now: TraceStatus, dryRun: boolean): void {
  const word = value === '1' ? 'on' : 'off';
  if (result.changes.length === 0) line(`The trace is ${word} already, in ${result.file}`);
  else line(`The trace ${dryRun ? 'would be' : 'is'} ${word} now, in ${result.file}`);
  if (value === '1')
    line(`${result.restarted ? 'The phone writes' : 'From its next start on the phone writes'} ${now.trace}`);
  else if (now.size !== undefined) line(`What there is of it stays: ${now.trace}`);
  if (result.backup !== undefined) line('bridgesmith microsip provision --undo brings back the settings of before.');
}

async function status(flags: PlaceFlags): Promise<void> {
  const { findSettingsFile, systemTools } = await import('../../settings/index.js');
  const { traceStatus } = await import('../../microsip/trace/index.js');
  const application = await settingsOf();
  const found = await traceStatus(findSettingsFile(application, flags), systemTools(application));
  handBack(statusJson(found), () => line(`${found.enabled ? 'on' : 'off'}; ${holds(found)}`));
}

function statusJson(found: TraceStatus) {
  return { ...found, written: found.written && new Date(found.written).toISOString() };
}

async function follow(flags: FollowFlags): Promise<void> {
  beginStream();
  const { findSettingsFile, systemTools } = await import('../../settings/index.js');
  const { followText, TraceText, traceStatus } = await import('../../microsip/trace/index.js');
  const application = await settingsOf();
  const { enabled, trace } = await traceStatus(findSettingsFile(application, flags), systemTools(application));
  if (!enabled) note('the trace is off: bridgesmith microsip trace on switches it on.');
  const interrupted = new AbortController();
  const release = onInterruption(() => interrupted.abort());
  const { signal } = interrupted;
  const report = (happened: keyof typeof events) => note(`${trace} ${events[happened]}`);
  const text = new TraceText();
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
