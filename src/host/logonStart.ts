import { existsSync, readFileSync, rmSync } from 'node:fs';
import { win32 } from 'node:path';
import { windowsFolder } from '../component/system.js';
import type { Bridge } from '../definition/bridge.js';
import { joinArguments, quoteArgument } from '../definition/resolve/commandline.js';
import { FailedError, UsageError } from '../errors.js';
import { userRegistry } from '../ffi/registryTree.js';
import { dataFolder } from '../files/dataFolder.js';
import { writeWhole } from '../files/writeWhole.js';
import { installPlan, uninstallPlan } from '../installer/registry/install.js';
import { logonPlan, logonRecordKey, recordedStart } from './logonRecord.js';
import { isStarter, starterText } from './logonScript.js';
import type { NamedBridge } from './name.js';

/** What makes Windows start a bridge's host at logon, as plain data, so that it can be shown before it is done. */
export interface LogonStart {
  /** A value of the user's Run key, which holds a command line. */
  readonly key: string;
  readonly value: string;
  readonly command: string;
  /** The script that the command runs, which starts the host without a window. */
  readonly script: string;
  readonly text: string;
}

/**
 * Plans the start at logon. Node is a console program, whose window would stay open; Windows' script host is none, and
 * starts it hidden.
 *
 * @param program the full path of node.exe.
 * @param words its arguments, the first of which is the full path of a script.
 * @throws UsageError for a command that Windows would not take, or that will not last.
 *
 * Sources: https://learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys,
 * https://learn.microsoft.com/windows/win32/shell/shell-shellexecute
 */
export function planLogonStart(bridge: Bridge, program: string, words: readonly string[]): LogonStart {
  const { name } = bridge.definition;
  const folder = dataFolder('A DDE host');
  if (words.some((word) => /[\\/]_npx[\\/]/.test(word))) {
    throw new UsageError('This bridgesmith is in a folder that npx removes some day. Install it (npm install) first.');
  }
  const script = win32.join(folder, `start-host-${name}.js`);
  const scriptHost = win32.join(windowsFolder(), 'System32', 'wscript.exe');
  const command = `"${scriptHost}" //B //Nologo ${quoted(script)}`;
  if (command.length > longestCommand) {
    throw new UsageError(`Windows runs commands of ${longestCommand} characters at most at logon: ${command}`);
  }
  const text = starterText(bridge, program, joinArguments(words), folder);
  return { key: runKey, value: `bridgesmith host ${name}`, command, script, text };
}

/**
 * Does what was planned, and notes it first, so that even half of it can be undone.
 *
 * @throws FailedError for a file in its place that is not ours, or when Windows does not let this user.
 */
export function installLogonStart(bridge: Bridge, start: LogonStart): void {
  refuseForeign(bridge, start.script);
  installPlan(userRegistry, logonPlan(bridge, start), () => {
    writeWhole(start.script, Buffer.from(start.text));
  });
}

/**
 * Undoes all that was installed.
 *
 * @returns whether anything was.
 */
export function uninstallLogonStart(bridge: NamedBridge): boolean {
  const removeOurs = (files: readonly string[]) => {
    for (const file of files) if (isOurs(bridge, file)) rmSync(file);
  };
  return uninstallPlan(userRegistry, logonRecordKey(bridge), undefined, removeOurs) !== undefined;
}

/** The command that Windows runs at logon; undefined when there is none, or a part of it has been removed. */
export function logonCommand(bridge: NamedBridge): string | undefined {
  const installed = recordedStart(userRegistry, bridge);
  if (!installed || !isOurs(bridge, installed.script)) return undefined;
  const command = userRegistry.readValue(installed.key, installed.name);
  return typeof command === 'string' ? command : undefined;
}

function quoted(path: string): string {
  const argument = quoteArgument(path);
  return argument.startsWith('"') ? argument : `"${argument}"`;
}

function refuseForeign(bridge: Bridge, script: string): void {
  if (existsSync(script) && !isOurs(bridge, script)) {
    throw new FailedError(`${script} is there already, and bridgesmith did not make it. Remove it first.`);
  }
}

function isOurs(bridge: NamedBridge, script: string): boolean {
  return existsSync(script) && isStarter(bridge, readFileSync(script));
}

const runKey = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
/** Of a value of the Run key. */
const longestCommand = 260;
