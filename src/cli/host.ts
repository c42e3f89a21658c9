import { win32 } from 'node:path';
import { Option } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import { UsageError } from '../errors.js';
import { dataFolder } from '../files/dataFolder.js';
import { LogFile } from '../files/logFile.js';
import { eventLine, type HostEvent, hostEvent, messageOf } from '../host/events.js';
import { ApplicationHost } from '../host/host.js';
import type { HostSupport } from '../host/support.js';
import { supportOf } from '../support/installed.js';
import { hasCommand, lacksCommand } from './application/commands.js';
import { bridgeExamples, onBridge, takeBridge } from './application/ofBridge.js';
import type { CliCommand } from './command.js';
import { hostCallLog } from './hostCalls.js';
import type { HostFlags } from './hostFlags.js';
import { showStatus, startAtLogon, startAtLogonNoMore } from './hostLogon.js';
import { onInterruption } from './interruption.js';
import { beginStream, event, isJson, note } from './output.js';
import { seconds } from './parameterArguments.js';

/** `bridgesmith host <bridge> --verbose` */
export function defineHost(command: CliCommand): void {
  takeBridge(command)
    .option('--no-start', 'never start the application; else commands such as [Dial(…)] do')
    .addOption(new Option('--timeout <seconds>', 'refuse a command that takes longer').argParser(seconds).default(5))
    .option('--replace', 'take the place of a host that runs already')
    .option('--log <file>', 'add each call that ends to a .csv file')
    .option('--host-log <file>', 'where it logs itself; %LOCALAPPDATA%\\bridgesmith\\host-<bridge>.log when left out')
    .option('--no-call-record', 'keep no record of calls; else it is %LOCALAPPDATA%\\bridgesmith\\calls-<bridge>.jsonl')
    .option('--verbose', 'log the commands that were carried out, too')
    .addOption(new Option('--log-calls <file>', 'the same as --log, as it was called before').hideHelp())
    .addOption(new Option('--install', 'start it at logon, with these options').conflicts(['uninstall', 'status']))
    .addOption(new Option('--uninstall', 'start it at logon no more').conflicts('status'))
    .option('--status', 'say whether it runs, and whether it starts at logon')
    .option('--dry-run', 'say what --install or --uninstall would change, and change nothing')
    .helpText('With --json it prints each event as a line of JSON, and logs JSON, too.');
  bridgeExamples(
    command,
    ['host', '--verbose'],
    ['host', '--install --dry-run'],
    ['host', '--log calls.csv'],
    ['host', '--status'],
  );
  onBridge(command, async (bridge, { logCalls, ...given }: HostFlags & { logCalls?: string }) => {
    if (!hasCommand(bridge, 'host')) throw lacksCommand(bridge, 'host');
    const flags = logCalls === undefined ? given : { ...given, log: logCalls };
    const support = await supportOf(bridge)?.host?.();
    if (flags.log !== undefined) checkLog(flags.log, bridge, support);
    if (flags.dryRun && !flags.install && !flags.uninstall) {
      throw new UsageError('--dry-run goes with --install or --uninstall.');
    }
    if (flags.install) startAtLogon(bridge, flags);
    else if (flags.uninstall) startAtLogonNoMore(bridge, flags);
    else if (flags.status) await showStatus(bridge);
    else await serve(bridge, support, flags);
  });
}

/** @throws UsageError where no call would ever come into the file. */
function checkLog(file: string, { definition: { title } }: Bridge, support: HostSupport | undefined): void {
  if (!/\.csv$/i.test(file)) {
    throw new UsageError(`--log ${file}: calls are added to a .csv file. Where the host logs itself is --host-log.`);
  }
  if (!support?.state) throw new UsageError(`--log ${file}: nothing here can see the calls of ${title}.`);
}

async function serve(bridge: Bridge, support: HostSupport | undefined, flags: HostFlags): Promise<void> {
  beginStream();
  const report = reporter(bridge, flags);
  const trouble = (message: string) => report(hostEvent('trouble', message));
  const calls = await hostCallLog(bridge, { callRecord: flags.callRecord, csv: flags.log }, trouble);
  const host = new ApplicationHost(bridge, support, {
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
function reporter({ definition: { name } }: Bridge, flags: HostFlags): (event: HostEvent) => void {
  const log = new LogFile(flags.hostLog ?? win32.join(dataFolder('A DDE host'), `host-${name}.log`));
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
      if (!failed) note(`cannot write ${log.path}: ${messageOf(error)}`);
      failed = true;
    }
  };
}
