import { win32 } from 'node:path';
import { fileURLToPath } from 'node:url';
import { callLogSetting, callLogSettingPath } from '../calls/logSetting.js';
import type { Bridge } from '../definition/bridge.js';
import { dataFolder } from '../files/dataFolder.js';
import { runningHost } from '../host/instance.js';
import { installLogonStart, logonCommand, planLogonStart, uninstallLogonStart } from '../host/logonStart.js';
import { hostName } from '../host/name.js';
import { supportOf } from '../support/installed.js';
import { commandLine } from './application/ofBridge.js';
import { bridgeWord } from './bridgeArgument.js';
import type { HostFlags } from './hostFlags.js';
import { isJson, line, result } from './output.js';

export function startAtLogon(bridge: Bridge, flags: HostFlags): void {
  const start = planLogonStart(bridge, process.execPath, [program, ...hostWords(bridge, flags)]);
  if (!flags.dryRun) installLogonStart(bridge, start);
  result({ installed: !flags.dryRun, ...start }, () => {
    line(`${flags.dryRun ? 'would write' : 'wrote'} ${start.script}:`);
    for (const text of start.text.trimEnd().split('\r\n')) line(`  ${text}`);
    line(`${flags.dryRun ? 'would set' : 'set'} ${start.key}, "${start.value}":`);
    line(`  ${start.command}`);
  });
}

export function startAtLogonNoMore(bridge: Bridge, flags: HostFlags): void {
  const command = logonCommand(bridge);
  const undone = flags.dryRun ? command !== undefined : uninstallLogonStart(bridge);
  result({ uninstalled: undone && !flags.dryRun, command }, () => {
    if (!undone) line('It does not start at logon; there is nothing to undo.');
    else line(`${flags.dryRun ? 'would remove' : 'removed'} the start at logon: ${command ?? 'what was left of it'}`);
  });
}

export async function showStatus(bridge: Bridge): Promise<void> {
  const name = hostName(bridge);
  const host = runningHost(name);
  const command = logonCommand(bridge);
  const support = supportOf(bridge);
  const folder = dataFolder('A DDE host');
  const log = callLogSetting(callLogSettingPath(folder, bridge.definition.name, await support?.calls?.()));
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
    if (log) line(`adds calls to ${log.csv}, as ${commandLine(bridge, 'calls')} --log has set it`);
  });
}

/** The words that make the same host at logon, where it is started in another folder. */
function hostWords(bridge: Bridge, flags: HostFlags): string[] {
  const { start, timeout, log, hostLog, callRecord, verbose } = flags;
  return [
    'host',
    bridgeWord(bridge),
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
