import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

/**
 * Whether PowerShell is kept to ConstrainedLanguage, in which a module cannot compile what it needs to send messages or DDE.
 * AppLocker does that as soon as it enforces rules for scripts. The variable is one for tests of PowerShell, which some
 * people set for good; bit 4 of it counts. What App Control for Business does, PowerShell alone can tell.
 *
 * Sources: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_language_modes,
 * https://learn.microsoft.com/powershell/scripting/security/app-control/application-control,
 * https://learn.microsoft.com/windows/security/application-security/application-control/app-control-for-business/applocker/applocker-overview
 */
export function checkLanguageMode({ readRegistry, readNumber }: Surroundings): Finding[] {
  const { ok, warning, notChecked } = areaOf('PowerShell');
  const variable = Number(readRegistry(environmentKey, '__PSLockdownPolicy'));
  const constrained = [
    ...(readNumber(scriptRules, 'EnforcementMode', '64') === 1 ? ['AppLocker enforces rules for scripts'] : []),
    ...((variable & 4) === 4 ? [`the system variable __PSLockdownPolicy is ${variable}`] : []),
  ];
  const ask = '$ExecutionContext.SessionState.LanguageMode says it in PowerShell.';
  return [
    constrained.length === 0
      ? ok('language mode', 'neither AppLocker nor __PSLockdownPolicy restricts it')
      : warning(
          'language mode',
          `${constrained.join(', and ')}: scripts have ConstrainedLanguage, without messages and DDE`,
          `Use -Via exe or -Via uri, or have an administrator allow the module. ${ask}`,
        ),
    notChecked('App Control', 'its policies can be asked for in PowerShell only', ask),
  ];
}

const environmentKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
const scriptRules = 'HKLM\\Software\\Policies\\Microsoft\\Windows\\SrpV2\\Script';
