import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { windowsFolder } from '../component/system.js';
import type { Bridge } from '../definition/bridge.js';
import { joinArguments, quoteArgument } from '../definition/resolve/commandline.js';
import { jscript } from '../dialects/jscript.js';
import { FailedError, UsageError } from '../errors.js';
import { userRegistry } from '../ffi/registryTree.js';
import { dataFolder } from '../files/dataFolder.js';
import { missingKeys, removeEmptyKeys } from '../installer/registryChanges.js';
import { deleteRecord, readRecord, writeRecord } from '../installer/registryRecord.js';
import { hostCommand } from './name.js';

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
  const folder = dataFolder();
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
  const recordKey = recordKeyOf(bridge);
  refuseForeign(bridge, start.script);
  const missing = [start.key, recordKey].flatMap((key) => missingKeys(userRegistry, key));
  const made = [...new Set([...(recorded(bridge)?.made ?? []), ...missing])];
  const record: Installed = { version: 1, script: start.script, key: start.key, value: start.value, made };
  writeRecord(userRegistry, recordKey, record);
  mkdirSync(win32.dirname(start.script), { recursive: true });
  writeFileSync(start.script, start.text);
  userRegistry.writeTree(start.key, { values: { [start.value]: start.command }, keys: {} });
}

/**
 * Undoes all that was installed.
 *
 * @returns whether anything was.
 */
export function uninstallLogonStart(bridge: Bridge): boolean {
  const installed = recorded(bridge);
  if (!installed) return false;
  userRegistry.deleteValue(installed.key, installed.value);
  if (isOurs(bridge, installed.script)) rmSync(installed.script);
  deleteRecord(userRegistry, recordKeyOf(bridge));
  removeEmptyKeys(userRegistry, installed.made);
  return true;
}

/** The command that Windows runs at logon; undefined when there is none, or a part of it has been removed. */
export function logonCommand(bridge: Bridge): string | undefined {
  const installed = recorded(bridge);
  if (!installed || !isOurs(bridge, installed.script)) return undefined;
  const command = userRegistry.readValue(installed.key, installed.value);
  return typeof command === 'string' ? command : undefined;
}

/** What is left of what was installed; undefined where nothing was. */
export interface LogonStatus {
  /** What Windows runs at logon; undefined where its value is gone. */
  readonly command: string | undefined;
  /** The files that are not there, or not ours: the script, and those that it names. */
  readonly missing: readonly string[];
}

/** What the state of the start at logon is read from. */
export interface LogonSurroundings {
  readRegistry(key: string, name: string): string | undefined;
  isFile(path: string): boolean;
  /** Undefined when there is no such file. */
  readFile(path: string): Uint8Array | undefined;
}

/** @throws FailedError when there is a record that this version cannot read. */
export function logonStatus(
  bridge: Bridge,
  { readRegistry, isFile, readFile }: LogonSurroundings,
): LogonStatus | undefined {
  const installed = readRecord<Installed>({ readValue: readRegistry }, recordKeyOf(bridge));
  if (!installed) return undefined;
  const text = Buffer.from(readFile(installed.script) ?? []).toString('latin1');
  const files = text.includes(markOf(bridge)) ? filesIn(text) : [installed.script];
  const missing = files.filter((path) => path === installed.script || !isFile(path));
  return { command: readRegistry(installed.key, installed.value), missing };
}

/** The program that a script of ours starts, and the one that this is to run. Our literals are ones of JSON, too. */
function filesIn(script: string): string[] {
  const literals = [/^var program = (".*");\r?$/m, /ShellExecute\(program, (".*?[^\\]"),/].map(
    (pattern) => JSON.parse(pattern.exec(script)?.[1] ?? '""') as string,
  );
  const [program = '', line = ''] = literals;
  const [, quoted, bare] = /^(?:"([^"]*)"|(\S+))/.exec(line) ?? [];
  return [program, quoted ?? bare ?? ''].filter((path) => path !== '');
}

/** What was installed, and the keys that were made for it. */
interface Installed {
  readonly version: 1;
  readonly script: string;
  readonly key: string;
  readonly value: string;
  readonly made: readonly string[];
}

function recorded(bridge: Bridge): Installed | undefined {
  return readRecord<Installed>(userRegistry, recordKeyOf(bridge));
}

/** No console of a hidden program can be seen, and one that is no longer there is nothing to show a message about. */
function starterText(bridge: Bridge, program: string, line: string, folder: string): string {
  const command = hostCommand(bridge);
  return [
    `// Starts the DDE host for ${jscript.comment(bridge.definition.title)} at logon, with no window. ${markOf(bridge)}`,
    `// Made by "${command} --install"; "${command} --uninstall" removes it.`,
    `var program = ${jscript.literal(program)};`,
    'if (new ActiveXObject("Scripting.FileSystemObject").FileExists(program)) {',
    `  new ActiveXObject("Shell.Application").ShellExecute(program, ${jscript.literal(line)}, ${jscript.literal(folder)}, "open", 0);`,
    '}',
    '',
  ].join('\r\n');
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

function isOurs(bridge: Bridge, script: string): boolean {
  return existsSync(script) && readFileSync(script, 'latin1').includes(markOf(bridge));
}

function markOf({ definition: { name } }: Bridge): string {
  return `[bridgesmith:host-${name}]`;
}

function recordKeyOf({ definition: { name } }: Bridge): string {
  return `HKCU\\Software\\bridgesmith\\${name}\\Host`;
}

const runKey = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
/** Of a value of the Run key. */
const longestCommand = 260;
