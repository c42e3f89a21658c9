import { win32 } from 'node:path';
import type { RegistryRoot } from '../ffi/registry.js';
import { areaOf, type Finding } from './finding.js';
import { foldersOf } from './launcher.js';
import { documentsFolder } from './powershellModule.js';
import type { Surroundings } from './surroundings.js';

/** The policy that is in force, and who set it. */
interface Policy {
  readonly name: string;
  readonly scope: 'MachinePolicy' | 'UserPolicy' | 'Process' | 'CurrentUser' | 'LocalMachine' | 'default';
}

/**
 * Whether both PowerShells run scripts that are not signed, as generated ones are not. The first scope that names a
 * policy counts, and a policy that nobody knows counts as Restricted.
 *
 * Sources: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_execution_policies,
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_group_policy_settings,
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_config
 */
export function checkExecutionPolicies(surroundings: Surroundings): Finding[] {
  const { ok, notChecked } = areaOf('PowerShell');
  const windows = verdict('Windows PowerShell scripts', windowsPowerShellPolicy(surroundings));
  const home = powershellHome(surroundings);
  if (home === undefined) return [windows, ok('PowerShell 7 scripts', 'PowerShell 7 is not installed')];
  try {
    return [windows, verdict('PowerShell 7 scripts', powershellPolicy(home, surroundings))];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [windows, notChecked('PowerShell 7 scripts', why, 'In PowerShell 7: Get-ExecutionPolicy -List')];
  }
}

function windowsPowerShellPolicy(surroundings: Surroundings): Policy {
  const { readRegistry } = surroundings;
  const own = (root: RegistryRoot) => readRegistry(`${root}\\${shellKey}`, 'ExecutionPolicy', '64');
  return inForce(
    [
      ['MachinePolicy', groupPolicy('HKLM', windowsPowerShell, surroundings)],
      ['UserPolicy', groupPolicy('HKCU', windowsPowerShell, surroundings)],
      ['Process', surroundings.environment('PSExecutionPolicyPreference')],
      ['CurrentUser', own('HKCU')],
      ['LocalMachine', own('HKLM')],
    ],
    isServer(surroundings) ? 'RemoteSigned' : 'Restricted',
  );
}

/** PowerShell 7 keeps what its users set in files; as it is installed, its own has RemoteSigned. */
function powershellPolicy(home: string, surroundings: Surroundings): Policy {
  const own = (folder: string) => configured(win32.join(folder, 'powershell.config.json'), surroundings);
  return inForce(
    [
      ['MachinePolicy', groupPolicy('HKLM', powershell, surroundings)],
      ['UserPolicy', groupPolicy('HKCU', powershell, surroundings)],
      ['Process', surroundings.environment('PSExecutionPolicyPreference')],
      ['CurrentUser', own(win32.join(documentsFolder(surroundings), 'PowerShell'))],
      ['LocalMachine', own(home)],
    ],
    'Restricted',
  );
}

function inForce(scopes: readonly (readonly [Policy['scope'], string | undefined])[], preset: string): Policy {
  const [scope, name] = scopes.find(([, policy]) => Boolean(policy)) ?? (['default', preset] as const);
  const known = policies.find((policy) => policy.toLowerCase() === name?.toLowerCase());
  return { scope, name: known ?? 'Restricted' };
}

/** What "Turn on Script Execution" says: nothing while it is not configured, and Restricted when it is turned off. */
function groupPolicy(root: 'HKLM' | 'HKCU', key: string, surroundings: Surroundings): string | undefined {
  const path = `${root}\\${key}`;
  const { readRegistry, readNumber } = surroundings;
  if (key === powershell && readNumber(path, 'UseWindowsPowerShellPolicySetting', '64') === 1) {
    return groupPolicy(root, windowsPowerShell, surroundings);
  }
  const enabled = readNumber(path, 'EnableScripts', '64');
  if (enabled === undefined) return undefined;
  return enabled === 0 ? 'Restricted' : readRegistry(path, 'ExecutionPolicy', '64');
}

/** @throws an error for a file that is no JSON, with which PowerShell 7 does not start either. */
function configured(file: string, { readFile }: Surroundings): string | undefined {
  const bytes = readFile(file);
  if (bytes === undefined) return undefined;
  try {
    const text = Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\ufeff/, '');
    const policy = (JSON.parse(text) as Record<string, unknown>)['Microsoft.PowerShell:ExecutionPolicy'];
    return typeof policy === 'string' ? policy : undefined;
  } catch {
    throw new Error(`${file} is no JSON.`);
  }
}

/** The folder of the pwsh.exe that is found first. */
function powershellHome({ environment, isFile }: Surroundings): string | undefined {
  const programs = environment('ProgramW6432') ?? environment('ProgramFiles') ?? 'C:\\Program Files';
  const folders = [...foldersOf(environment('Path') ?? environment('PATH')), win32.join(programs, 'PowerShell', '7')];
  return folders.find((folder) => isFile(win32.join(folder, 'pwsh.exe')));
}

/** Windows has RemoteSigned set for a server, and nothing for others. */
function isServer({ readRegistry }: Surroundings): boolean {
  const key = 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion';
  return /^server/i.test(readRegistry(key, 'InstallationType', '64') ?? '');
}

function verdict(check: string, { name, scope }: Policy): Finding {
  const { ok, warning, problem } = areaOf('PowerShell');
  const found = `${name} (${scope})`;
  if (name === 'RemoteSigned') return ok(check, `${found}: files that were downloaded need Unblock-File`);
  if (name !== 'Restricted' && name !== 'AllSigned') return ok(check, found);
  const refused = `${found}: ${name === 'Restricted' ? 'it runs no scripts' : 'it runs signed scripts only'}`;
  if (scope === 'MachinePolicy' || scope === 'UserPolicy') {
    const remedy =
      'The group policy "Turn on Script Execution" decides, which is for administrators to change. VBScript and batch files do not ask for it.';
    return problem(check, refused, remedy);
  }
  if (scope === 'Process') return warning(check, refused, 'Remove the variable PSExecutionPolicyPreference.');
  return warning(check, refused, 'Set-ExecutionPolicy -Scope CurrentUser RemoteSigned');
}

const policies = ['Restricted', 'AllSigned', 'RemoteSigned', 'Unrestricted', 'Bypass'];
const windowsPowerShell = 'Software\\Policies\\Microsoft\\Windows\\PowerShell';
const powershell = 'Software\\Policies\\Microsoft\\PowerShellCore';
const shellKey = 'Software\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell';
