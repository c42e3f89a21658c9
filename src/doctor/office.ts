import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

/**
 * Whether Excel and Word, as DDE clients, may speak to a server. Word does not for fields unless that is turned on; what VBA does
 * is not affected. Excel may look for a server that runs, unless a policy or its user forbids that; to start one it is
 * not allowed at first. 16.0 is Office 2016 and all later ones.
 *
 * Sources: https://learn.microsoft.com/security-updates/securityadvisories/2017/4053440 (ADV170021 for Word),
 * https://learn.microsoft.com/windows/client-management/mdm/policy-csp-admx (the administrative templates of Office:
 * "Don't allow Dynamic Data Exchange (DDE) server lookup in Excel", "Dynamic Data Exchange" of Word)
 */
export function checkOffice(surroundings: Surroundings): Finding[] {
  return [excel(surroundings), word(surroundings)];
}

function excel(surroundings: Surroundings): Finding {
  const { ok, warning } = area;
  if (!isInstalled('excel.exe', surroundings)) return ok('Excel', 'is not installed');
  const { readNumber } = surroundings;
  const key = `${policies}\\excel\\security\\external content`;
  if (readNumber(key, 'disableddeserverlookup') === 1) {
    const remedy = `An administrator decides: "Don't allow Dynamic Data Exchange (DDE) server lookup in Excel" (${key}).`;
    return warning('Excel', 'a policy keeps cells from reaching DDE servers', remedy);
  }
  const launch = readNumber(key, 'disableddeserverlaunch') === 0;
  return ok('Excel', `cells may reach DDE servers that run${launch ? ', and start others' : ''}`);
}

function word(surroundings: Surroundings): Finding {
  const { ok, warning } = area;
  if (!isInstalled('winword.exe', surroundings)) return ok('Word', 'is not installed');
  const { readNumber } = surroundings;
  const policy = readNumber(`${policies}\\word\\security`, 'allowdde');
  const allowed = policy ?? readNumber('HKCU\\Software\\Microsoft\\Office\\16.0\\Word\\Security', 'AllowDDE') ?? 0;
  if (allowed === 2) return warning('Word', 'DDE fields may start programs', wordRemedy);
  return ok('Word', allowed === 1 ? 'DDE fields may reach servers that run' : 'has no DDE fields, as is usual');
}

function isInstalled(program: string, { readRegistry }: Surroundings): boolean {
  const key = `Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\${program}`;
  return ['HKLM', 'HKCU'].some((root) => Boolean(readRegistry(`${root}\\${key}`, '', '64')));
}

const area = areaOf('Office as DDE client');
const policies = 'HKCU\\Software\\Policies\\Microsoft\\Office\\16.0';
const wordRemedy =
  'Microsoft advises against it: AllowDDE 1 (HKCU\\Software\\Microsoft\\Office\\16.0\\Word\\Security) is for servers that run.';
