// host.ts: the real PowerShells at hand: on Windows those on PATH; elsewhere PowerShell 7 for this system and, in the lab,
// for Windows.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from 'vitest';
import { joinCommandLine, type Lab, openLab } from '../lab/index.js';
import { hangs } from '../limits.js';
import { findSdk, isPrepared, places } from './find.mjs';

const execute = promisify(execFile);

export interface HostResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface HostOptions {
  /** Added to the environment; null removes a variable. */
  readonly env?: Readonly<Record<string, string | null>>;
  /** The folder of this machine that it starts in. */
  readonly cwd?: string;
}

/** A real PowerShell. */
export interface PowerShell {
  /** As tests are titled, such as "pwsh in the lab". */
  readonly name: string;
  /** Whether it runs on Windows or in the lab: it has DDE, a registry and Windows' programs there. */
  readonly isWindows: boolean;
  /** Whether it is Windows PowerShell 5.1. */
  readonly is5: boolean;
  /** The lab that it runs in. */
  readonly lab: Lab | undefined;
  /** How it writes a path of this machine. */
  pathOf(hostPath: string): string;
  /** Runs a script file; its errors are for the caller to judge. */
  runFile(file: string, args?: readonly string[], options?: HostOptions): Promise<HostResult>;
  /** Runs lines as if they were typed. */
  runCommand(lines: string, options?: HostOptions): Promise<HostResult>;
}

const onWindows = process.platform === 'win32';

/**
 * Describes tests once for each PowerShell at hand. One that is not there is reported as skipped; in CI, where there is
 * a .NET SDK to prepare it with, that is an error.
 *
 * @param lab that the PowerShell in the lab runs in; by default the session that all files share. False where what is
 * tested is tried in the lab otherwise.
 */
export async function describePowerShell(
  title: string,
  body: (host: PowerShell) => void,
  options: { lab?: Lab | false | undefined } = {},
): Promise<void> {
  const hosts = await findPowerShells(options.lab);
  for (const host of hosts) describe(`${title}, in ${host.name}`, () => body(host));
  if (onWindows) return;
  if (options.lab !== false && !hosts.some(({ lab }) => lab))
    describe.skip(`${title}, in the lab (needs the lab and a .NET SDK)`, () => body(nobody));
  if (!hosts.some(({ lab }) => !lab)) describe.skip(`${title} (needs pwsh on PATH, or a .NET SDK)`, () => body(nobody));
}

/** The PowerShells at hand. */
export async function findPowerShells(own?: Lab | false): Promise<PowerShell[]> {
  if (process.env.CI === 'true' && !onWindows && !isPrepared() && findSdk())
    throw new Error('PowerShell is not prepared: npx zx test/powershell/prepare.mjs');
  const here = isPrepared() ? [places.linux] : findOnPath();
  const lab = isPrepared() && own !== false ? (own ?? (await openLab())) : undefined;
  return [...here.map(hostHere), ...(lab && !lab.native ? [hostInLab(lab)] : [])];
}

/** The PowerShell of the lab, or undefined where there is none; in CI that is an error where it can be prepared. */
export async function powerShellInLab(lab: Lab | undefined): Promise<PowerShell | undefined> {
  return (await findPowerShells(lab)).find((host) => host.lab !== undefined);
}

/** Whether that PowerShell has a module, at least in this version. */
export async function hasModule(host: PowerShell, name: string, version: string): Promise<boolean> {
  const command = `if (Get-Module -ListAvailable ${name} | Where-Object Version -ge '${version}') { 'yes' }`;
  return (await host.runCommand(command)).stdout.includes('yes');
}

/** A text as a literal of PowerShell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function findOnPath(): string[] {
  const names = onWindows ? ['pwsh.exe', 'powershell.exe'] : ['pwsh'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = names.map((name) => folders.map((folder) => join(folder, name)).find((file) => existsSync(file)));
  return found.filter((file) => file !== undefined);
}

function hostHere(program: string): PowerShell {
  const run = async (words: readonly string[], { env = {}, cwd }: HostOptions = {}) => {
    const added = { ...process.env, ...everywhere, ...(isPrepared() ? { PSModulePath: places.modules } : {}), ...env };
    try {
      const { stdout, stderr } = await execute(program, [...switches(onWindows), ...words], {
        env: Object.fromEntries(Object.entries(added).filter(([, value]) => value !== null)) as NodeJS.ProcessEnv,
        cwd,
        maxBuffer: 64 * 1024 * 1024,
        timeout: hangs,
      });
      return { exitCode: 0, stdout, stderr };
    } catch (error) {
      const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
      if (typeof code !== 'number') throw error;
      return { exitCode: code, stdout, stderr };
    }
  };
  return {
    name: basename(program),
    isWindows: onWindows,
    is5: /powershell\.exe$/i.test(program),
    lab: undefined,
    pathOf: (path) => path,
    runFile: (file, args = [], options) => run(['-File', file, ...args], options),
    runCommand: (lines, options) => run(['-Command', lines], options),
  };
}

function hostInLab(lab: Lab): PowerShell {
  const pathOf = (path: string) => (/^[a-z]:\\/i.test(path) ? path : lab.toWindows(path));
  const program = pathOf(places.windows);
  const run = async (words: readonly string[], { env = {}, cwd }: HostOptions = {}) => {
    const { exitCode, stdout, stderr, timedOut } = await lab.run({
      program,
      commandLine: joinCommandLine(program, ...switches(true), ...words),
      env: { ...everywhere, PSModulePath: pathOf(places.modules), ...env },
      ...(cwd === undefined ? {} : { cwd: pathOf(cwd) }),
      timeoutMs: hangs,
    });
    if (timedOut) throw new Error(`pwsh in the lab hangs: ${words.join(' ').slice(0, 300)}`);
    return { exitCode, stdout: stdout.toString(), stderr: stderr.toString() };
  };
  return {
    name: 'pwsh in the lab',
    isWindows: true,
    is5: false,
    lab,
    pathOf,
    runFile: (file, args = [], options) => run(['-File', pathOf(file), ...args], options),
    runCommand: (lines, options) => run(['-Command', lines], options),
  };
}

/** In whose name tests are skipped. */
const nobody: PowerShell = {
  name: 'no PowerShell',
  isWindows: onWindows,
  is5: false,
  lab: undefined,
  pathOf: (path) => path,
  runFile: () => Promise.reject(new Error('There is no PowerShell.')),
  runCommand: () => Promise.reject(new Error('There is no PowerShell.')),
};

const everywhere = { NO_COLOR: '1', POWERSHELL_UPDATECHECK: 'Off', POWERSHELL_TELEMETRY_OPTOUT: '1' };

function switches(windows: boolean): string[] {
  return ['-NoProfile', '-NonInteractive', ...(windows ? ['-ExecutionPolicy', 'Bypass'] : [])];
}
