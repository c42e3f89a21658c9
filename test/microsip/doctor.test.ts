import { describe, expect, test } from 'vitest';
import { checkComponent } from '../../src/doctor/component.js';
import { examineApplication } from '../../src/doctor/examine.js';
import { checkHost, checkLogonStart } from '../../src/doctor/host.js';
import { checkLinks } from '../../src/doctor/links.js';
import { checkPhones, checkPlace } from '../../src/microsip/doctor/phone.js';
import { checkSettings } from '../../src/microsip/doctor/settings.js';

import { microsip } from '../../src/profiles/index.js';

import { computer, type Facts, of } from '../doctor/computer.js';

const folder = 'C:\\Program Files\\MicroSIP';
const phone = `${folder}\\microsip.exe`;
const ini = 'C:\\Users\\Ann\\AppData\\Roaming\\MicroSIP\\microsip.ini';
const variables = { APPDATA: 'C:\\Users\\Ann\\AppData\\Roaming' };
const registered = { 'HKCU\\Software\\MicroSIP|': folder };
const installed: Facts = { variables, registry: registered, files: { [phone]: '' } };

describe('the phone', () => {
  test.each<[string, Facts, string[]]>([
    ['does not run', installed, ['notChecked: no window of a phone is on this desktop']],
    ['answers', { ...installed, phones: [{ process: 7, executable: phone }] }, ['ok: process 7 does: idle']],
    [
      'hangs',
      { ...installed, phones: [{ process: 7, executable: phone, certainty: 'unknown', why: 'the phone hangs' }] },
      [
        'problem: process 7 does not tell what it does: the phone hangs -> Close a dialog that it shows. If it hangs, end it in the Task Manager, and start it.',
      ],
    ],
  ])('%s', async (_, facts, expected) => {
    const findings = await checkPhones(computer(facts));
    expect(of(findings, 'answers')).toEqual(expected);
    expect(of(findings, 'program')).toEqual([]);
  });

  test('that runs is not the one that would be started', async () => {
    const phones = [{ process: 7, executable: 'D:\\Portable\\microsip.exe' }];
    expect(of(await checkPhones(computer({ ...installed, phones })), 'program')).toEqual([
      `warning: D:\\Portable\\microsip.exe runs, and commands would start ${phone} -> End it, or set MICROSIP_EXE to its path.`,
    ]);
  });

  test('is an installed one', () => {
    expect(of(checkPlace(computer(installed)), 'kind')).toEqual([`ok: installed: its settings are ${ini}`]);
  });

  test('is a portable one', () => {
    const facts = { ...installed, variables: { ...variables, MICROSIP_EXE: 'D:\\P\\microsip.exe' } };
    const files = { [phone]: '', 'D:\\P\\microsip.exe': '' };
    expect(of(checkPlace(computer({ ...facts, files })), 'kind')).toEqual([
      'ok: portable: its settings are D:\\P\\microsip.ini',
    ]);
  });
});

describe('the settings', () => {
  const account = '[Account1]\r\ndomain=pbx.example.com\r\nusername=1000\r\n';
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  const examine = (content: string | Uint8Array | Error | undefined) => {
    const files = { [phone]: '', ...(content === undefined ? {} : { [ini]: content }) };
    return checkSettings(computer({ ...installed, files }));
  };
  const settings = (text: string) => examine(utf16(`[Settings]\r\n${text}`));

  test('are all right', () => {
    expect(
      settings(`accountId=1\r\n${account}password=5E7C0A1F\r\n`).map(({ check, state, found }) => [
        check,
        state,
        found,
      ]),
    ).toEqual([
      ['file', 'ok', `${ini}, UTF-16LE`],
      ['accounts', 'ok', '1; in use: 1'],
      ['lengths', 'ok', 'no value is longer than the phone reads'],
      ['passwords', 'ok', 'none stands there as it was typed'],
      ['trace', 'ok', 'is off'],
    ]);
  });

  test.each<[string, string | Uint8Array | Error | undefined, RegExp]>([
    ['not there', undefined, /^warning: C:\\.*microsip\.ini is not there -> Start the phone once/],
    ['not to be read', new Error('EACCES: permission denied'), /^problem: .* cannot be read: EACCES.* -> /],
    ['in the code page', '[Settings]\r\n', /^warning: .* is in the system's code page.* -> Start the phone once/],
    ['in UTF-8', '\ufeff[Settings]\r\n', /^warning: .* -> Save it as UTF-16LE/],
    ['in UTF-16 without its mark', Buffer.from('[Settings]', 'utf16le'), /^problem: .*NUL.* -> Save it as UTF-16LE/],
  ])('whose file is %s', (_, content, expected) => {
    expect(of(examine(content), 'file')).toEqual([expect.stringMatching(expected)]);
  });

  test('cannot be found where no phone is', () => {
    expect(of(checkSettings(computer({ variables })), 'file')).toEqual([
      expect.stringMatching(/^notChecked: no phone/),
    ]);
  });

  test('cannot be told of a phone that nobody installed', () => {
    const facts = { variables: { ...variables, MICROSIP_EXE: phone }, files: { [phone]: '' } };
    expect(of(checkSettings(computer(facts)), 'file')).toEqual([expect.stringMatching(/^warning: there is none, of/)]);
  });

  test.each<[string, RegExp]>([
    ['', /^warning: there are none -> /],
    ['[Account2]\r\ndomain=a\r\n', /^warning: there is no account 1, so that the phone does not see 2 -> /],
    [`${account}[Account3]\r\ndomain=b\r\n[Account4]\r\n`, /^warning: there is no account 2, .* not see 3 -> /],
    [`accountId=3\r\n${account}`, /^warning: account 3 is the one in use, and there are 1 -> /],
    [`accountId=0\r\n${account}`, /^ok: 1; in use: the local one$/],
    [`accountId=2\r\n${account}[account2]\r\ndomain=b\r\n[Account 3]\r\ndomain=c\r\n`, /^ok: 2; in use: 2$/],
  ])('with the accounts %j', (text, expected) => {
    expect(of(settings(text), 'accounts')).toEqual([expect.stringMatching(expected)]);
  });

  test('with values that the phone would cut off, but for passwords', () => {
    const long = 'x'.repeat(256);
    const text = `userAgent=${long}\r\nSTUN=${'x'.repeat(255)}\r\n${account}displayName=${long}\r\npassword=${'ab'.repeat(300)}\r\n[Calls]\r\n0=${long}`;
    expect(of(settings(text), 'lengths')).toEqual([
      'problem: userAgent of [Settings] has 256 characters, and the phone reads 255; displayName of [Account1] has 256 characters, and the phone reads 255 -> Shorten it: bridgesmith microsip provision --set, or in the phone.',
    ]);
    expect(of(settings(`${account}password=${'a'.repeat(1041)}`), 'lengths')).toEqual([
      expect.stringMatching(/^problem: password of \[Account1\] has 1041 characters, and the phone reads 1040/),
    ]);
  });

  test.each([
    ['hunter2', 'warning'],
    ['49214921', 'warning'],
    ['abc', 'warning'],
    ['5e7c00680075', 'ok'],
    ['', 'ok'],
  ])('with the password %j, which is never shown', (password, state) => {
    const findings = settings(`${account}password=${password}\r\n`);
    expect(findings.find(({ check }) => check === 'passwords')).toMatchObject({ state });
    if (password !== '') expect(JSON.stringify(findings)).not.toContain(password);
    if (state === 'warning') expect(of(findings, 'passwords')[0]).toContain('[Account1]');
  });

  test('with the trace left on', () => {
    expect(of(settings('enableLog=1'), 'trace')).toEqual([
      expect.stringMatching(/^warning: is on: .* -> bridgesmith microsip trace off$/),
    ]);
  });
});

describe('the links', () => {
  const node = 'C:\\Program Files\\nodejs\\node.exe';
  const program = 'C:\\bridgesmith\\dist\\cli\\main.js';
  const command = `"${node}" "${program}" microsip link --notify box -- "%1"`;
  const choice = 'HKCU\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\tel\\UserChoice|ProgId';
  const ours = { 'HKCR\\bridgesmith.microsip.tel\\shell\\open\\command|': command };
  const byPhone = { 'HKCR\\tel\\shell\\open\\command|': `"${phone}" "%1"` };
  const files = { [node]: '', [program]: '' };
  const choose = 'choose MicroSIP \\(bridgesmith\\) in Settings > Apps > Default apps';

  test.each<[string, Facts, RegExp]>([
    ['nobody', {}, /^ok: opened by nobody$/],
    ['us', { registry: { ...ours, 'HKCR\\tel\\shell\\open\\command|': command }, files }, /^ok: opened by bridgesmith/],
    [
      'us, but our files are gone',
      { registry: { ...ours, 'HKCR\\tel\\shell\\open\\command|': command }, files: { [node]: '' } },
      /^problem: .*main\.js is no longer there -> bridgesmith links install microsip --scheme tel$/,
    ],
    [
      'the phone',
      { registry: byPhone },
      new RegExp(
        `^warning: opened by the phone, unchecked.* -> bridgesmith links install microsip --scheme tel, and then: ${choose}$`,
      ),
    ],
    ['the phone, though we are registered', { registry: { ...byPhone, ...ours }, files }, new RegExp(`-> ${choose}$`)],
    [
      'an app that the user chose, though we are registered',
      { registry: { ...ours, [choice]: 'AppXteams' }, files },
      new RegExp(
        `^warning: bridgesmith is registered, but another opens them: an app, as the user chose \\(AppXteams\\) -> ${choose}$`,
      ),
    ],
    [
      'another',
      { registry: { 'HKCR\\tel\\shell\\open\\command|': '"C:\\Zoom.exe" "%1"' } },
      /^ok: opened by "C:\\Zoom\.exe" "%1"$/,
    ],
  ])('that are opened by %s', (_, facts, expected) => {
    const findings = checkLinks(microsip, computer(facts));
    expect(findings.map(({ check }) => check).sort()).toEqual(['callto:', 'sip:', 'sips:', 'tel:']);
    expect(of(findings, 'tel:')).toEqual([expect.stringMatching(expected)]);
  });
});

describe('the host', () => {
  const mark = { 'HKCU\\Software\\bridgesmith\\Servers|MicroSIP|control': '42' };
  const script = 'C:\\Users\\Ann\\AppData\\Local\\bridgesmith\\start-host-microsip.js';
  const run = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
  const record = JSON.stringify({ version: 1, script, key: run, value: 'bridgesmith host microsip', made: [] });
  const recorded = { 'HKCU\\Software\\bridgesmith\\microsip\\Host|Record': record };
  const starts = { ...recorded, [`${run}|bridgesmith host microsip`]: `wscript.exe "${script}"` };
  const text = [
    '// [bridgesmith:host-microsip]',
    'var program = "C:\\\\Node \\u00E4\\\\node.exe";',
    '  new ActiveXObject("Shell.Application").ShellExecute(program, "\\"C:\\\\a b\\\\main.js\\" host microsip", "C:\\\\x", "open", 0);',
    '',
  ].join('\r\n');
  const files = { [script]: text, 'C:\\Node ä\\node.exe': '', 'C:\\a b\\main.js': '' };
  const server = { processId: 42, program: 'node.exe' };

  test.each<[string, Facts, RegExp]>([
    ['nobody', {}, /^ok: none runs/],
    [
      'nobody, though one starts at logon',
      { registry: starts, files },
      /^warning: it starts at logon, and none runs -> /,
    ],
    [
      'one that answers',
      { registry: mark, processes: { 42: 'node.exe' }, servers: [server] },
      /^ok: process 42 answers as MicroSIP\|control$/,
    ],
    ['one that has ended and is still registered', { registry: mark, processes: { 43: 'node.exe' } }, /^ok: none runs/],
    [
      'one that does not answer',
      { registry: mark, processes: { 42: 'node.exe' } },
      /^problem: process 42 is registered as the host, and nobody answers .* -> bridgesmith host microsip --replace/,
    ],
    [
      'another program',
      { servers: [{ processId: 9, program: 'other.exe' }] },
      /^warning: process 9 \(other\.exe\) answers as MicroSIP\|control, and is not registered/,
    ],
  ])('is %s', async (_, facts, expected) => {
    expect(of(await checkHost(microsip, computer(facts)), 'runs')).toEqual([expect.stringMatching(expected)]);
  });

  test.each<[string, Facts, RegExp]>([
    ['not at all', {}, /^ok: no$/],
    ['by its script', { registry: starts, files }, /^ok: wscript\.exe /],
    [
      'by a script that is gone',
      { registry: starts },
      /^problem: it would, but .*start-host-microsip\.js is no longer there -> /,
    ],
    ['by a script of another', { registry: starts, files: { [script]: 'WScript.Echo(1)' } }, /^problem: .*start-host/],
    [
      'with a Node that is gone',
      { registry: starts, files: { [script]: text, 'C:\\a b\\main.js': '' } },
      /^problem: it would, but C:\\Node ä\\node\.exe is no longer there -> bridgesmith host microsip --install$/,
    ],
    [
      'with a package that is gone',
      { registry: starts, files: { [script]: text, 'C:\\Node ä\\node.exe': '' } },
      /^problem: it would, but C:\\a b\\main\.js is no longer there/,
    ],
    ['no more, since its value is gone', { registry: recorded, files }, /^problem: it was installed, and its value/],
  ])('starts at logon %s', (_, facts, expected) => {
    expect(of(checkLogonStart(microsip, computer(facts)), 'starts at logon')).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  test('that nobody answers for in time is not checked, its start at logon is', async () => {
    const findings = await examineApplication(
      microsip,
      computer({ registry: starts, files, servers: new Error('no answer') }),
    );
    expect(of(findings, 'runs')).toEqual(['notChecked: no answer']);
    expect(of(findings, 'starts at logon')).toEqual([expect.stringMatching(/^ok: wscript/)]);
  });

  test('with a record of a later version is not checked', async () => {
    const registry = { 'HKCU\\Software\\bridgesmith\\microsip\\Host|Record': '{"version":2}' };
    expect(of(await examineApplication(microsip, computer({ registry })), 'runs')).toEqual([
      expect.stringMatching(/^notChecked: .*cannot read/),
    ]);
  });
});

describe('the component', () => {
  const classId = '{DDB2D4B1-576F-4216-BD39-07971ED31333}';
  const classes = 'HKCU\\Software\\Classes';
  const file = 'C:\\bridgesmith\\DDEClient.wsc';
  const name = { [`${classes}\\DDEClient\\CLSID|`]: classId };
  const url = { [`${classes}\\CLSID\\${classId}\\ScriptletURL|`]: `file://${file}` };
  const for64Bit = { [`${classes}\\CLSID\\${classId}\\InprocServer32|`]: 'scrobj.dll' };
  const for32Bit = { [`${classes}\\WOW6432Node\\CLSID\\${classId}\\InprocServer32|`]: 'scrobj.dll' };
  const files = { [file]: '' };

  test.each<[string, Facts, RegExp]>([
    ['not registered', {}, /^ok: is not registered$/],
    [
      'whole',
      { registry: { ...name, ...url, ...for64Bit, ...for32Bit }, files },
      /^ok: .*for 64-bit and 32-bit programs$/,
    ],
    [
      'without its file',
      { registry: { ...name, ...url, ...for64Bit, ...for32Bit } },
      /^problem: .*DDEClient\.wsc is not there -> bridgesmith component install microsip$/,
    ],
    [
      'for 64-bit programs only',
      { registry: { ...name, ...url, ...for64Bit }, files },
      /^problem: .* 32-bit programs do not/,
    ],
    [
      'for 32-bit programs only',
      { registry: { ...name, ...url, ...for32Bit }, files },
      /^problem: .* 64-bit programs do not/,
    ],
    [
      'that of another program',
      { registry: { [`${classes}\\DDEClient\\CLSID|`]: '{00000000-0000-0000-0000-000000000000}' } },
      /^warning: belongs to another program -> /,
    ],
  ])('is %s', (_, facts, expected) => {
    expect(of(checkComponent(microsip, computer(facts)), 'DDEClient of the user')).toEqual([
      expect.stringMatching(expected),
    ]);
    expect(of(checkComponent(microsip, computer(facts)), 'DDEClient of the machine')).toEqual([
      'ok: is not registered',
    ]);
  });

  test('is not seen by 32-bit Node', () => {
    const findings = checkComponent(microsip, computer({ variables: { PROCESSOR_ARCHITEW6432: 'AMD64' } }));
    expect(of(findings, 'DDEClient')).toEqual([expect.stringMatching(/^notChecked: /)]);
  });
});
