import { FailedError } from '../errors.js';
import type { UserRegistry } from '../ffi/registryTree.js';

/**
 * What was done to the registry, kept in a value of it, so that all of it can be taken back.
 *
 * @throws FailedError when there is a record that this version cannot read.
 */
export function readRecord<Content extends { readonly version: 1 }>(
  registry: Pick<UserRegistry, 'readValue'>,
  key: string,
): Content | undefined {
  const text = registry.readValue(key, recordName);
  if (text === undefined) return undefined;
  const record = typeof text === 'string' ? parsed<Content>(text) : undefined;
  if (record?.version === 1) return record;
  throw new FailedError(
    `${key} holds a record that this version of bridgesmith cannot read. Uninstall with the one that wrote it.`,
  );
}

export function writeRecord(registry: UserRegistry, key: string, record: { readonly version: 1 }): void {
  registry.writeTree(key, { values: { [recordName]: JSON.stringify(record) }, keys: {} });
}

export function deleteRecord(registry: UserRegistry, key: string): void {
  registry.deleteValue(key, recordName);
}

function parsed<Content>(text: string): Content | undefined {
  try {
    return JSON.parse(text) as Content;
  } catch {
    return undefined;
  }
}

const recordName = 'Record';
