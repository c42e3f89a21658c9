// host.ts: a real PowerShell, where one is on PATH.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface HostResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The full path of pwsh or, on Windows, powershell.exe; undefined where neither is on PATH. */
export function findPowerShell(): string | undefined {
  const names = process.platform === 'win32' ? ['pwsh.exe', 'powershell.exe'] : ['pwsh'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** Whether that PowerShell has a module, at least in this version. */
export async function hasModule(host: string | undefined, name: string, version: string): Promise<boolean> {
  if (host === undefined) return false;
  const command = `if (Get-Module -ListAvailable ${name} | Where-Object Version -ge '${version}') { 'yes' }`;
  return (await run(host, ['-Command', command])).stdout.includes('yes');
}

/** Runs a script file; its errors are for the caller to judge. */
export function runFile(host: string, file: string, args: readonly string[] = []): Promise<HostResult> {
  return run(host, ['-File', file, ...args]);
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
