// find.mjs: the PowerShell that prepare.mjs made for tests, and the .NET SDK that it is made with.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../preparation/once.mjs';

/** What is installed, from NuGet. */
export const versions = {
  powershell: '7.6.9',
  pester: '5.9.1',
  /** The reference assemblies of .NET Framework: the oldest that Windows PowerShell 5.1 runs on, one between, the newest. */
  framework: { net45: '1.0.2', net462: '1.0.3', net48: '1.0.3' },
};

/** One for each state of what installs it. */
const script = readFileSync(new URL('prepare.mjs', import.meta.url));
const state = createHash('sha256').update(JSON.stringify(versions)).update(script).digest('hex').slice(0, 12);
const folder = join(cache, 'powershell', state);

/** Where it is, or will be. */
export const places = {
  folder,
  /** Programs for this system and for Windows. */
  linux: join(folder, 'linux', 'pwsh'),
  windows: join(folder, 'windows', 'pwsh.exe'),
  /** Modules for both, as in PSModulePath. */
  modules: join(folder, 'modules'),
  /** A folder for each of `versions.framework`. */
  framework: join(folder, 'framework'),
};

/** Whether prepare.mjs has made it. */
export function isPrepared() {
  return existsSync(folder);
}

/** The folder of a .NET SDK that can make it, or undefined. */
export function findSdk() {
  const { status, stdout } = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const sdks = [...stdout.matchAll(/^(\d+)(\S*) \[(.*)\]$/gm)].filter(([, major]) => Number(major) >= 10);
  const [, major, rest, parent] = sdks.at(-1) ?? [];
  return major === undefined ? undefined : join(parent, `${major}${rest}`);
}
