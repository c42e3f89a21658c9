import { InvalidArgumentError, Option } from 'commander';
import type { CallsSupport } from '../../calls/callList.js';
import type { Call, CallSources, CallsCsvOptions, CollectedCalls } from '../../calls/index.js';
import type { Bridge } from '../../definition/bridge.js';
import { commandAbout } from '../../definition/bridgeWord.js';
import { NotFoundError, UsageError } from '../../errors.js';
import { dataFolder } from '../../files/dataFolder.js';
import { systemFiles } from '../../files/files.js';
import type { CliCommand } from '../command.js';
import { onInterruption } from '../interruption.js';
import { beginStream, event, isJson, line, note, result } from '../output.js';
import { forReader } from '../terminal.js';
import { bridgeExamples, onBridge, supportPart, takeBridge } from './ofBridge.js';
import { addSettingsPlace, type SettingsPlace } from './settingsPlace.js';

interface CallsFlags extends SettingsPlace {
  readonly csv?: string;
  readonly append?: boolean;
  readonly follow?: boolean;
  readonly since?: number;
  readonly log?: string;
  readonly source?: 'phone' | 'host' | 'both';
  readonly excel?: boolean;
  readonly raw?: boolean;
  readonly utc?: boolean;
  readonly mark: boolean;
}

/** `bridgesmith calls <bridge> --csv calls.csv --append` */
export function defineCalls(command: CliCommand): void {
  takeBridge(command)
    .option('--csv <file>', 'write a file; to standard output when left out')
    .option('--append', 'add to the file the calls that it does not have yet')
    .option('--follow', 'go on with each call that ends, until Ctrl+C; earlier ones only with --since')
    .addOption(
      new Option('--since <time>', 'only calls since then: 2026-11-22, 2026-11-22T09:30, 12h, 7d').argParser(moment),
    )
    .addOption(
      new Option('--source <source>', 'who wrote them down; both when left out, but for --file').choices([
        'phone',
        'host',
        'both',
      ]),
    )
    .addOption(
      new Option('--log <file>', 'have hosts add calls to a .csv file from now on; off ends it').conflicts(notForLog),
    )
    .addOption(
      new Option('--log-to <file>', 'the same, as it was called before').hideHelp().conflicts(['log', ...notForLog]),
    )
    .option('--excel', 'numbers as ="+15551234", so that Excel keeps their + and leading zeros')
    .addOption(new Option('--raw', 'texts as they are, formulas too: for programs, not for Excel').conflicts('excel'))
    .option('--utc', 'times in UTC; local ones with their distance from it when left out')
    .option('--no-mark', 'begin a new file without the byte order mark by which Excel knows UTF-8');
  addSettingsPlace(command).helpText(help);
  bridgeExamples(
    command,
    ['calls', '--since 7d'],
    ['calls', '--csv calls.csv --append'],
    ['calls', '--follow --json'],
    ['calls', '--log calls.csv'],
  );
  onBridge(command, async (bridge, { logTo: old, log = old, ...flags }: CallsFlags & { logTo?: string }) => {
    const own = await supportPart(bridge, 'calls', 'calls');
    await (log === undefined ? run(bridge, own, flags) : logTo(bridge, own, log));
  });
}

const notForLog = ['csv', 'append', 'follow', 'since', 'excel', 'raw', 'utc', 'file', 'portable'];

async function run(bridge: Bridge, own: CallsSupport, flags: CallsFlags): Promise<void> {
  if (flags.append && flags.csv === undefined) throw new UsageError('--append adds to a file: name it with --csv.');
  if (flags.follow) beginStream();
  const { collectCalls } = await import('../../calls/index.js');
  const sources = await sourcesOf(bridge, own, flags);
  const collected = await collectCalls(sources, flags.since);
  for (const problem of collected.problems) note(problem);
  if (flags.csv !== undefined) await intoFile(flags.csv, collected, flags);
  else if (flags.follow) await print(flags.since === undefined ? [] : collected.calls, flags, true);
  else if (isJson()) result({ calls: collected.calls.map(plain), open: collected.open });
  else await print(collected.calls, flags, true);
  if (collected.open > 0 && !flags.follow) note(notEnded(collected.open));
  if (flags.follow) await follow(sources, collected, flags);
}

async function logTo(bridge: Bridge, own: CallsSupport, file: string): Promise<void> {
  const { callLogSettingPath, logCallsNoMore, logCallsTo } = await import('../../calls/index.js');
  const setting = callLogSettingPath(dataFolder('Logging calls'), bridge.definition.name, own);
  if (file === 'off') {
    const ended = logCallsNoMore(setting);
    const text = ended ? 'Calls are added to no file any more.' : 'Calls were added to no file.';
    return result({ csv: null, ended }, () => line(text));
  }
  const { csv } = logCallsTo(file, setting);
  result({ csv }, () => line(`Calls are added to ${csv} while a host runs: ${commandAbout(bridge, 'host')}`));
}

/**
 * A settings file that is named may be anyone's, of whom this user's host knows nothing. Where none is found, what the host
 * has seen may still be there.
 */
async function sourcesOf(
  bridge: Bridge,
  own: CallsSupport,
  { file, portable, source = file === undefined ? 'both' : 'phone' }: CallsFlags,
): Promise<CallSources> {
  const { CallRecord, callRecordPath } = await import('../../calls/index.js');
  const noHost = source === 'phone' || (source === 'both' && process.platform !== 'win32');
  const recordPath = () => callRecordPath(dataFolder('The record of calls'), bridge.definition.name);
  const host = noHost ? undefined : new CallRecord(recordPath());
  if (source === 'host') return { host };
  try {
    return { phone: own.list({ file, portable }), host };
  } catch (error) {
    if (!(error instanceof NotFoundError) || !host?.read().exists || portable !== undefined) throw error;
    note(`only what the host has seen: ${error.message}`);
    return { host };
  }
}

async function intoFile(path: string, { calls }: CollectedCalls, flags: CallsFlags): Promise<void> {
  const { appendCallsCsv, writeCallsCsv } = await import('../../calls/index.js');
  const options = csvOptions(flags);
  if (!flags.append) await writeCallsCsv(systemFiles, path, calls, options);
  const added = flags.append ? (await appendCallsCsv(systemFiles, path, calls, options)).length : calls.length;
  const known = calls.length - added;
  const text = flags.append ? `added to ${path}, ${known} known already` : `written to ${path}`;
  result({ file: path, written: added, known }, () => line(`${counted(added)} ${text}`));
}

async function follow(sources: CallSources, { calls, ...first }: CollectedCalls, flags: CallsFlags): Promise<void> {
  const { CallsCsvLog, callCollector, followCalls } = await import('../../calls/index.js');
  const interrupted = new AbortController();
  const release = onInterruption(() => interrupted.abort());
  const { csv } = flags;
  const log = csv === undefined ? undefined : new CallsCsvLog(systemFiles, csv, csvOptions(flags), note);
  const read = callCollector(sources, flags.since);
  const reported = new Set(first.problems);
  const collect = async () => {
    const collected = await read().catch((error) => {
      if (error instanceof NotFoundError) return { calls: [], open: 0, problems: [] };
      throw error;
    });
    for (const problem of collected.problems.filter((text) => !reported.has(text))) {
      reported.add(problem);
      note(problem);
    }
    return collected;
  };
  try {
    for await (const ended of followCalls(collect, { signal: interrupted.signal, known: calls })) {
      if (log) await log.add(ended);
      else await print(ended, flags, false);
    }
    await log?.close();
  } finally {
    release();
  }
}

async function print(calls: readonly Call[], flags: CallsFlags, first: boolean): Promise<void> {
  const { callRows, callsCsv } = await import('../../calls/index.js');
  if (isJson()) for (const call of calls) event(plain(call), '');
  else process.stdout.write(forReader((first ? callsCsv : callRows)(calls, csvOptions(flags))));
}

function csvOptions({ excel, raw, utc, mark }: CallsFlags): CallsCsvOptions {
  return { style: excel ? 'excel' : raw ? 'raw' : 'guarded', utc, mark };
}

function plain({ time, ...call }: Call) {
  return { time: new Date(time).toISOString(), ...call };
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'call' : 'calls'}`;
}

function notEnded(count: number): string {
  return `${counted(count)} ${count === 1 ? 'has' : 'have'} not ended yet, and ${count === 1 ? 'is' : 'are'} not among them.`;
}

/** A date alone begins at midnight here, where Date.parse would take UTC's. */
function moment(text: string): number {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count && unit)
    return Date.now() - Number(count) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[unit as 'm' | 'h' | 'd'];
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const time =
    day || /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?$/.test(text)
      ? Date.parse(day ? `${text}T00:00` : text)
      : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new InvalidArgumentError('Expected a date, a date and time as 2026-11-22T09:30, or an age as 12h or 7d.');
}

const help = `Columns: time, direction, number, name, duration (seconds), outcome, account, info, source. Callers choose their names:
what Excel would take for a formula gets an apostrophe before it, unless --raw is given.`;
