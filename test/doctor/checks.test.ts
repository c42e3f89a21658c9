import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkProgram, checkRunning } from '../../src/doctor/application.js';
import { checkDdeServer } from '../../src/doctor/ddeServer.js';
import { examineApplication, examineComputer } from '../../src/doctor/examine.js';
import { checkExecutionPolicies } from '../../src/doctor/executionPolicy.js';
import { attempt, type Finding, worstOf } from '../../src/doctor/finding.js';
import { checkInstallation } from '../../src/doctor/installation.js';
import { checkLanguageMode } from '../../src/doctor/languageMode.js';
import { checkLauncher } from '../../src/doctor/launcher.js';
import { checkNode } from '../../src/doctor/node.js';
import { checkOffice } from '../../src/doctor/office.js';
import { checkModule } from '../../src/doctor/powershellModule.js';
import { checkScriptHost } from '../../src/doctor/scriptHost.js';
import { excel, metatrader, microsip, profiles, progman } from '../../src/profiles/index.js';
import { computer, type Facts, of } from './computer.js';

const phone = 'C:\\Program Files\\MicroSIP\\microsip.exe';
const installed: Facts = { files: { [phone]: '' } };

describe('the program', () => {
  test('is named with its version', () => {
    const surroundings = computer({ ...installed, versions: { [phone]: '3.21.6' } });
    expect(of(checkProgram(microsip, surroundings), 'program')).toEqual([`ok: ${phone}, version 3.21.6`]);
  });

  test('is not found: all places are named, and what to do', () => {
    const [found = ''] = of(checkProgram(microsip, computer()), 'program');
    expect(found).toMatch(/^problem: MicroSIP was not found\. Looked at:\n {2}HKCU\\Software\\MicroSIP/);
    expect(found).toMatch(/ -> Install it, or set the environment variable MICROSIP_EXE to [^\n]*microsip\.exe\.$/);
  });

  test('is not found, but runs', () => {
    const surroundings = computer({ processes: { 7: 'microsip.exe' }, images: { 7: 'D:\\P\\microsip.exe' } });
    const [found = ''] = of(checkProgram(microsip, surroundings), 'program');
    expect(found).toMatch(/^warning: D:\\P\\microsip\.exe runs, but nobody can start it: MicroSIP was not found/);
    expect(found).toMatch(/ -> Install it, or set the environment variable MICROSIP_EXE/);
  });

  test('is looked for nowhere', () => {
    expect(checkProgram(progman, computer())).toEqual([]);
  });

  test('is named by a variable that is wrong', () => {
    const surroundings = computer({ ...installed, variables: { MICROSIP_EXE: 'C:\\phone.exe' } });
    expect(of(checkProgram(microsip, surroundings), 'program')).toEqual([
      'problem: MICROSIP_EXE is set to C:\\phone.exe, which is not the full path of an .exe file that is there. -> Mend it, or remove it.',
    ]);
  });
});

describe('running', () => {
  const running = { processes: { 7: 'MicroSIP.exe' }, images: { 7: phone } };

  test.each<[string, Facts, string[]]>([
    ['does not', {}, ['ok: it does not run']],
    ['once', running, [`ok: process 7, ${phone}`]],
    [
      'twice, one of them of another user',
      { ...running, processes: { 7: 'microsip.exe', 9: 'MICROSIP.EXE' } },
      [
        `warning: it runs 2 times: process 7, ${phone}, process 9 -> Commands reach the one whose window is topmost. End the others.`,
      ],
    ],
    ['another program', { processes: { 7: 'other.exe' } }, ['ok: it does not run']],
  ])('%s', (_, facts, expected) => {
    expect(of(checkRunning(microsip, computer(facts)), 'running')).toEqual(expected);
  });

  test('does not, but is the DDE server itself', () => {
    const expected = 'warning: it does not run, and DDE reaches it only while it does -> Start Excel.';
    expect(of(checkRunning(excel, computer()), 'running')).toEqual([expected]);
  });

  test.each<[string, Facts['levels'], string]>([
    ['the same', { 7: 'medium' }, 'ok: process 7 runs at level medium, this program at medium'],
    [
      'higher',
      { 7: 'high' },
      'problem: process 7 runs at level high, this program at medium, and Windows carries no message up -> Start MicroSIP without "Run as administrator", or whatever commands it with it.',
    ],
    [
      'lower',
      { 1: 'high', 7: 'medium' },
      'warning: process 7 runs at level medium, this program at high: its answers over DDE do not come up -> Run what commands it without "Run as administrator".',
    ],
    [
      'not told',
      {},
      'warning: Windows does not tell how process 7 runs: as administrator, or as another user -> Start MicroSIP as this user, without "Run as administrator".',
    ],
  ])('at a level that is %s', (_, levels = {}, expected) => {
    expect(of(checkRunning(microsip, computer({ ...running, levels })), 'elevation')).toEqual([expected]);
  });
});

describe('a DDE server', () => {
  test.each<[string, Facts, string[]]>([
    [
      'answers',
      { processes: { 5: 'EXCEL.EXE' }, servers: [{ processId: 5, program: 'EXCEL.EXE' }] },
      ['ok: process 5 (EXCEL.EXE) answers as Excel|System'],
    ],
    ['does not run', {}, ['notChecked: nobody answers as Excel|System while it does not run']],
    [
      'runs and does not answer',
      { processes: { 5: 'excel.exe' } },
      [
        'problem: Excel runs, and does not answer as Excel|System -> Turn DDE on in the options of Excel, and close a dialog that it shows. It has to run at the same elevation.',
      ],
    ],
  ])('%s', async (_, facts, expected) => {
    expect(of(await checkDdeServer(excel, computer(facts)), 'DDE')).toEqual(expected);
  });

  test('is not asked of a bridge whose host speaks for it', async () => {
    expect(await checkDdeServer(microsip, computer())).toEqual([]);
  });

  test('that takes too long is not checked', async () => {
    const findings = await examineApplication(metatrader, computer({ servers: new Error('no answer in 3000 ms') }));
    expect(of(findings, 'DDE')).toEqual(['notChecked: no answer in 3000 ms']);
  });
});

describe('Windows Script Host', () => {
  const settings = 'Software\\Microsoft\\Windows Script Host\\Settings';
  const types = {
    'HKCR\\.vbs|': 'VBSFile',
    'HKCR\\VBSFile\\ScriptEngine|': 'VBScript',
    'HKCR\\VBScript\\CLSID|': '{B54F3741-5B07-11cf-A4B0-00AA004A55E8}',
    'HKCR\\VBSFile\\Shell\\Open\\Command|': '"%SystemRoot%\\System32\\WScript.exe" "%1" %*',
    'HKCR\\.js|': 'JSFile',
    'HKCR\\JSFile\\ScriptEngine|': 'JScript',
    'HKCR\\JScript\\CLSID|': '{F414C260-6AC0-11CF-B6D1-00AA00BBBB58}',
  };
  const files = { 'C:\\Windows\\System32\\vbscript.dll': '' };
  const examine = (facts: Facts = {}) =>
    checkScriptHost(computer({ files, ...facts, registry: { ...types, ...facts.registry } }));

  test('is all right', () => {
    expect(examine().map(({ check, state }) => [check, state])).toEqual([
      ['turned on', 'ok'],
      ['VBScript', 'ok'],
      ['.vbs files', 'ok'],
      ['.js files', 'ok'],
      ['double click', 'ok'],
    ]);
  });

  test.each<[string, Record<string, string | number>, RegExp]>([
    ['for all', { [`HKLM\\${settings}|Enabled`]: 0 }, /^problem: HKLM.*Enabled is 0.*as administrator/],
    ['for all, as a text', { [`HKLM\\${settings}|Enabled`]: '0' }, /^problem: HKLM/],
    [
      'for this user',
      { [`HKCU\\${settings}|Enabled`]: 0 },
      /^problem: HKCU.* -> reg delete "HKCU\\[^"]*" \/v Enabled\./,
    ],
    [
      "for this user, where users' settings are ignored",
      { [`HKCU\\${settings}|Enabled`]: 0, [`HKLM\\${settings}|IgnoreUserSettings`]: '1' },
      /^ok: yes$/,
    ],
    ['by nobody', { [`HKLM\\${settings}|Enabled`]: 1, [`HKCU\\${settings}|Enabled`]: '1' }, /^ok: yes$/],
  ])('turned off %s', (_, registry, expected) => {
    expect(of(examine({ registry }), 'turned on')).toEqual([expect.stringMatching(expected)]);
  });

  test('has no VBScript, as future Windows', () => {
    const [found = ''] = of(examine({ files: {} }), 'VBScript');
    expect(found).toMatch(/^problem: C:\\Windows\\System32\\vbscript\.dll is not there.*Optional features > VBSCRIPT/);
  });

  test('is looked for where 32-bit Node finds the 64-bit one', () => {
    const facts = {
      variables: { PROCESSOR_ARCHITEW6432: 'AMD64' },
      files: { 'C:\\Windows\\Sysnative\\vbscript.dll': '' },
    };
    expect(of(examine(facts), 'VBScript')).toEqual(['ok: C:\\Windows\\Sysnative\\vbscript.dll is there']);
  });

  test('has lost .js to an editor', () => {
    const registry = { 'HKCR\\.js|': 'VSCode.js', 'HKCR\\VSCode.js\\ScriptEngine|': '' };
    expect(of(examine({ registry }), '.js files')).toEqual([
      'problem: their type, VSCode.js, names no script engine, so that cscript and wscript do not run them -> As administrator: assoc .js=JSFile; and remove HKCU\\Software\\Classes\\.js where it is there.',
    ]);
  });

  test('has lost the registration of an engine', () => {
    const [found] = of(examine({ registry: { 'HKCR\\VBScript\\CLSID|': '' } }), '.vbs files');
    expect(found).toMatch(
      /^problem: the engine VBScript is not registered.* -> As administrator: regsvr32 vbscript\.dll$/,
    );
  });

  test.each<[string, Record<string, string>, string]>([
    ['Notepad, for all', { 'HKCR\\VBSFile\\Shell\\Open\\Command|': 'notepad.exe "%1"' }, 'notepad.exe "%1"'],
    [
      'an editor, as the user chose',
      {
        'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FileExts\\.vbs\\UserChoice|ProgId':
          'Applications\\notepad++.exe',
        'HKCR\\Applications\\notepad++.exe\\Shell\\Open\\Command|': '"C:\\notepad++.exe" "%1"',
      },
      '"C:\\notepad++.exe" "%1"',
    ],
    [
      'an app of the Store',
      {
        'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FileExts\\.vbs\\UserChoice|ProgId': 'AppX43',
      },
      'AppX43',
    ],
  ])('gives a double click to %s', (_, registry, by) => {
    const findings = examine({ registry });
    expect(of(findings, 'double click')).toEqual([
      `warning: a .vbs is opened by ${by} -> Write cscript //nologo before the name of the script, which works all the same.`,
    ]);
    expect(of(findings, '.vbs files')).toEqual(['ok: are run by VBScript']);
  });
});

describe('the execution policy', () => {
  const policies = 'Software\\Policies\\Microsoft\\Windows\\PowerShell';
  const core = 'Software\\Policies\\Microsoft\\PowerShellCore';
  const shell = 'Software\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell|ExecutionPolicy';
  const server = { 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion|InstallationType': 'Server Core' };
  const pwsh = 'C:\\Program Files\\PowerShell\\7';
  const config = (policy: string) => JSON.stringify({ 'Microsoft.PowerShell:ExecutionPolicy': policy });
  const windows = 'Windows PowerShell scripts';
  const seven = 'PowerShell 7 scripts';

  test.each<[Record<string, string | number>, string]>([
    [{}, 'warning: Restricted (default)'],
    [server, 'ok: RemoteSigned (default)'],
    [{ [`HKLM\\${shell}`]: 'Unrestricted' }, 'ok: Unrestricted (LocalMachine)'],
    [{ [`HKLM\\${shell}`]: 'RemoteSigned', [`HKCU\\${shell}`]: 'allsigned' }, 'warning: AllSigned (CurrentUser)'],
    [{ [`HKCU\\${shell}`]: 'Bypass', ...server }, 'ok: Bypass (CurrentUser)'],
    [{ [`HKCU\\${shell}`]: 'Nonsense' }, 'warning: Restricted (CurrentUser)'],
    [
      {
        [`HKCU\\${policies}|EnableScripts`]: 1,
        [`HKCU\\${policies}|ExecutionPolicy`]: 'AllSigned',
        [`HKCU\\${shell}`]: 'Bypass',
      },
      'problem: AllSigned (UserPolicy)',
    ],
    [
      {
        [`HKLM\\${policies}|EnableScripts`]: 1,
        [`HKLM\\${policies}|ExecutionPolicy`]: 'RemoteSigned',
        [`HKCU\\${policies}|EnableScripts`]: 0,
      },
      'ok: RemoteSigned (MachinePolicy)',
    ],
    [{ [`HKLM\\${policies}|EnableScripts`]: 0, [`HKCU\\${shell}`]: 'Bypass' }, 'problem: Restricted (MachinePolicy)'],
    [{ [`HKLM\\${policies}|ExecutionPolicy`]: 'AllSigned', [`HKLM\\${shell}`]: 'Bypass' }, 'ok: Bypass (LocalMachine)'],
  ])('of Windows PowerShell with %j', (registry, expected) => {
    const [found = ''] = of(checkExecutionPolicies(computer({ registry })), windows);
    expect(found.slice(0, expected.length)).toBe(expected);
    expect(found.includes(' -> ')).toBe(!expected.startsWith('ok'));
  });

  test('of this process counts before that of the user', () => {
    const facts = {
      variables: { PSExecutionPolicyPreference: 'AllSigned' },
      registry: { [`HKCU\\${shell}`]: 'Bypass' },
    };
    expect(of(checkExecutionPolicies(computer(facts)), windows)).toEqual([
      'warning: AllSigned (Process): it runs signed scripts only -> Remove the variable PSExecutionPolicyPreference.',
    ]);
  });

  test.each<[string, Facts, string]>([
    ['that is not installed', {}, 'ok: PowerShell 7 is not installed'],
    [
      'as it is installed',
      { files: { [`${pwsh}\\pwsh.exe`]: '', [`${pwsh}\\powershell.config.json`]: `\ufeff${config('RemoteSigned')}` } },
      'ok: RemoteSigned (LocalMachine): files that were downloaded need Unblock-File',
    ],
    [
      'found in PATH, with a file of the user in OneDrive',
      {
        variables: { Path: 'C:\\Windows;"D:\\Tools;old";D:\\pwsh' },
        registry: {
          'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders|Personal':
            'D:\\OneDrive\\Documents',
        },
        files: {
          'D:\\pwsh\\pwsh.exe': '',
          'D:\\OneDrive\\Documents\\PowerShell\\powershell.config.json': config('Bypass'),
        },
      },
      'ok: Bypass (CurrentUser)',
    ],
    [
      'under a group policy of its own',
      {
        files: { [`${pwsh}\\pwsh.exe`]: '' },
        registry: { [`HKLM\\${core}|EnableScripts`]: 0, [`HKLM\\${policies}|EnableScripts`]: 1 },
      },
      'problem: Restricted (MachinePolicy)',
    ],
    [
      'under the group policy of Windows PowerShell',
      {
        files: { [`${pwsh}\\pwsh.exe`]: '' },
        registry: {
          [`HKLM\\${core}|UseWindowsPowerShellPolicySetting`]: 1,
          [`HKLM\\${policies}|EnableScripts`]: 1,
          [`HKLM\\${policies}|ExecutionPolicy`]: 'Unrestricted',
        },
      },
      'ok: Unrestricted (MachinePolicy)',
    ],
    [
      'with a file that is none',
      { files: { [`${pwsh}\\pwsh.exe`]: '', [`${pwsh}\\powershell.config.json`]: '{' } },
      `notChecked: ${pwsh}\\powershell.config.json is no JSON.`,
    ],
    ['without a file', { files: { [`${pwsh}\\pwsh.exe`]: '' } }, 'warning: Restricted (default)'],
  ])('of PowerShell 7 %s', (_, facts, expected) => {
    const [found = ''] = of(checkExecutionPolicies(computer(facts)), seven);
    expect(found.slice(0, expected.length)).toBe(expected);
  });
});

describe('the language mode', () => {
  const variable = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment|__PSLockdownPolicy';
  const rules = 'HKLM\\Software\\Policies\\Microsoft\\Windows\\SrpV2\\Script|EnforcementMode';

  test.each<[Record<string, string | number>, RegExp]>([
    [{}, /^ok: /],
    [{ [rules]: 0 }, /^ok: /],
    [{ [rules]: 1 }, /^warning: AppLocker enforces rules for scripts: .* -> Use -Via exe/],
    [{ [variable]: '4' }, /^warning: the system variable __PSLockdownPolicy is 4: /],
    [{ [variable]: '8' }, /^ok: /],
    [{ [variable]: 'x' }, /^ok: /],
    [{ [variable]: '5', [rules]: 1 }, /^warning: AppLocker .*, and the system variable/],
  ])('with %j', (registry, expected) => {
    expect(of(checkLanguageMode(computer({ registry })), 'language mode')).toEqual([expect.stringMatching(expected)]);
  });

  test('of App Control cannot be told', () => {
    const [found] = of(checkLanguageMode(computer()), 'App Control');
    expect(found).toMatch(/^notChecked: .*\$ExecutionContext\.SessionState\.LanguageMode/);
  });
});

describe('the PowerShell module', () => {
  const documents = 'C:\\Users\\Ann\\Documents';
  const folder = `${documents}\\WindowsPowerShell\\Modules\\MicroSIP`;
  const examine = (files: Record<string, string>, variables = {}) =>
    of(
      checkModule(microsip, computer({ files, variables: { USERPROFILE: 'C:\\Users\\Ann', ...variables } })),
      'module',
    );

  test('is installed nowhere', () => {
    expect(examine({ [`${folder}\\notes.txt`]: '' })).toEqual([
      'ok: MicroSIP is in no module folder: import it by the full path of its .psd1',
    ]);
  });

  test('is installed for both editions, in one of them in an old version', () => {
    const seven = 'C:\\Program Files\\PowerShell\\Modules\\MicroSIP';
    const files = { [`${folder}\\1.0.0\\MicroSIP.psd1`]: '', [`${seven}\\0.9.0\\MicroSIP.psd1`]: '' };
    expect(examine(files)).toEqual([
      `ok: ${folder}\\1.0.0\\MicroSIP.psd1`,
      `warning: ${seven}\\0.9.0\\MicroSIP.psd1 is not version 1.0.0, which belongs to this package -> bridgesmith install microsip --part module; and remove the folder of the other version.`,
    ]);
  });

  test('is found in the folders of PSModulePath, each once', () => {
    const variables = { PSModulePath: `D:\\Modules\\;d:\\modules;${documents}\\WindowsPowerShell\\Modules` };
    expect(examine({ 'D:\\Modules\\MicroSIP\\MicroSIP.psd1': '' }, variables)).toEqual([
      'ok: D:\\Modules\\MicroSIP\\MicroSIP.psd1',
    ]);
  });
});

test.each<[string, Facts, string[]]>([
  [
    'on no PATH',
    {},
    ['ok: microsip-cli is in no folder of PATH, as far as this window knows: call it by its full path'],
  ],
  [
    'whole',
    {
      variables: { PATH: 'C:\\x;C:\\m\\launcher' },
      files: { 'C:\\m\\launcher\\microsip-cli.cmd': '', 'C:\\m\\batch\\dial.cmd': '' },
    },
    ['ok: C:\\m\\launcher\\microsip-cli.cmd'],
  ],
  [
    'alone',
    {
      variables: { Path: 'C:\\m\\launcher' },
      files: { 'C:\\m\\launcher\\microsip-cli.cmd': '', 'C:\\m\\batch\\dial.txt': '' },
    },
    [
      'problem: C:\\m\\launcher\\microsip-cli.cmd is there, and the batch files that it calls are not in C:\\m\\batch -> Copy the generated folder "batch" there, or: bridgesmith install microsip',
    ],
  ],
])('the launcher %s', (_, facts, expected) => {
  expect(of(checkLauncher(microsip, computer(facts)), 'PATH')).toEqual(expected);
});

describe('the installation', () => {
  const folder = 'C:\\Users\\Ann\\AppData\\Local';
  const place = `${folder}\\bridgesmith\\microsip\\installation.json`;
  const file = `${folder}\\bridgesmith\\microsip\\vbscript\\dial.vbs`;
  const launcher = `${folder}\\bridgesmith\\microsip\\launcher`;
  const data = { type: 1, bytes: Buffer.from('DDE client\0', 'utf16le').toString('base64') };
  const key = 'HKCU\\Software\\Classes\\DDEClient';
  const record = {
    version: 1,
    bridge: 'microsip',
    state: 'installed',
    parts: ['scripts', 'path', 'component'],
    others: [],
    changes: [
      {
        kind: 'file',
        part: 'scripts',
        path: file,
        hashes: [createHash('sha256').update('dial').digest('hex')],
        backup: null,
      },
      { kind: 'value', part: 'component', key, name: '', written: [data], before: null },
      { kind: 'path', part: 'path', folder: launcher, written: data, before: null },
    ],
    folders: [],
    keys: [],
  };
  const registry = { [`${key}|`]: 'DDE client', 'HKCU\\Environment|Path': `C:\\x;${launcher.toUpperCase()}\\` };
  const examine = (kept: object | string, facts: Facts = {}) => {
    const text = typeof kept === 'string' ? kept : JSON.stringify(kept);
    const files = { [place]: text, [file]: 'dial', ...facts.files };
    const surroundings = computer({ variables: { LOCALAPPDATA: folder }, registry: facts.registry ?? registry, files });
    return of(checkInstallation(microsip, surroundings), 'record');
  };

  test('is none', () => {
    expect(of(checkInstallation(microsip, computer({ variables: { LOCALAPPDATA: folder } })), 'record')).toEqual([
      'ok: there is none: "bridgesmith install" was not run',
    ]);
  });

  test.each<[string, string[], string]>([
    ['whole', examine(record), 'ok: scripts, path, component: all is as it was installed'],
    [
      'cut short',
      examine({ ...record, state: 'changing' }),
      `problem: ${place}: the installation was cut short -> bridgesmith install microsip finishes it, and bridgesmith uninstall microsip undoes it.`,
    ],
    [
      'changed by its user',
      examine(record, { files: { [file]: 'changed' } }),
      `warning: changed since it was installed: ${file} -> bridgesmith install microsip`,
    ],
    [
      'changed in the registry',
      examine(record, { registry: { ...registry, [`${key}|`]: 'other' } }),
      `warning: changed since it was installed: ${key} -> bridgesmith install microsip`,
    ],
    [
      'taken out of PATH and of the registry',
      examine(record, { registry: { 'HKCU\\Environment|Path': 'C:\\x' } }),
      `problem: no longer there: ${key}, and 1 more -> bridgesmith install microsip`,
    ],
    [
      'without a file',
      examine({ ...record, changes: [{ ...record.changes[0], path: 'C:\\gone.vbs' }] }),
      'problem: no longer there: C:\\gone.vbs -> bridgesmith install microsip',
    ],
  ])('is %s', (_, findings, expected) => {
    expect(findings).toEqual([expected]);
  });

  test('has a record that is none', async () => {
    const surroundings = computer({ variables: { LOCALAPPDATA: folder }, files: { [place]: '{' } });
    const findings = await examineComputer(microsip, surroundings);
    expect(of(findings, 'record')).toEqual([expect.stringMatching(/^notChecked: .*cannot read/)]);
  });
});

describe('Office', () => {
  const paths = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths';
  const there = { [`${paths}\\excel.exe|`]: 'C:\\EXCEL.EXE', [`${paths}\\Winword.exe|`]: 'C:\\WINWORD.EXE' };
  const policy = 'HKCU\\software\\policies\\microsoft\\office\\16.0';
  const content = `${policy}\\excel\\security\\external content`;
  const own = 'HKCU\\Software\\Microsoft\\Office\\16.0\\Word\\Security|AllowDDE';

  test.each<[string, Record<string, string | number>, RegExp]>([
    ['Excel', {}, /^ok: is not installed$/],
    ['Excel', there, /^ok: cells may reach DDE servers that run$/],
    ['Excel', { ...there, [`${content}|disableddeserverlaunch`]: 0 }, /^ok: .* that run, and start others$/],
    [
      'Excel',
      { ...there, [`${content}|DisableDDEServerLookup`]: 1 },
      /^warning: a policy .* -> An administrator decides/,
    ],
    ['Excel', { ...there, [`${content}|disableddeserverlookup`]: 0 }, /^ok: cells may/],
    ['Word', {}, /^ok: is not installed$/],
    ['Word', there, /^ok: has no DDE fields/],
    ['Word', { ...there, [own]: 1 }, /^ok: DDE fields may reach servers that run$/],
    ['Word', { ...there, [own]: 2 }, /^warning: DDE fields may start programs -> Microsoft advises against it/],
    ['Word', { ...there, [own]: 2, [`${policy}\\word\\security|allowdde`]: 0 }, /^ok: has no DDE fields/],
  ])('%s with %j', (program, registry, expected) => {
    expect(of(checkOffice(computer({ registry })), program)).toEqual([expect.stringMatching(expected)]);
  });
});

test.each<[string, Facts, string, string]>([
  ['as it should be', {}, 'version', 'ok: 22.11.0 for x64, C:\\Program Files\\nodejs\\node.exe'],
  [
    'for the other Windows',
    { variables: { PROCESSOR_ARCHITEW6432: 'AMD64' }, self: { architecture: 'ia32' } },
    'version',
    'warning: 22.11.0 for ia32, C:\\Program Files\\nodejs\\node.exe: a 32-bit one, which does not see the registry of 64-bit programs -> Install Node for x64.',
  ],
  ['with the package', {}, 'package', 'ok: C:\\bridgesmith'],
  [
    'with a package of npx',
    { self: { package: 'C:\\npm-cache\\_npx\\1\\node_modules\\bridgesmith' } },
    'package',
    'warning: C:\\npm-cache\\_npx\\1\\node_modules\\bridgesmith, in a folder that npx removes some day -> Install the package: npm install.',
  ],
])('Node %s', (_, facts, check, expected) => {
  expect(of(checkNode(computer(facts)), check)).toEqual([expected]);
});

describe('all together', () => {
  test.each(profiles.map((bridge) => [bridge.definition.name, bridge] as const))(
    '%s is examined, and what is wrong has a remedy',
    async (_, bridge) => {
      const findings = [
        ...(await examineApplication(bridge, computer())),
        ...(await examineComputer(bridge, computer())),
      ];
      expect(findings.length).toBeGreaterThan(10);
      for (const { found, remedy, state } of findings) {
        expect(found).not.toBe('');
        if (state === 'problem' || state === 'warning') expect(remedy ?? '', found).not.toBe('');
      }
    },
  );

  test('a check that fails is not checked, and the others are made', async () => {
    const broken = {
      ...computer(),
      processes: () => {
        throw new Error('Access is denied.');
      },
    };
    const findings = await examineApplication(microsip, broken);
    expect(of(findings, 'running')).toEqual(['notChecked: Access is denied.']);
    expect(findings.filter(({ area }) => area === 'MicroSIP')).toHaveLength(2);
    expect(await attempt('a', 'b', () => Promise.reject('odd'))).toEqual([
      { area: 'a', check: 'b', state: 'notChecked', found: 'odd' },
    ]);
  });

  test('the worst counts', () => {
    const all = (...states: Finding['state'][]) => states.map((state) => ({ area: '', check: '', state, found: '' }));
    expect(worstOf(all('ok', 'notChecked'))).toBe('ok');
    expect(worstOf(all('ok', 'warning', 'notChecked'))).toBe('warning');
    expect(worstOf(all('warning', 'problem', 'ok'))).toBe('problem');
  });
});
