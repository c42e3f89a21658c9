// index.ts: a Windows for tests, the same on Wine and on Windows itself. See README.md.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ask, number, verb } from './agent.js';
import { joinCommandLine } from './command-line.js';
import {
  callDdeClient,
  type DdeBuild,
  type DdeName,
  type DdeResult,
  type DdeServer,
  type DdeServerOptions,
  findProgramManager,
  listDdeServers,
  type ProgramManager,
  startDdeServer,
  startExcel,
  startMetaTrader,
  startOddDdeServer,
} from './dde.js';
import { LabFiles } from './files.js';
import type { LabMachine, LabWindow } from './machine.js';
import { inView, projectView } from './node-view.js';
import { LabPhone } from './phone.js';
import {
  kill,
  type RunOptions,
  type RunRequest,
  type RunResult,
  run,
  type StartedProcess,
  start,
} from './processes.js';
import { LabRegistry } from './registry.js';
import { findPreparedLab, type Session, startSession } from './session.js';

export { joinCommandLine, quoteArgument } from './command-line.js';
export type {
  DdeBehaviour,
  DdeBuild,
  DdeName,
  DdeRecord,
  DdeResult,
  DdeServer,
  DdeServerOptions,
  ProgramManager,
} from './dde.js';
export { bigText } from './dde.js';
export type { LabWindow } from './machine.js';
export type { ReceivedCommand } from './phone.js';
export type { RunOptions, RunRequest, RunResult, StartedProcess } from './processes.js';
export { waitFor } from './records.js';
export type { RegistryKey } from './registry.js';

/** Environment variable by which global-setup.ts hands its session to the test files. */
export const sessionVariable = 'BRIDGESMITH_LAB_SESSION';

let unavailable = '';
let shared: Promise<Lab | undefined> | undefined;

/** Why openLab() gave undefined. */
export function labUnavailable(): string {
  return unavailable;
}

/**
 * The lab, or undefined where none is prepared (then `labUnavailable()` says why); with CI=true that is an error.
 * `own`: a session of its own (about 1 s), for tests that no other file may disturb; close() it.
 */
export function openLab(options: { own?: boolean } = {}): Promise<Lab | undefined> {
  if (options.own) return open(true);
  shared ??= open(false);
  return shared;
}

async function open(own: boolean): Promise<Lab | undefined> {
  const handed = process.env[sessionVariable];
  if (handed && !own) return Lab.attach(JSON.parse(handed) as Session, async () => {});
  const prepared = findPreparedLab();
  if (typeof prepared !== 'string') {
    const { session, stop } = await startSession(prepared);
    return Lab.attach(session, stop);
  }
  unavailable = prepared;
  if (process.env.CI === 'true') throw new Error(prepared);
  return undefined;
}

export class Lab implements LabMachine {
  readonly files: LabFiles;
  readonly registry: LabRegistry;
  readonly phone: LabPhone;

  private constructor(
    private readonly session: Session,
    readonly environment: Readonly<Record<string, string>>,
    readonly close: () => Promise<void>,
  ) {
    this.files = new LabFiles(session);
    this.registry = new LabRegistry(session);
    this.phone = new LabPhone(this);
  }

  static async attach(session: Session, close: () => Promise<void>): Promise<Lab> {
    const entries = (await ask(session.port, [verb('environment')])).texts('ENV.');
    const pairs = entries.map((entry) => /^(.[^=]*)=(.*)$/s.exec(entry)).filter((pair) => pair !== null);
    return new Lab(
      session,
      Object.fromEntries(pairs.map(([, name = '', value = '']) => [name.toUpperCase(), value])),
      close,
    );
  }

  /** True on Windows itself. */
  get native(): boolean {
    return this.session.prepared.wine.kind === 'windows';
  }

  /** Whether it runs programs for 32-bit Windows, and has the 32-bit half of Windows' own. */
  get runs32Bit(): boolean {
    return this.session.prepared.runs32Bit;
  }

  /** Whether there are programs of a build, and they run here. On Windows there may be no compiler for 32 bits. */
  runs(build: 'x64' | 'x86'): boolean {
    return build === 'x64' || (this.runs32Bit && existsSync(this.program('dde-server-x86-ansi.exe')));
  }

  program(name: string): string {
    return join(this.session.prepared.programs, name);
  }

  run(request: RunRequest): Promise<RunResult> {
    return run(this.session, request);
  }

  start(request: RunRequest): Promise<StartedProcess> {
    return start(this.session, request);
  }

  kill(pid: number): Promise<void> {
    return kill(this.session, pid);
  }

  cscript(script: string, args: readonly string[] = [], options: RunOptions & { host?: 'cscript' | 'wscript' } = {}) {
    const host = `${this.environment.SYSTEMROOT}\\system32\\${options.host ?? 'cscript'}.exe`;
    return this.run({
      ...options,
      program: host,
      commandLine: joinCommandLine(host, '//nologo', this.windowsPath(script), ...args),
    });
  }

  /** `cmd.exe /d /s /c ""SCRIPT" TAIL"`, the tail exactly as given. */
  cmd(script: string, rawTail = '', options: RunOptions = {}): Promise<RunResult> {
    return this.cmdLine(`"${this.windowsPath(script)}"${rawTail && ` ${rawTail}`}`, options);
  }

  /** `cmd.exe /d /s /c "TEXT"`, the text exactly as given. */
  cmdLine(rawText: string, options: RunOptions = {}): Promise<RunResult> {
    const program = `${this.environment.SYSTEMROOT}\\system32\\cmd.exe`;
    return this.run({ ...options, program, commandLine: `cmd.exe /d /s /c "${rawText}"` });
  }

  /** Windows Node. A script of the project finds the project's packages, koffi for Windows included. */
  node(
    version: '20' | 'newest',
    script: string,
    args: readonly string[] = [],
    options: RunOptions = {},
  ): Promise<RunResult> {
    const host = isWindowsPath(script) ? script : this.files.toWindows(inView(this.session, resolve(script)));
    const exe = this.nodePath(version);
    return this.run({ ...options, program: exe, commandLine: joinCommandLine(exe, host, ...args) });
  }

  startNode(version: '20' | 'newest', script: string, args: readonly string[] = [], options: RunOptions = {}) {
    const host = isWindowsPath(script) ? script : this.files.toWindows(inView(this.session, resolve(script)));
    const exe = this.nodePath(version);
    return this.start({ ...options, program: exe, commandLine: joinCommandLine(exe, host, ...args) });
  }

  /** Windows path of node.exe. */
  nodePath(version: '20' | 'newest'): string {
    return this.files.toWindows(join(this.session.prepared.node, 'node_modules', `node-${version}`, 'bin', 'node.exe'));
  }

  /** Windows path of the project, with its dist, templates and packages for Windows. */
  projectPath(): string {
    return this.files.toWindows(projectView(this.session));
  }

  toWindows(hostPath: string): string {
    return this.files.toWindows(hostPath);
  }

  toHost(windowsPath: string): string {
    return this.files.toHost(windowsPath);
  }

  makeFolder(windowsPath: string): Promise<string> {
    return this.files.makeFolder(windowsPath);
  }

  copyIn(hostPath: string, windowsPath: string): Promise<void> {
    return this.files.copyIn(hostPath, windowsPath);
  }

  readText(windowsPath: string): Promise<string> {
    return this.files.readText(windowsPath);
  }

  readBytes(windowsPath: string): Promise<Buffer> {
    return this.files.readBytes(windowsPath);
  }

  async windows(): Promise<LabWindow[]> {
    const answer = await ask(this.session.port, [verb('windows')]);
    return answer.texts('WIN.').map((line) => {
      const [handle, pid, className = '', title = '', inside = ''] = line.split('\x1f');
      return { handle: Number(handle), pid: Number(pid), className, title, text: inside.trim() };
    });
  }

  async dialogs(): Promise<LabWindow[]> {
    return (await this.windows()).filter((window) => window.className === '#32770');
  }

  async closeWindow(window: LabWindow): Promise<void> {
    await ask(this.session.port, [verb('close'), number('HWND', window.handle)]);
  }

  ddeServer(options: DdeServerOptions): Promise<DdeServer> {
    return startDdeServer(this, options);
  }

  /** A DDE server that answers in ways that DDEML does not: `'--twice'`, and what else programs/dde-odd.c says. */
  oddDdeServer(name: DdeName, ...words: string[]): Promise<DdeServer> {
    return startOddDdeServer(this, name, words);
  }

  /** `ddeClient({ service, topic }, 'execute', '[Open("x")]')`, and as programs/dde-client.c says. */
  ddeClient(
    target: DdeBuild & { service: string; topic: string; timeoutMs?: number },
    ...words: string[]
  ): Promise<DdeResult> {
    return callDdeClient(this, target, ...words);
  }

  /** The conversations that DDE servers offer, asked without DDEML; a name left out asks for any. */
  ddeList(names: Partial<DdeName> = {}): Promise<DdeName[]> {
    return listDdeServers(this, names);
  }

  /** A stand-in for the DDE server of MetaTrader 4: service `MT4`, topics `BID`, `ASK`, …, `QUOTE`, items `EURUSD`, … */
  metaTrader(build?: DdeBuild['build']): Promise<DdeServer> {
    return startMetaTrader(this, build);
  }

  /** A stand-in for Excel as a DDE server: topics `System` and `[Book1]Sheet1`, items `R1C1`, `R1C1:R3C2`, … */
  excel(build?: DdeBuild['build']): Promise<DdeServer> {
    return startExcel(this, build);
  }

  /** A DDE server that nobody here wrote. */
  programManager(): Promise<ProgramManager> {
    return findProgramManager(this);
  }

  private windowsPath(path: string): string {
    return isWindowsPath(path) ? path : this.files.toWindows(path);
  }
}

function isWindowsPath(path: string): boolean {
  return /^[a-z]:[\\/]/i.test(path);
}
