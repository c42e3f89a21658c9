import { win32 } from 'node:path';
import { areaOf, type Finding } from './finding.js';
import { isRedirected, type Surroundings, windowsFolder } from './surroundings.js';

/** Whether cscript and wscript run scripts at all, and those of VBScript and JScript. */
export function checkScriptHost(surroundings: Surroundings): Finding[] {
  return [
    enabled(surroundings),
    vbscript(surroundings),
    engine('.vbs', surroundings),
    engine('.js', surroundings),
    opener(surroundings),
  ];
}

/**
 * It is turned off for all by HKLM, and for a user by HKCU unless the users' settings are to be ignored. The value is a
 * number or its text.
 *
 * Source: https://learn.microsoft.com/previous-versions/tn-archive/ee198684(v=technet.10)
 */
function enabled({ readRegistry, readNumber }: Surroundings): Finding {
  const is = (root: string, name: string, wanted: number) =>
    views.some((view) => {
      const key = `${root}\\${settings}`;
      return (readNumber(key, name, view) ?? Number.parseInt(readRegistry(key, name, view) ?? '', 10)) === wanted;
    });
  const ignoresUsers = is('HKLM', 'IgnoreUserSettings', 1);
  const root = is('HKLM', 'Enabled', 0) ? 'HKLM' : !ignoresUsers && is('HKCU', 'Enabled', 0) ? 'HKCU' : undefined;
  if (root === undefined) return ok('turned on', 'yes');
  const found = `${root}\\${settings}, Enabled is 0: cscript and wscript refuse every script`;
  const command = `reg delete "${root}\\${settings}" /v Enabled`;
  const remedy =
    root === 'HKLM'
      ? `${command}, as administrator, if your organisation allows scripts. PowerShell scripts are not affected.`
      : `${command}. PowerShell scripts are not affected.`;
  return problem('turned on', found, remedy);
}

/**
 * Since Windows 11 24H2 it is a feature on demand: installed at first, off by default around 2027, gone some day.
 *
 * Sources: https://learn.microsoft.com/windows/whats-new/deprecated-features-resources,
 * https://techcommunity.microsoft.com/blog/windows-itpro-blog/vbscript-deprecation-timelines-and-next-steps/4148301,
 * https://learn.microsoft.com/windows-hardware/manufacture/desktop/features-on-demand-non-language-fod
 */
function vbscript(surroundings: Surroundings): Finding {
  const { isFile } = surroundings;
  const folder = win32.join(windowsFolder(surroundings), isRedirected(surroundings) ? 'Sysnative' : 'System32');
  const file = win32.join(folder, 'vbscript.dll');
  if (isFile(file)) return ok('VBScript', `${file} is there`);
  const remedy =
    'Settings > System > Optional features > VBSCRIPT, or as administrator: dism /Online /Add-Capability /CapabilityName:VBSCRIPT~~~~. Each .vbs has a .ps1 that does the same.';
  return problem('VBScript', `${file} is not there: VBScript is not installed`, remedy);
}

/** The script host looks for the engine under the file type of the script's ending, which editors like to make their own. */
function engine(ending: '.vbs' | '.js', { readRegistry }: Surroundings): Finding {
  const check = `${ending} files`;
  const type = readRegistry(`HKCR\\${ending}`, '') || undefined;
  const name = type && readRegistry(`HKCR\\${type}\\ScriptEngine`, '');
  if (name && readRegistry(`HKCR\\${name}\\CLSID`, '')) return ok(check, `are run by ${name}`);
  const own = usualType[ending];
  const what = name ? `the engine ${name} is not registered` : `their type, ${type ?? 'none'}, names no script engine`;
  const remedy =
    name === undefined || name === ''
      ? `As administrator: assoc ${ending}=${own}; and remove HKCU\\Software\\Classes\\${ending} where it is there.`
      : `As administrator: regsvr32 ${ending === '.vbs' ? 'vbscript.dll' : 'jscript.dll'}`;
  return problem(check, `${what}, so that cscript and wscript do not run them`, remedy);
}

/** What a double click does, and what a command line without cscript does. */
function opener({ readRegistry }: Surroundings): Finding {
  const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FileExts\\.vbs\\UserChoice';
  const type = readRegistry(key, 'ProgId') || readRegistry('HKCR\\.vbs', '');
  const command = type && readRegistry(`HKCR\\${type}\\Shell\\Open\\Command`, '');
  if (command && /[cw]script\.exe/i.test(command)) return ok('double click', command);
  const found = `a .vbs is opened by ${command || type || 'nobody'}`;
  return warning(
    'double click',
    found,
    'Write cscript //nologo before the name of the script, which works all the same.',
  );
}

const { ok, warning, problem } = areaOf('Windows Script Host');
const settings = 'Software\\Microsoft\\Windows Script Host\\Settings';
const views = ['64', '32'] as const;
const usualType = { '.vbs': 'VBSFile', '.js': 'JSFile' } as const;
