// Records that earlier versions left in the registries of users: each is read, and undone whole.
import { describe, expect, test } from 'vitest';
import { componentRecordKey } from '../../../src/component/plan.js';
import { componentChangesDone, installComponent, uninstallComponent } from '../../../src/component/register.js';
import type { RegistryTree } from '../../../src/ffi/registryTree.js';
import { logonRecordKey, recordedStart } from '../../../src/host/logonRecord.js';
import { uninstallPlan } from '../../../src/installer/registry/install.js';
import { linkRecordKey } from '../../../src/links/plan.js';
import { installLinks, linkChangesDone, uninstallLinks } from '../../../src/links/register.js';
import { microsip } from '../../../src/profiles/index.js';
import { key, MemoryRegistry } from './memoryRegistry.js';

const classes = 'HKCU\\Software\\Classes';
const { classId } = microsip.definition.component;
const opened = (command: string) =>
  key({ 'URL Protocol': '' }, { shell: key({}, { open: key({}, { command: key({ '': command }) }) }) });

/** What was there before any version of ours. */
function formerly(): RegistryTree {
  const known = key({}, { tel: opened('"C:\\Phone.exe" "%1"'), DDEClient: key({ '': 'Another client' }) });
  const run = key({}, { CurrentVersion: key({}, { Run: key({ Other: 'other.exe' }) }) });
  return key({}, { Software: key({}, { Classes: known, Microsoft: key({}, { Windows: run }) }) });
}

/** The registry with these changes made, and a record of them as it was written then. */
function changed(recordKey: string, record: object, changes: readonly { change: object }[] = []): MemoryRegistry {
  const registry = new MemoryRegistry(formerly());
  for (const { change } of changes) {
    const {
      key: place,
      tree,
      name,
      value,
    } = change as never as { key: string; tree: RegistryTree } & Record<'name' | 'value', string>;
    if (tree) registry.deleteTree(place);
    registry.writeTree(place, tree ?? key({ [name]: value }));
  }
  registry.writeTree(recordKey, key({ Record: JSON.stringify(record) }));
  return registry;
}

const ours = 'HKCU\\Software\\bridgesmith';

describe('links of an earlier version', () => {
  const tree = opened('node.exe link "%1"');
  const capabilities = `${ours}\\microsip\\Capabilities`;
  const tel = [
    { change: { key: `${classes}\\bridgesmith.microsip.tel`, tree, shared: false }, before: null },
    {
      change: { key: `${capabilities}\\URLAssociations`, name: 'tel', value: 'bridgesmith.microsip.tel' },
      before: null,
    },
    { change: { key: `${classes}\\tel`, tree, shared: true }, before: opened('"C:\\Phone.exe" "%1"') },
  ];
  const sip = [
    { change: { key: `${classes}\\bridgesmith.microsip.sip`, tree, shared: false }, before: null },
    { change: { key: `${classes}\\sip`, tree, shared: true }, before: null },
  ];
  const program = [{ change: { key: capabilities, name: 'ApplicationName', value: 'MicroSIP' }, before: null }];
  const made = [
    ours,
    `${ours}\\microsip`,
    `${ours}\\microsip\\Links`,
    capabilities,
    `${capabilities}\\URLAssociations`,
  ];
  const record = { version: 1, schemes: { tel, sip }, program, made };
  const registry = () => changed(linkRecordKey(microsip), record, [...program, ...tel, ...sip]);

  test('are undone whole, all at once and by the scheme', () => {
    const [atOnce, byScheme] = [registry(), registry()];
    expect(linkChangesDone(atOnce, microsip, ['tel'])).toEqual(tel);
    expect(linkChangesDone(atOnce, microsip, ['sip', 'tel'])).toEqual([...sip, ...tel, ...program]);
    uninstallLinks(atOnce, microsip, ['sip', 'sips', 'tel', 'callto']);
    expect(atOnce.root).toEqual(formerly());
    uninstallLinks(byScheme, microsip, ['tel']);
    expect(byScheme.readTree(`${classes}\\sip`)).toEqual(tree);
    uninstallLinks(byScheme, microsip, ['sip']);
    expect(byScheme.root).toEqual(formerly());
  });

  test('are undone whole after this version has registered once more, or another scheme', () => {
    const mixed = registry();
    installLinks(mixed, microsip, ['tel', 'callto'], { command: 'node.exe new "%1"' });
    expect(linkChangesDone(mixed, microsip, ['sip'])).toEqual(sip);
    uninstallLinks(mixed, microsip, ['sip', 'tel', 'callto']);
    expect(mixed.root).toEqual(formerly());
  });

  test('are left to the program that has taken a scheme since', () => {
    const taken = registry();
    taken.deleteTree(`${classes}\\tel`);
    taken.writeTree(`${classes}\\tel`, opened('other.exe'));
    const undone = uninstallLinks(taken, microsip, ['sip', 'tel']);
    expect(undone.filter((one) => one.undone === 'left').map(({ change }) => change.key)).toEqual([`${classes}\\tel`]);
    expect(taken.readTree(`${classes}\\tel`)).toEqual(opened('other.exe'));
  });
});

describe('a component of an earlier version', () => {
  const file = 'C:\\bridgesmith\\component\\DDEClient.wsc';
  const done = [
    {
      change: { key: `${classes}\\CLSID\\${classId}`, tree: key({ '': 'DDE client' }), shared: false },
      before: null,
    },
    {
      change: { key: `${classes}\\DDEClient`, tree: key({}, { CLSID: key({ '': classId }) }), shared: false },
      before: key({ '': 'Another client' }),
    },
  ];
  const made = [ours, `${ours}\\microsip`, `${ours}\\microsip\\Component`, `${classes}\\CLSID`];
  const registry = () =>
    changed(componentRecordKey(microsip, 'user'), { version: 1, file, files: [file], done, made }, done);

  test('is undone whole, also after this version has registered it once more', () => {
    const [once, twice] = [registry(), registry()];
    expect(componentChangesDone(once, microsip, 'user')).toEqual({ changes: done, files: [file] });
    expect(uninstallComponent(once, microsip, 'user')?.files).toEqual([file]);
    expect(once.root).toEqual(formerly());
    installComponent(twice, microsip, { file, windows: 'C:\\Windows' }, 'user', []);
    expect(uninstallComponent(twice, microsip, 'user')?.files).toEqual([file]);
    expect(twice.root).toEqual(formerly());
  });

  test('is left to the program that has taken its name since', () => {
    const taken = registry();
    taken.writeTree(`${classes}\\DDEClient`, key({ Another: 'value' }));
    expect(uninstallComponent(taken, microsip, 'user')?.changes.map(({ undone }) => undone)).toEqual([
      'left',
      'removed',
    ]);
  });
});

describe('the start of a host of an earlier version', () => {
  const run = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
  const script = 'C:\\bridgesmith\\start-host-microsip.js';
  const value = 'bridgesmith host microsip';
  const made = [ours, `${ours}\\microsip`, `${ours}\\microsip\\Host`];

  test('is known, and undone whole', () => {
    const registry = changed(logonRecordKey(microsip), { version: 1, script, key: run, value, made });
    registry.writeTree(run, key({ [value]: `wscript.exe "${script}"` }));
    expect(recordedStart(registry, microsip)).toEqual({ key: run, name: value, script });
    const removed: string[] = [];
    uninstallPlan(registry, logonRecordKey(microsip), undefined, (files) => removed.push(...files));
    expect(removed).toEqual([script]);
    expect(registry.root).toEqual(formerly());
  });
});

test.each([
  ['{"version":1}'],
  ['{"version":1,"made":[]}'],
  ['{"version":2,"common":[],"made":[],"files":[]}'],
  ['{"version":3,"common":[],"groups":{},"made":[],"files":[]}'],
  ['null'],
  ['nothing'],
])('the record %s is refused', (record) => {
  const registry = new MemoryRegistry(formerly());
  registry.writeTree(linkRecordKey(microsip), key({ Record: record }));
  const before = registry.root;
  expect(() => uninstallLinks(registry, microsip, ['tel'])).toThrow('holds a record that this version');
  expect(registry.root).toEqual(before);
});
