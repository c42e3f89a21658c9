import type { UserRegistry } from '../ffi/registryTree.js';
import type { DoneChange } from '../installer/registryChanges.js';
import { deleteRecord, readRecord, writeRecord } from '../installer/registryRecord.js';
import type { LinkScheme } from './read.js';

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
export function readLinkRecord(registry: UserRegistry): LinkRecord | undefined {
  return readRecord<LinkRecord>(registry, recordKey);
}

export function writeLinkRecord(registry: UserRegistry, record: LinkRecord): void {
  writeRecord(registry, recordKey, record);
}

export function deleteLinkRecord(registry: UserRegistry): void {
  deleteRecord(registry, recordKey);
}
