// host.ts: a real PowerShell, where one is on PATH.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from 'vitest';

const execute = promisify(execFile);

export interface HostResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Describes tests once for each PowerShell on PATH: PowerShell 7, and Windows PowerShell 5.1 on Windows. Where there is
 * none they are reported as skipped.
 *
 * @param body gets the full path of the PowerShell.
 */
export function describePowerShell(title: string, body: (host: string) => void): void {
  const hosts = findPowerShells();
  for (const host of hosts) describe(`${title}, in ${basename(host)}`, () => body(host));
  if (hosts.length === 0) describe.skip(`${title} (needs pwsh or powershell.exe on PATH)`, () => body(''));
}

/** The full paths of the PowerShells on PATH. */
export function findPowerShells(): string[] {
  const names = process.platform === 'win32' ? ['pwsh.exe', 'powershell.exe'] : ['pwsh'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = names.map((name) => folders.map((folder) => join(folder, name)).find((file) => existsSync(file)));
  return found.filter((file) => file !== undefined);
}

/** Whether that PowerShell has a module, at least in this version. */
export async function hasModule(host: string, name: string, version: string): Promise<boolean> {
  const command = `if (Get-Module -ListAvailable ${name} | Where-Object Version -ge '${version}') { 'yes' }`;
  return (await run(host, ['-Command', command])).stdout.includes('yes');
}

/** Runs a script file; its errors are for the caller to judge. */
export function runFile(host: string, file: string, args: readonly string[] = []): Promise<HostResult> {
  return run(host, ['-File', file, ...args]);
}

/** Runs a line as if it were typed. */
export function runCommand(host: string, line: string): Promise<HostResult> {
  return run(host, ['-Command', line]);
}

async function run(host: string, args: readonly string[]): Promise<HostResult> {
  const options = [
    '-NoProfile',
    '-NonInteractive',
    ...(process.platform === 'win32' ? ['-ExecutionPolicy', 'Bypass'] : []),
  ];
  try {
    const { stdout, stderr } = await execute(host, [...options, ...args], {
      env: { ...process.env, NO_COLOR: '1', POWERSHELL_UPDATECHECK: 'Off' },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { exitCode: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { exitCode: code, stdout, stderr };
  }
}
