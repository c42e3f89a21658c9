import { win32 } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, Option } from 'commander';
import { callLogSetting, callLogSettingPath } from '../calls/index.js';
import { UsageError } from '../errors.js';
import { dataFolder } from '../files/dataFolder.js';
import { LogFile } from '../files/logFile.js';
import { eventLine, type HostEvent, hostEvent } from '../host/events.js';
import { ApplicationHost } from '../host/host.js';
import { runningHost } from '../host/instance.js';
import { installLogonStart, logonCommand, planLogonStart, uninstallLogonStart } from '../host/logonStart.js';
import { hostName } from '../host/name.js';
import { microsipCalls } from '../microsip/callsSupport.js';
import { microsipHost } from '../microsip/hostSupport.js';
import { microsip } from '../profiles/microsip/bridge.js';
import type { CliCommand } from './command.js';
import { hostCallLog } from './hostCalls.js';
import { onInterruption } from './interruption.js';
import { beginStream, event, isJson, line, note, result } from './output.js';
import { seconds } from './parameterArguments.js';

interface HostFlags {
  readonly start: boolean;
  readonly timeout: number;
  readonly replace?: boolean;
  readonly log?: string;
  readonly hostLog?: string;
  readonly callRecord: boolean;
  readonly verbose?: boolean;
  readonly install?: boolean;
  readonly uninstall?: boolean;
  readonly status?: boolean;
  readonly dryRun?: boolean;
}

/** `bridgesmith host microsip --verbose` */
export function defineHost(command: CliCommand): void {
  command
    .addArgument(new Argument('<bridge>', 'the application').choices(['microsip']))
    .option('--no-start', 'never start the phone; else [Dial(…)] and [Hide] do')
    .addOption(new Option('--timeout <seconds>', 'refuse a command that takes longer').argParser(seconds).default(5))
    .option('--replace', 'take the place of a host that runs already')
    .option('--log <file>', 'add each call that ends to a .csv file')
    .option('--host-log <file>', 'where it logs itself; %LOCALAPPDATA%\\bridgesmith\\host-microsip.log when left out')
    .option('--no-call-record', 'keep no record of calls; else it is %LOCALAPPDATA%\\bridgesmith\\calls-microsip.jsonl')
    .option('--verbose', 'log the commands that were carried out, too')
    .addOption(new Option('--log-calls <file>', 'the same as --log, as it was called before').hideHelp())
    .addOption(new Option('--install', 'start it at logon, with these options').conflicts(['uninstall', 'status']))
    .addOption(new Option('--uninstall', 'start it at logon no more').conflicts('status'))
    .option('--status', 'say whether it runs, and whether it starts at logon')
    .option('--dry-run', 'say what --install or --uninstall would change, and change nothing')
    .helpText('With --json it prints each event as a line of JSON, and logs JSON, too.')
    .examples(
      'host microsip --verbose',
      'host microsip --install --dry-run',
      'host microsip --log calls.csv',
      'host microsip --status',
    )
    .action(async (_bridge: string, { logCalls, ...given }: HostFlags & { logCalls?: string }) => {
      const flags = logCalls === undefined ? given : { ...given, log: logCalls };
      if (flags.log !== undefined && !/\.csv$/i.test(flags.log)) {
        throw new UsageError(
          `--log ${flags.log}: calls are added to a .csv file. Where the host logs itself is --host-log.`,
        );
      }
      if (flags.dryRun && !flags.install && !flags.uninstall) {
        throw new UsageError('--dry-run goes with --install or --uninstall.');
      }
      if (flags.install) install(flags);
      else if (flags.uninstall) uninstall(flags);
      else if (flags.status) status();
      else await serve(flags);
    });
}

async function serve(flags: HostFlags): Promise<void> {
  beginStream();
  const report = reporter(flags);
  const calls = hostCallLog(microsip, microsipCalls, { callRecord: flags.callRecord, csv: flags.log }, (message) =>
    report(hostEvent('trouble', message)),
  );
  const host = new ApplicationHost(microsip, microsipHost, {
    start: flags.start,
    timeout: flags.timeout * 1000,
    replace: flags.replace,
    report,
    called: (call) => calls.called(call),
  });
  const release = onInterruption(() => void host.close('it was interrupted'));
  try {
    await host.listen();
    void calls.catchUp();
    await host.ended;
    await calls.close();
  } finally {
    release();
  }
}

/** Writes the log, and shows it to whoever sits in front of it. Without a log the host goes on. */
function reporter(flags: HostFlags): (event: HostEvent) => void {
  const log = new LogFile(flags.hostLog ?? win32.join(dataFolder(), 'host-microsip.log'));
  let failed = false;
  return (happened) => {
    if (happened.event === 'done' && !flags.verbose) return;
    const text = isJson() ? JSON.stringify(happened) : eventLine(happened);
    if (isJson()) event(happened, text);
    else if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
    try {
      log.write(text);
      failed = false;
    } catch (error) {
      if (!failed) note(`cannot write ${log.path}: ${error instanceof Error ? error.message : error}`);
      failed = true;
    }
  };
}

function install(flags: HostFlags): void {
  const start = planLogonStart(microsip, process.execPath, [program, ...optionWords(flags)]);
  if (!flags.dryRun) installLogonStart(microsip, start);
  result({ installed: !flags.dryRun, ...start }, () => {
    line(`${flags.dryRun ? 'would write' : 'wrote'} ${start.script}:`);
    for (const text of start.text.trimEnd().split('\r\n')) line(`  ${text}`);
    line(`${flags.dryRun ? 'would set' : 'set'} ${start.key}, "${start.value}":`);
    line(`  ${start.command}`);
  });
}

function uninstall(flags: HostFlags): void {
  const command = logonCommand(microsip);
  const undone = flags.dryRun ? command !== undefined : uninstallLogonStart(microsip);
  result({ uninstalled: undone && !flags.dryRun, command }, () => {
    if (!undone) line('It does not start at logon; there is nothing to undo.');
    else line(`${flags.dryRun ? 'would remove' : 'removed'} the start at logon: ${command ?? 'what was left of it'}`);
  });
}

function status(): void {
  const name = hostName(microsip);
  const host = runningHost(name);
  const command = logonCommand(microsip);
  const log = callLogSetting(callLogSettingPath(microsip.definition.name, microsipCalls));
  const found = {
    name,
    running: host !== undefined,
    process: host?.process,
    atLogon: command !== undefined,
    command,
    callLog: log?.csv,
  };
  result(found, () => {
    const process = host?.process ?? 'unknown as yet';
    line(`${name}: ${host === undefined ? 'no host runs' : `a host runs, process ${process}`}`);
    line(command === undefined ? 'does not start at logon' : `starts at logon: ${command}`);
    if (log) line(`adds calls to ${log.csv}, as bridgesmith microsip calls --log has set it`);
  });
}

/** The options that make the same host at logon. */
function optionWords({ start, timeout, log, hostLog, callRecord, verbose }: HostFlags): string[] {
  return [
    'host',
    'microsip',
    ...(start ? [] : ['--no-start']),
    ...(timeout === 5 ? [] : ['--timeout', String(timeout)]),
    ...(log === undefined ? [] : ['--log', win32.resolve(log)]),
    ...(hostLog === undefined ? [] : ['--host-log', win32.resolve(hostLog)]),
    ...(callRecord ? [] : ['--no-call-record']),
    ...(verbose ? ['--verbose'] : []),
    ...(isJson() ? ['--json'] : []),
  ];
}

const program = fileURLToPath(new URL('./main.js', import.meta.url));
