import { expect, test } from 'vitest';
import { logonPlan, logonRecordKey, recordedStart } from '../../src/host/logonRecord.js';
import { logonStatus } from '../../src/host/logonStatus.js';
import { installPlan, uninstallPlan } from '../../src/installer/registry/install.js';
import { microsip } from '../../src/profiles/index.js';
import { key, MemoryRegistry } from '../installer/registry/memoryRegistry.js';

const run = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const recordKey = logonRecordKey(microsip);
const start = (folder: string) => {
  const script = `${folder}\\start-host-microsip.js`;
  return { key: run, value: 'bridgesmith host microsip', command: `wscript.exe "${script}"`, script };
};
const registryOf = (registry: MemoryRegistry) => ({
  readRegistry: (path: string, name: string) => registry.readValue(path, name) as string | undefined,
  isFile: () => true,
  readFile: () => undefined,
});

test('the start of a host is recorded before its script is made, and the script before it is run', () => {
  const registry = new MemoryRegistry(key({}));
  const seen: unknown[] = [];
  installPlan(registry, logonPlan(microsip, start('C:\\a')), () => {
    seen.push(recordedStart(registry, microsip), registry.readTree(run));
  });
  const { key: place, value: name, command, script } = start('C:\\a');
  expect(seen).toEqual([{ key: place, name, script }, undefined]);
  expect(registry.readTree(run)).toEqual(key({ [name]: command }));
  expect(logonStatus(microsip, registryOf(registry))).toEqual({ command, missing: [script] });
});

test('that of another data folder takes its place, and both are undone whole', () => {
  const registry = new MemoryRegistry(key({}));
  for (const folder of ['C:\\a', 'C:\\b']) installPlan(registry, logonPlan(microsip, start(folder)));
  expect(recordedStart(registry, microsip)?.script).toBe(start('C:\\b').script);
  const removed: string[] = [];
  uninstallPlan(registry, recordKey, undefined, (files) => removed.push(...files));
  expect(removed).toEqual([start('C:\\a').script, start('C:\\b').script]);
  expect(registry.root).toEqual(key({}));
  expect(recordedStart(registry, microsip)).toBeUndefined();
});
