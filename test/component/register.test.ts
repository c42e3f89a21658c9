import { describe, expect, test } from 'vitest';
import { componentRecordKey } from '../../src/component/plan.js';
import {
  componentChanges,
  componentChangesDone,
  installComponent,
  uninstallComponent,
} from '../../src/component/register.js';
import { componentStatus } from '../../src/component/status.js';
import type { RegistryTree, UserRegistry } from '../../src/ffi/registryTree.js';
import { microsip, progman } from '../../src/profiles/index.js';
import { key, MemoryRegistry } from '../installer/registry/memoryRegistry.js';

const file = 'C:\\Users\\Ann\\AppData\\Local\\bridgesmith\\microsip\\component\\DDEClient.wsc';
const place = { file, windows: 'C:\\Windows' };
const { classId } = microsip.definition.component;
const classes = 'HKCU\\Software\\Classes';
const other = key({ '': 'Another client' }, { CLSID: key({ '': '{0}' }) });

/** A registry in which another program has the name. */
function formerly(): RegistryTree {
  return key({}, { Software: key({}, { Classes: key({}, { DDEClient: other }) }) });
}

const statusOf = (registry: UserRegistry) =>
  componentStatus(microsip, 'user', {
    readValue: (path, name) => registry.readValue(path, name),
    isFile: (path) => path === file,
  });

describe('a component', () => {
  test('is registered in both views, by the name with and without its version', () => {
    const registry = new MemoryRegistry(formerly());
    expect(statusOf(registry)).toMatchObject({ registered: 'other', for64Bit: false });
    installComponent(registry, microsip, place, 'user', [file]);
    const content = key(
      { '': 'DDE client for MicroSIP' },
      {
        InprocServer32: key({ '': 'C:\\Windows\\System32\\scrobj.dll', ThreadingModel: 'Apartment' }),
        ProgID: key({ '': 'DDEClient.1.00' }),
        ScriptletURL: key({ '': `file://${file}` }),
        VersionIndependentProgID: key({ '': 'DDEClient' }),
      },
    );
    for (const view of ['', 'WOW6432Node\\']) {
      expect(registry.readTree(`${classes}\\${view}CLSID\\${classId}`)).toEqual(content);
    }
    for (const name of ['DDEClient', 'DDEClient.1.00']) {
      expect(registry.readValue(`${classes}\\${name}\\CLSID`, '')).toBe(classId);
    }
    expect(statusOf(registry)).toEqual({
      scope: 'user',
      registered: 'ours',
      file,
      isThere: true,
      for64Bit: true,
      for32Bit: true,
    });
  });

  test('changes just what is shown first, and is undone whole, however often it was registered', () => {
    const registry = new MemoryRegistry(formerly());
    const planned = componentChanges(registry, microsip, place, 'user');
    expect(registry.writes).toBe(0);
    expect(installComponent(registry, microsip, place, 'user', [file])).toEqual(planned);
    installComponent(registry, microsip, { ...place, file: 'D:\\x.wsc' }, 'user', ['D:\\x.wsc']);
    expect(componentChangesDone(registry, microsip, 'user')).toEqual({
      changes: componentChanges(new MemoryRegistry(formerly()), microsip, { ...place, file: 'D:\\x.wsc' }, 'user'),
      files: [file, 'D:\\x.wsc'],
    });
    const undone = uninstallComponent(registry, microsip, 'user');
    expect(undone?.changes.map(({ change, undone }) => [change.key, undone])).toEqual([
      [`${classes}\\DDEClient`, 'restored'],
      [`${classes}\\DDEClient.1.00`, 'removed'],
      [`${classes}\\WOW6432Node\\CLSID\\${classId}`, 'removed'],
      [`${classes}\\CLSID\\${classId}`, 'removed'],
    ]);
    expect(undone?.files).toEqual([file, 'D:\\x.wsc']);
    expect(registry.root).toEqual(formerly());
    expect(uninstallComponent(registry, microsip, 'user')).toBeUndefined();
    expect(componentChangesDone(registry, microsip, 'user')).toBeUndefined();
  });

  test('is undone whole wherever it was cut short', () => {
    const whole = new MemoryRegistry(formerly());
    installComponent(whole, microsip, place, 'user', []);
    expect(whole.writes).toBeGreaterThan(8);
    for (let failAt = 1; failAt <= whole.writes; failAt += 1) {
      const registry = new MemoryRegistry(formerly());
      registry.failAt = failAt;
      expect(() => installComponent(registry, microsip, place, 'user', [])).toThrow('cut short');
      uninstallComponent(registry, microsip, 'user');
      expect(registry.root).toEqual(formerly());
    }
  });

  test('leaves a name to the program that has taken it since', () => {
    const registry = new MemoryRegistry(key({}));
    installComponent(registry, microsip, place, 'user', []);
    registry.deleteTree(`${classes}\\DDEClient`);
    registry.writeTree(`${classes}\\DDEClient`, other);
    const left = uninstallComponent(registry, microsip, 'user')?.changes.filter(({ undone }) => undone === 'left');
    expect(left?.map(({ change }) => change.key)).toEqual([`${classes}\\DDEClient`]);
    expect(registry.root).toEqual(formerly());
  });

  test('refuses to go on from a record that it cannot read', () => {
    const registry = new MemoryRegistry(formerly());
    registry.writeTree(componentRecordKey(microsip, 'user'), key({ Record: '{"version":2}' }));
    const problem = 'holds a record that this version';
    expect(() => installComponent(registry, microsip, place, 'user', [])).toThrow(problem);
    expect(() => uninstallComponent(registry, microsip, 'user')).toThrow(problem);
  });

  test('refuses a path that Windows would read otherwise, and a bridge that has no component', () => {
    const registry = new MemoryRegistry(formerly());
    expect(() => componentChanges(registry, microsip, { ...place, file: 'C:\\C# tools\\x.wsc' }, 'user')).toThrow(
      'C:\\C# tools\\x.wsc cannot be registered: Windows would read the % or # in it. Choose another folder.',
    );
    expect(() => componentChanges(registry, progman, place, 'user')).toThrow('progman has no component to register.');
  });
});
