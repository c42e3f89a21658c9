// hostileRecords.ts: records of an installation of microsip that somebody else wrote. Nothing of them may be undone, by
// Node or by install.ps1.

export interface RecordFolders {
  readonly local: string;
  readonly documents: string;
}

interface HostileRecord {
  readonly name: string;
  readonly record: unknown;
  /** What the error says. */
  readonly problem: string;
}

const nothing = 'nothing of microsip is installed there';

/** @param hash of the content of every file that they name, as one knows who wants it removed. */
export function hostileRecords({ local, documents }: RecordFolders, hash: string): HostileRecord[] {
  const own = `${local}\\bridgesmith\\microsip`;
  const whole = {
    ...{
      version: 1,
      bridge: 'microsip',
      state: 'installed',
      parts: ['scripts', 'module', 'component', 'links', 'path'],
    },
    ...{ others: [], changes: [], folders: [], keys: [] },
  };
  const record = (name: string, fields: object, problem: string) => ({
    name,
    record: { ...whole, ...fields },
    problem,
  });
  const change = (name: string, fields: object | null, problem: string) =>
    record(name, { changes: [fields] }, `changes[0]${problem}`);
  const file = (name: string, path: string, part = 'scripts') =>
    change(name, { kind: 'file', part, path, hashes: [hash], backup: null }, `.path: ${nothing}`);
  const backup = (name: string, place: unknown) => {
    const path = `${own}\\batch\\dial.cmd`;
    return change(name, { kind: 'file', part: 'scripts', path, hashes: [hash], backup: place }, `.backup: ${nothing}`);
  };
  const data = { type: 1, bytes: Buffer.from('x\0', 'utf16le').toString('base64') };
  const value = (key: string, name = '', part = 'links') =>
    change(
      `the value ${name} of ${key}, by ${part}`,
      { kind: 'value', part, key: `HKCU\\${key}`, name, shared: '', written: [data], before: data },
      `.key: ${nothing}`,
    );
  return [
    change('no change', null, ': it is no change'),
    record('a list for a change', { changes: [[]] }, 'changes[0]'),
    change('a change of another kind', { kind: 'run', part: 'scripts' }, '.kind: there is no such change'),
    record('of another bridge', { bridge: 'other' }, 'bridge: it is not microsip'),
    record('a part that there is not', { parts: [null] }, 'parts[0]: there is no such part'),
    record('what Node alone undoes', { others: [{}] }, 'others[0]: there is no such part'),
    record('no parts', { parts: null }, 'parts: it is no list'),
    file('a file of Windows', 'C:\\Windows\\System32\\drivers\\etc\\hosts'),
    file('a file of the user', `${documents}\\thesis.docx`),
    file('what was there before', `${own}\\Backup\\dial.cmd`),
    file('a file beside the folder', `${local}\\bridgesmith\\other\\batch\\dial.cmd`),
    file('a file of a folder whose name begins alike', `${own}-2\\dial.cmd`),
    file('the record itself', `${own}\\installation.json`),
    file('a backup', `${own}\\backup\\LocalAppData\\dial.cmd`),
    file('a way out', `${own}\\..\\other\\dial.cmd`),
    file('a way out with other slashes', `${own}/../other/dial.cmd`),
    file('a stream', `${own}\\dial.cmd:stream`),
    file('a name with a dot at its end', `${own}\\batch.\\dial.cmd`),
    file('the folder itself', own),
    file('a file of another part', `${own}\\batch\\dial.cmd`, 'component'),
    file('a file of a part that has none', `${own}\\batch\\dial.cmd`, 'links'),
    file('a profile of PowerShell', `${documents}\\PowerShell\\profile.ps1`, 'module'),
    file('a module without a version', `${documents}\\PowerShell\\Modules\\Other\\Other.psm1`, 'module'),
    file('a way out of the modules', `${documents}\\PowerShell\\Modules\\..\\1.0\\x\\y`, 'module'),
    backup('a file of Windows that is put back', 'C:\\Windows\\win.ini'),
    backup('a backup of another file', `${own}\\backup\\LocalAppData\\bridgesmith\\microsip\\batch\\answer.cmd`),
    backup('a backup that is none', `${own}\\batch\\answer.cmd`),
    backup('a backup without a name', ''),
    backup('a backup that is a number', 5),
    value('Software\\Microsoft\\Windows\\CurrentVersion\\Run', 'Other'),
    value('Software\\Other', 'Run', 'component'),
    value('Environment', 'Path'),
    value('Environment', 'Path', 'path'),
    value('Software\\Classes\\http\\shell\\open\\command'),
    value('Software\\Classes\\ms-settings\\shell\\open\\command', '', 'component'),
    value('Software\\Classes\\tel\\shell\\open\\command', 'DelegateExecute'),
    value('Software\\Classes\\tel\\shell\\open\\command\\x'),
    value('Software\\Classes\\bridgesmith.other.tel'),
    value('Software\\Classes\\Exe.1\\shell', '', 'component'),
    value('Software\\RegisteredApplications', 'Other'),
    value('Software\\Classes\\CLSID\\{0}', '', 'component'),
    change(
      'a key that is not shared',
      {
        kind: 'value',
        part: 'links',
        key: 'HKCU\\Software\\Classes\\tel',
        name: '',
        shared: 'HKCU\\Software',
        written: [data],
        before: null,
      },
      '.shared: it is not shared',
    ),
    change(
      'data that is none',
      {
        kind: 'value',
        part: 'links',
        key: 'HKCU\\Software\\Classes\\tel',
        name: '',
        shared: '',
        written: [5],
        before: null,
      },
      '.written[0]: it is no data of the registry',
    ),
    change(
      'a folder in PATH',
      { kind: 'path', part: 'path', folder: 'C:\\Tools', written: data, before: data },
      `.folder: ${nothing}`,
    ),
    change(
      'a PATH that was never there',
      { kind: 'path', part: 'path', folder: `${own}\\launcher`, written: data, before: data },
      '.written: it is not what was there before, with the folder',
    ),
    record('a folder', { folders: ['C:\\Users\\Ann\\Desktop'] }, `folders[0]: ${nothing}`),
    record(
      'folders in a list of their own',
      { folders: [['C:\\Users\\Ann\\Desktop', 'C:\\Users\\Ann']] },
      'folders[0]',
    ),
    record('keys in a list of their own', { keys: [['HKCU\\Software\\Other', 'HKCU\\Software\\Else']] }, 'keys[0]'),
    record('a folder by a way out', { folders: [`${own}\\..\\..\\other`] }, `folders[0]: ${nothing}`),
    record('a key', { keys: ['HKCU\\Software\\Other'] }, `keys[0]: ${nothing}`),
    record('a key that is none', { keys: [null] }, `keys[0]: ${nothing}`),
  ];
}
