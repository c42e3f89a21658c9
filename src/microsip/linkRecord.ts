import { FailedError } from '../errors.js';
import type { UserRegistry } from '../ffi/registryTree.js';
import type { LinkScheme } from './link.js';
import type { DoneChange } from './linkChanges.js';

/** What was done to the registry, kept in it, so that all of it can be taken back. */
export interface LinkRecord {
  readonly version: 1;
  readonly schemes: { [scheme in LinkScheme]?: DoneChange[] };
  readonly program: DoneChange[];
  /** Keys that were not there before. */
  made: string[];
}

export const recordKey = 'HKCU\\Software\\bridgesmith\\microsip\\Links';

/** @throws FailedError when there is a record that this version cannot read. */
export function readRecord(registry: UserRegistry): LinkRecord | undefined {
  const text = registry.readValue(recordKey, recordName);
  if (text === undefined) return undefined;
  const record = typeof text === 'string' ? parsed(text) : undefined;
  if (record?.version === 1) return record;
  throw new FailedError(
    `${recordKey} holds a record that this version of bridgesmith cannot read. Uninstall with the one that wrote it.`,
  );
}

export function writeRecord(registry: UserRegistry, record: LinkRecord): void {
  registry.writeTree(recordKey, { values: { [recordName]: JSON.stringify(record) }, keys: {} });
}

export function deleteRecord(registry: UserRegistry): void {
  registry.deleteValue(recordKey, recordName);
}

function parsed(text: string): LinkRecord | undefined {
  try {
    return JSON.parse(text) as LinkRecord;
  } catch {
    return undefined;
  }
}

const recordName = 'Record';
