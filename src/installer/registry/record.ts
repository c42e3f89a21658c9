import { FailedError } from '../../errors.js';
import type { UserRegistry } from '../../ffi/registryTree.js';
import { currentForm } from './formerRecord.js';
import type { RegistryRecord } from './plan.js';

/**
 * What is recorded in a key; undefined for nothing.
 *
 * @throws FailedError when there is a record that this version cannot read.
 */
export function readRecord(registry: Pick<UserRegistry, 'readValue'>, key: string): RegistryRecord | undefined {
  const text = registry.readValue(key, recordName);
  if (text === undefined) return undefined;
  const record = typeof text === 'string' ? parsed(text) : undefined;
  const current = isRecord(record) ? record : currentForm(record);
  if (current) return current;
  throw new FailedError(
    `${key} holds a record that this version of bridgesmith cannot read. Uninstall with the one that wrote it.`,
  );
}

export function writeRecord(registry: UserRegistry, key: string, record: RegistryRecord): void {
  registry.writeTree(key, { values: { [recordName]: JSON.stringify(record) }, keys: {} });
}

export function deleteRecord(registry: UserRegistry, key: string): void {
  registry.deleteValue(key, recordName);
}

function isRecord(record: unknown): record is RegistryRecord {
  const { version, common, groups, made, files } = (record ?? {}) as Partial<RegistryRecord>;
  return version === 2 && [common, made, files].every(Array.isArray) && typeof groups === 'object' && groups !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const recordName = 'Record';
