import { describe, expect, test } from 'vitest';
import type { RegistryValue } from '../../src/ffi/registryTree.js';
import { type InstallationPlan, installationPlan } from '../../src/installation/plan.js';
import { textData } from '../../src/installation/registryData.js';
import { type InstallOptions, prepareInstallation } from '../../src/installer/install.js';
import { readRecordFile } from '../../src/installer/recordFile.js';
import { prepareUninstallation, type UninstallOptions } from '../../src/installer/uninstall.js';
import { microsip } from '../../src/profiles/index.js';
import { pathTexts } from '../installation/pathTexts.js';
import { CutShort, MemorySystem } from './memorySystem.js';
import { key } from './registry/memoryRegistry.js';

const paths = [
  'install.ps1',
  'powershell/dial.ps1',
  'powershell/MicroSIP/1.0.0/MicroSIP.psd1',
  'powershell/MicroSIP/1.0.0/en-US/about_MicroSIP.help.txt',
  'batch/dial.cmd',
  'launcher/microsip-cli.cmd',
  'component/DDEClient.wsc',
  'links/open-link.js',
];
const filesOf = (names: readonly string[], version = 1) =>
  new Map(names.map((name) => [name, Buffer.from(`${name}, version ${version}`)]));
const files = filesOf(paths);
const plan = installationPlan(microsip, paths);

async function install(system: MemorySystem, options: InstallOptions = {}, made = files, by: InstallationPlan = plan) {
  const prepared = await prepareInstallation(system, by, made, options);
  await prepared.carryOut();
  return prepared;
}

async function uninstall(system: MemorySystem, options: UninstallOptions = {}) {
  const prepared = await prepareUninstallation(system, 'microsip', options);
  await prepared.carryOut();
  return prepared;
}

const local = 'C:\\Users\\Ann\\AppData\\Local\\bridgesmith\\microsip';
const pathOf = (system: MemorySystem) => system.registry.readValue('HKCU\\Environment', 'Path');
const tally = (steps: readonly { state: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { state } of steps) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};
const stepCount = plan.parts.filter(({ optional }) => !optional).flatMap(({ steps }) => steps).length;

describe('installing', () => {
  test('changes nothing before it is carried out', async () => {
    const system = new MemorySystem();
    const before = system.snapshot();
    const prepared = await prepareInstallation(system, plan, files);
    expect(tally(prepared.steps)).toEqual({ created: stepCount });
    await prepareUninstallation(system, 'microsip');
    expect(system.snapshot()).toEqual(before);
  });

  test('puts all in its place, and leaves no trace when it is undone', async () => {
    const system = new MemorySystem();
    const before = system.snapshot();
    await install(system);
    expect(system.text(`${local}\\batch\\dial.cmd`)).toBe('batch/dial.cmd, version 1');
    expect(
      system.text('C:\\Users\\Ann\\OneDrive\\Documents\\PowerShell\\Modules\\MicroSIP\\1.0.0\\MicroSIP.psd1'),
    ).toBe('powershell/MicroSIP/1.0.0/MicroSIP.psd1, version 1');
    const { classId, progId } = microsip.definition.component;
    const value = (name: string) => system.registry.readValue(`HKCU\\Software\\Classes\\${name}`, '');
    expect(value(`${progId}\\CLSID`)).toEqual(textData(classId));
    expect(value(`WOW6432Node\\CLSID\\${classId}\\ScriptletURL`)).toEqual(
      textData(`file://${local}\\component\\DDEClient.wsc`),
    );
    expect(pathOf(system)).toEqual(textData(`C:\\Tools;${local}\\launcher`));
    expect(await readRecordFile(system, 'microsip')).toMatchObject({ state: 'installed', bridge: 'microsip' });
    const undone = await uninstall(system);
    expect(tally(undone.steps)).toEqual({ removed: stepCount });
    expect(system.snapshot()).toEqual(before);
    expect(system.broadcasts).toBe(2);
  });

  test('again changes nothing', async () => {
    const system = new MemorySystem();
    const before = system.snapshot();
    await install(system);
    const once = system.snapshot();
    const { steps } = await install(system);
    expect(tally(steps)).toEqual({ unchanged: stepCount });
    expect(system.snapshot()).toEqual(once);
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
  });

  test('over an older version writes what differs, and takes away what is no longer part of it', async () => {
    const system = new MemorySystem();
    const before = system.snapshot();
    await install(system);
    const newer = [...paths.filter((name) => name !== 'batch/dial.cmd'), 'vbscript/dial.vbs'];
    const { steps, leftovers } = await install(system, {}, filesOf(newer, 2), installationPlan(microsip, newer));
    expect(tally(steps)).toMatchObject({ created: 1, updated: newer.length - 1 + 4 });
    expect(leftovers.map(({ target, state }) => [target, state])).toEqual([[`${local}\\batch\\dial.cmd`, 'removed']]);
    expect([...system.entries.keys()].filter((name) => name.includes('\\batch'))).toEqual([]);
    expect(system.text(`${local}\\vbscript\\dial.vbs`)).toBe('vbscript/dial.vbs, version 2');
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
  });

  test('and uninstalling part by part leaves the others as they are', async () => {
    const system = new MemorySystem();
    const before = system.snapshot();
    await install(system, { parts: ['module'] });
    const module = system.snapshot();
    expect([...system.entries.keys()].filter((name) => name.includes('\\batch'))).toEqual([]);
    await install(system, { parts: ['path'] });
    expect(system.text(`${local}\\launcher\\microsip-cli.cmd`)).toBeDefined();
    expect((await readRecordFile(system, 'microsip'))?.parts).toEqual(['scripts', 'module', 'path']);
    await uninstall(system, { parts: ['scripts'] });
    expect(pathOf(system)).toEqual(textData('C:\\Tools'));
    expect((await readRecordFile(system, 'microsip'))?.parts).toEqual(['module']);
    expect(Object.keys((system.snapshot() as { files: object }).files)).toEqual(
      Object.keys((module as { files: object }).files),
    );
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
  });

  test("leaves what is the user's own as it is installed, while there is none at hand to take its place", async () => {
    const system = new MemorySystem();
    const before = system.snapshot();
    const own = 'page/contacts.html';
    const withOwn = installationPlan(microsip, [...paths, own], [own]);
    await install(system, {}, filesOf([...paths, own]), withOwn);
    const { steps, leftovers } = await install(system, {}, filesOf(paths, 2), withOwn);
    expect(leftovers).toEqual([]);
    expect(steps.map(({ target }) => target)).not.toContain(`${local}\\page\\contacts.html`);
    expect(system.text(`${local}\\page\\contacts.html`)).toBe(`${own}, version 1`);
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
  });

  test('refuses what the bridge does not have', async () => {
    const only = installationPlan(microsip, ['batch/dial.cmd']);
    await expect(prepareInstallation(new MemorySystem(), only, files, { parts: ['path'] })).rejects.toThrow(
      'microsip has no part "path" to install. It has: scripts, component.',
    );
  });
});

describe('what is there already', () => {
  const own = 'C:\\Users\\Ann\\OneDrive\\Documents\\WindowsPowerShell\\Modules\\MicroSIP\\1.0.0';
  const { classId, progId } = microsip.definition.component;
  const progIdKey = `HKCU\\Software\\Classes\\${progId}`;
  const withStrangers = () => {
    const system = new MemorySystem();
    system.addFolder(own);
    system.addFile(`${own}\\MicroSIP.psd1`, Buffer.from([0, 255, 13]));
    const data = { type: 2, bytes: 'JQBYACUAAAA=' };
    system.registry.writeTree(progIdKey, { values: { '': data, other: 'x' }, keys: { CurVer: key({ '': 'y' }) } });
    return system;
  };

  test('is not touched without --force, and nothing else is changed then', async () => {
    const system = withStrangers();
    const before = system.snapshot();
    await expect(install(system)).rejects.toThrow(
      `There already, and not put there by this installation: ${own}\\MicroSIP.psd1; ${progIdKey}, (default). Nothing was changed.`,
    );
    expect(system.snapshot()).toEqual(before);
  });

  test('is kept with --force, and put back to the last byte', async () => {
    const system = withStrangers();
    const before = system.snapshot();
    const { steps } = await install(system, { force: true });
    expect(tally(steps)).toEqual({ created: stepCount - 2, replaced: 2 });
    await install(system);
    await install(system, {}, filesOf(paths, 2));
    expect(system.text(`${own}\\MicroSIP.psd1`)).toContain('version 2');
    const undone = await uninstall(system);
    expect(tally(undone.steps)).toEqual({ removed: stepCount - 2, restored: 2 });
    expect(system.snapshot()).toEqual(before);
  });

  test('is not lost where what took its place is replaced by force, too', async () => {
    const system = withStrangers();
    await install(system, { force: true });
    system.addFile(`${own}\\MicroSIP.psd1`, Buffer.from('theirs'));
    await install(system, { force: true });
    await install(system, { force: true });
    await uninstall(system);
    const kept = [...system.entries.values()].filter(({ path }) => /\\backup\\.*\.psd1/.test(path));
    expect(kept.map(({ bytes }) => bytes?.toString())).toEqual(['theirs']);
    expect(await system.files.read(`${own}\\MicroSIP.psd1`)).toEqual(Buffer.from([0, 255, 13]));
  });

  test('is put back where its folder is gone', async () => {
    const system = withStrangers();
    const before = system.snapshot();
    await install(system, { force: true });
    for (const path of [...system.entries.keys()].filter((name) => name.startsWith(own.toLowerCase())))
      system.entries.delete(path);
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
  });

  test('stays when it is just what would be written', async () => {
    const system = new MemorySystem();
    await install(system, { parts: ['component'] });
    await system.files.remove(`${local}\\installation.json`);
    const before = system.snapshot();
    const { steps } = await install(system);
    expect(tally(steps)).toMatchObject({ there: plan.parts.find(({ name }) => name === 'component')?.steps.length });
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
    expect(system.registry.readValue(`${progIdKey}\\CLSID`, '')).toEqual(textData(classId));
  });

  test('stays when somebody has changed it since', async () => {
    const system = new MemorySystem();
    await install(system);
    system.addFile(`${local}\\batch\\dial.cmd`, Buffer.from('my own'));
    system.addFile(`${local}\\batch\\mine.cmd`, Buffer.from('mine'));
    system.registry.writeTree(`${progIdKey}\\CLSID`, key({ '': '{OTHER}' }));
    await expect(install(system)).rejects.toThrow(`${local}\\batch\\dial.cmd`);
    const { steps } = await uninstall(system);
    expect(steps.filter(({ state }) => state === 'left').map(({ target }) => target)).toEqual([
      `${progIdKey}\\CLSID, (default)`,
      `${local}\\batch\\dial.cmd`,
    ]);
    expect(system.text(`${local}\\batch\\dial.cmd`)).toBe('my own');
    expect(system.text(`${local}\\batch\\mine.cmd`)).toBe('mine');
    expect(await readRecordFile(system, 'microsip')).toBeUndefined();
  });

  test('that was removed since is no error', async () => {
    const system = new MemorySystem();
    const before = system.snapshot();
    await install(system);
    await system.files.remove(`${local}\\batch\\dial.cmd`);
    system.registry.deleteTree(`HKCU\\Software\\Classes\\${progId}`);
    const { steps } = await uninstall(system);
    expect(tally(steps)).toEqual({ removed: stepCount - 3, gone: 3 });
    expect(system.snapshot()).toEqual(before);
  });

  test('of a record that another version wrote is said to be', async () => {
    const system = new MemorySystem();
    await install(system);
    for (const text of ['{"version":2,"changes":[]}', 'x', '', '{"version":1}', 'null']) {
      system.addFile(`${local}\\installation.json`, Buffer.from(text));
      await expect(install(system)).rejects.toThrow('cannot read. Uninstall with the one that wrote it.');
      await expect(uninstall(system)).rejects.toThrow('cannot read');
    }
  });
});

describe('PATH', () => {
  const values = pathTexts.flatMap((text): [string, RegistryValue][] => [
    [text, textData(text, 1)],
    [text, textData(text, 2)],
  ]);
  test.each(values)('%j, %j is the same to the last bit afterwards', async (text, data) => {
    const system = new MemorySystem({ Path: data, Other: 'x' });
    const before = system.snapshot();
    await install(system, { parts: ['path'] });
    const now = pathOf(system) as { type: number; bytes: string };
    expect(now.type).toBe((data as { type: number }).type);
    const longer = Buffer.from(now.bytes, 'base64').toString('utf16le');
    expect(longer.startsWith(text)).toBe(true);
    expect(longer.endsWith(`${local}\\launcher\0`)).toBe(true);
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
  });

  test('that is not there is made, and is not there afterwards', async () => {
    const system = new MemorySystem({ TEMP: 'x' });
    const before = system.snapshot();
    await install(system);
    expect(pathOf(system)).toEqual(textData(`${local}\\launcher`, 2));
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
  });

  test('without a terminator, or with two, is put back as it was', async () => {
    for (const bytes of [Buffer.from('C:\\a', 'utf16le'), Buffer.from('C:\\a\0\0', 'utf16le')]) {
      const system = new MemorySystem({ Path: { type: 2, bytes: bytes.toString('base64') } });
      const before = system.snapshot();
      await install(system);
      expect(pathOf(system)).toEqual(textData(`C:\\a;${local}\\launcher`, 2));
      await uninstall(system);
      expect(system.snapshot()).toEqual(before);
    }
  });

  test('keeps what others have added since', async () => {
    const system = new MemorySystem();
    await install(system);
    const after = textData(`D:\\first;C:\\Tools;${local}\\Launcher\\;%X%\\last`, 2);
    system.registry.writeTree('HKCU\\Environment', { values: { Path: after }, keys: {} });
    await uninstall(system);
    expect(pathOf(system)).toEqual(textData('D:\\first;C:\\Tools;%X%\\last', 2));
  });

  test('that another program changes meanwhile is not written over', async () => {
    const system = new MemorySystem();
    const prepared = await prepareInstallation(system, plan, files);
    system.registry.writeTree('HKCU\\Environment', key({ Path: 'C:\\Tools;C:\\New' }));
    await expect(prepared.carryOut()).rejects.toThrow('was changed by another program meanwhile. Run this again.');
    expect(pathOf(system)).toBe('C:\\Tools;C:\\New');
    await install(system);
    expect(pathOf(system)).toEqual(textData(`C:\\Tools;C:\\New;${local}\\launcher`, 1));
  });

  test('that names the folder already is left alone', async () => {
    const system = new MemorySystem({ Path: `C:\\a;"${local}\\LAUNCHER\\"` });
    const before = system.snapshot();
    await install(system);
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
    expect(system.broadcasts).toBe(0);
  });

  test.each([
    ['is no text', { type: 4, bytes: 'AQAAAA==' }, /^HKCU\\Environment, Path is no text \(type 4\)/],
    ['would be too long', 'x'.repeat(32_740), /is too long to add .*\\launcher/],
  ])('that %s is refused, and nothing is changed', async (_what, data, message) => {
    const system = new MemorySystem({ Path: data });
    const before = system.snapshot();
    await expect(install(system)).rejects.toThrow(message);
    expect(system.snapshot()).toEqual(before);
  });
});

describe('cut short after any change', () => {
  /** Runs until it is cut short; gives whether it was. */
  async function cutAfter(system: MemorySystem, allowed: number, act: () => Promise<unknown>): Promise<boolean> {
    system.allowed = system.changes + allowed;
    const cut = await act().then(
      () => false,
      (error) => {
        if (!(error instanceof CutShort)) throw error;
        return true;
      },
    );
    system.allowed = Number.POSITIVE_INFINITY;
    return cut;
  }

  async function everyCut(
    start: () => Promise<MemorySystem>,
    act: (system: MemorySystem) => Promise<unknown>,
    then: (system: MemorySystem) => Promise<void>,
  ) {
    let cuts = 0;
    for (;;) {
      const system = await start();
      const cut = await cutAfter(system, cuts, () => act(system));
      await then(system);
      if (!cut) return cuts;
      cuts += 1;
    }
  }

  const strangers = async () => {
    const system = new MemorySystem({ Path: textData('C:\\a;', 2) });
    system.addFolder(`${local}\\batch`);
    system.addFile(`${local}\\batch\\dial.cmd`, Buffer.from('before'));
    system.registry.writeTree('HKCU\\Software\\Classes\\DDEClient', { values: { '': 'before' }, keys: {} });
    return system;
  };

  test('an installation is undone without a trace', async () => {
    const before = (await strangers()).snapshot();
    const cuts = await everyCut(
      strangers,
      (system) => install(system, { force: true }),
      async (system) => {
        await uninstall(system);
        expect(system.snapshot()).toEqual(before);
      },
    );
    expect(cuts).toBeGreaterThan(stepCount);
  });

  test('an installation is completed by the next one', async () => {
    const whole = await strangers();
    const before = whole.snapshot();
    await install(whole, { force: true });
    await everyCut(
      strangers,
      (system) => install(system, { force: true }),
      async (system) => {
        await install(system, { force: true });
        expect(system.snapshot()).toMatchObject({ registry: (whole.snapshot() as { registry: object }).registry });
        await uninstall(system);
        expect(system.snapshot()).toEqual(before);
      },
    );
  });

  test('an upgrade is undone without a trace', async () => {
    const newer = [...paths.slice(0, -2), 'vbscript/dial.vbs'];
    const before = new MemorySystem().snapshot();
    await everyCut(
      async () => {
        const system = new MemorySystem();
        await install(system);
        return system;
      },
      (system) => install(system, {}, filesOf(newer, 2), installationPlan(microsip, newer)),
      async (system) => {
        await uninstall(system);
        expect(system.snapshot()).toEqual(before);
      },
    );
  });

  test('an uninstallation is completed by the next one', async () => {
    const before = (await strangers()).snapshot();
    await everyCut(
      async () => {
        const system = await strangers();
        await install(system, { force: true });
        return system;
      },
      (system) => uninstall(system),
      async (system) => {
        await uninstall(system);
        expect(system.snapshot()).toEqual(before);
      },
    );
  });
});

describe('links', () => {
  const classes = 'HKCU\\Software\\Classes';
  const options = { parts: ['links'] } as const;
  /** As the phone's own installation leaves it. */
  const withPhone = () => {
    const system = new MemorySystem();
    const open = key({}, { command: key({ '': '"C:\\MicroSIP\\microsip.exe" "%1"' }) });
    const tel = key({ '': 'URL:tel', 'URL Protocol': '' }, { shell: key({ '': 'call' }, { open }) });
    system.registry.writeTree(`${classes}\\tel`, tel);
    return system;
  };
  const commandOf = (system: MemorySystem, name: string) =>
    system.registry.readValue(`${classes}\\${name}\\shell\\open\\command`, '');
  const ours = `"C:\\Windows\\System32\\wscript.exe" //B //E:JScript "${local}\\links\\open-link.js" "%1"`;

  test('are installed when they are named, in place of who opened them, and given back', async () => {
    const system = withPhone();
    const before = system.snapshot();
    await install(system);
    expect(commandOf(system, 'sip')).toBeUndefined();
    await install(system, options);
    for (const name of ['tel', 'sips', 'bridgesmith.microsip.callto'])
      expect(commandOf(system, name)).toEqual(textData(ours));
    expect(system.registry.readValue(`${classes}\\tel\\shell`, '')).toEqual(textData('open'));
    const { steps } = await install(system);
    expect(tally(steps)).toEqual({ unchanged: stepCount });
    expect(commandOf(system, 'tel')).toEqual(textData(ours));
    // What they need takes them with it.
    const undone = await uninstall(system, { parts: ['scripts'] });
    expect(undone.steps.filter(({ part }) => part === 'links').map(({ state }) => state)).toContain('restored');
    await uninstall(system);
    expect(system.snapshot()).toEqual(before);
  });

  test('of another program under a name that is ours are not touched without force', async () => {
    const system = new MemorySystem();
    system.registry.writeTree(`${classes}\\bridgesmith.microsip.tel`, key({ '': 'of Node' }));
    await expect(install(system, options)).rejects.toThrow('bridgesmith.microsip.tel, (default). Nothing was changed.');
    await install(system, { ...options, force: true });
  });

  test('that another program has taken since are left to it, to the last value', async () => {
    const system = withPhone();
    await install(system, options);
    system.registry.writeTree(
      `${classes}\\tel`,
      key({ 'URL Protocol': '' }, { shell: key({}, { open: key({}, { command: key({ '': 'other.exe %1' }) }) }) }),
    );
    const taken = system.registry.readTree(`${classes}\\tel`);
    const { steps } = await uninstall(system);
    const ofTel = steps.filter(({ target }) => target.startsWith(`${classes}\\tel`));
    expect(new Set(ofTel.map(({ state }) => state))).toEqual(new Set(['left']));
    expect(system.registry.readTree(`${classes}\\tel`)).toEqual(taken);
    expect(commandOf(system, 'sip')).toBeUndefined();
  });
});
