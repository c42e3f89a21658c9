import type { Bridge } from '../definition/bridge.js';
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

/** Where it is kept. */
export function linkRecordKey({ definition }: Bridge): string {
  return `HKCU\\Software\\bridgesmith\\${definition.name}\\Links`;
}

/** @throws FailedError when there is a record that this version cannot read. */
export function readLinkRecord(registry: UserRegistry, bridge: Bridge): LinkRecord | undefined {
  return readRecord<LinkRecord>(registry, linkRecordKey(bridge));
}

export function writeLinkRecord(registry: UserRegistry, bridge: Bridge, record: LinkRecord): void {
  writeRecord(registry, linkRecordKey(bridge), record);
}

export function deleteLinkRecord(registry: UserRegistry, bridge: Bridge): void {
  deleteRecord(registry, linkRecordKey(bridge));
}
