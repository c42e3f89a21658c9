import { createHash } from 'node:crypto';
import { win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FailedError } from '../../src/errors.js';
import { installationPlan } from '../../src/installation/plan.js';
import { textData } from '../../src/installation/registryData.js';
import { prepareInstallation } from '../../src/installer/install.js';
import { linkProblem } from '../../src/installer/linkedPlaces.js';
import { prepareUninstallation } from '../../src/installer/uninstall.js';
import { microsip } from '../../src/profiles/index.js';
import { hostileRecords, type RecordFolders } from '../installation/hostileRecords.js';
import { MemorySystem } from './memorySystem.js';
import { key } from './registry/memoryRegistry.js';

const folders: RecordFolders = {
  local: 'C:\\Users\\Ann\\AppData\\Local',
  documents: 'C:\\Users\\Ann\\OneDrive\\Documents',
};
const victim = Buffer.from('what somebody else needs');
const hash = createHash('sha256').update(victim).digest('hex');

/** As it would be if all that hostile records name were there, and had been written by an installation. */
function systemWith(record: unknown): MemorySystem {
  const system = new MemorySystem();
  const put = (path: string, bytes: Buffer) => {
    if (win32.dirname(path) !== path) system.addFolder(win32.dirname(path));
    system.addFile(path, bytes);
  };
  const { changes = [] } = record as { changes?: { path?: unknown; backup?: unknown }[] };
  for (const change of Array.isArray(changes) ? changes : []) {
    for (const path of [change?.path, change?.backup]) {
      if (typeof path === 'string' && path !== '' && !path.endsWith('microsip')) put(path, victim);
    }
  }
  system.registry.writeTree('HKCU\\Software\\Other', key({ Run: 'other.exe' }));
  put(`${folders.local}\\bridgesmith\\microsip\\installation.json`, Buffer.from(JSON.stringify(record)));
  return system;
}

describe('a record that no installation of the bridge can have written', () => {
  test.each(hostileRecords(folders, hash))('$name: is refused, and nothing is changed', async ({ record, problem }) => {
    const system = systemWith(record);
    const before = system.snapshot();
    const undoing = async () => (await prepareUninstallation(system, 'microsip')).carryOut();
    await expect(undoing()).rejects.toThrow(FailedError);
    await expect(undoing()).rejects.toThrow(problem);
    const plan = installationPlan(microsip, ['install.ps1']);
    await expect(prepareInstallation(system, plan, new Map([['install.ps1', victim]]))).rejects.toThrow(problem);
    expect(system.snapshot()).toEqual(before);
  });

  test.each([
    ['a folder', `${folders.local}\\bridgesmith\\microsip\\batch`, false, true],
    ['the folder of all bridges', `${folders.local}\\bridgesmith`, false, true],
    ['the folder of PowerShell', `${folders.documents}\\PowerShell`, false, false],
    ['the folder of PowerShell, as administrator', `${folders.documents}\\PowerShell`, true, true],
  ])('a link in place of %s leads elsewhere', async (_what, place, elevated, isRefused) => {
    const system = new MemorySystem();
    const paths = ['batch/dial.cmd', 'powershell/MicroSIP/1.0.0/MicroSIP.psm1'];
    const plan = installationPlan(microsip, paths);
    const files = new Map(paths.map((path) => [path, victim]));
    await (await prepareInstallation(system, plan, files, { parts: ['scripts', 'module'] })).carryOut();
    system.links.add(place.toLowerCase());
    system.elevated = elevated;
    const before = system.snapshot();
    const undoing = async () => (await prepareUninstallation(system, 'microsip')).carryOut();
    if (!isRefused) return undoing();
    await expect(undoing()).rejects.toThrow(
      /: changes\[\d\]\.path: a link leads from there to another place\. Nothing/,
    );
    expect(system.snapshot()).toEqual(before);
  });

  test('hides no link behind the other slash', async () => {
    const system = new MemorySystem();
    const folder = `${folders.local}\\bridgesmith\\microsip\\batch`;
    system.links.add(folder.toLowerCase());
    const path = `${folder}\\dial.cmd`.replaceAll('\\', '/');
    const changes = [{ kind: 'file', part: 'scripts', path, hashes: [hash], backup: null }];
    expect(await linkProblem(system, { changes } as never)).toBe(
      'changes[0].path: a link leads from there to another place',
    );
  });

  test('is told from one of an older version, which had other files, names and keys', async () => {
    const record = {
      version: 1,
      bridge: 'microsip',
      state: 'installed',
      parts: ['scripts', 'module', 'component', 'links', 'path'],
      others: ['host'],
      changes: [
        ...[
          ['scripts', `${folders.local}\\bridgesmith\\microsip\\python\\dial.py`],
          ['module', `${folders.documents}\\PowerShell\\Modules\\OldPhone\\0.9\\OldPhone.psm1`],
          ['component', `${folders.local}\\bridgesmith\\microsip\\component\\Old.wsc`],
        ].map(([part, path]) => ({ kind: 'file', part, path, hashes: [hash], backup: null })),
        ...[
          ['component', 'Software\\Classes\\OldClient.1.00', ''],
          [
            'component',
            'Software\\Classes\\CLSID\\{01234567-89AB-CDEF-0123-456789ABCDEF}\\InprocServer32',
            'ThreadingModel',
          ],
          ['links', 'Software\\Classes\\bridgesmith.microsip.tel\\shell\\open\\command', ''],
          ['links', 'Software\\RegisteredApplications', 'bridgesmith.microsip'],
        ].map(([part, at, name]) => ({
          ...{ kind: 'value', part, key: `HKCU\\${at}`, name, shared: '' },
          ...{ written: [textData('ours')], before: null },
        })),
      ],
      folders: [folders.local, `${folders.local}\\bridgesmith`, `${folders.documents}\\PowerShell\\Modules\\OldPhone`],
      keys: ['HKCU\\Software\\Classes', 'HKCU\\Software\\Classes\\OldClient.1.00'],
    };
    const { steps } = await prepareUninstallation(systemWith(record), 'microsip');
    expect(steps.map(({ state }) => state)).toEqual([...Array(4).fill('gone'), ...Array(3).fill('removed')]);
  });
});
