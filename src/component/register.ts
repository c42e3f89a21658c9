import { isDeepStrictEqual } from 'node:util';
import type { Bridge } from '../definition/bridge.js';
import type { RegistryTree, UserRegistry } from '../ffi/registryTree.js';
import type { RegistryChange } from '../installer/registryChanges.js';
import {
  carryOut,
  type DoneChange,
  missingKeys,
  present,
  removeEmptyKeys,
  takeBack,
  type Undone,
} from '../installer/registryChanges.js';
import { deleteRecord, readRecord, writeRecord } from '../installer/registryRecord.js';
import { type ComponentPlace, componentChanges, componentRecordKey, type Scope } from './plan.js';

/** What was done, kept in the registry, so that all of it can be taken back. */
export interface ComponentRecord {
  readonly version: 1;
  readonly file: string;
  /** Full paths of the files that were not there before. */
  readonly files: readonly string[];
  readonly done: DoneChange[];
  /** Keys that were not there before. */
  readonly made: readonly string[];
}

/** What installing changes in the registry, with what is in the places now. Nothing is written. */
export function plannedChanges(
  registry: UserRegistry,
  bridge: Bridge,
  place: ComponentPlace,
  scope: Scope,
): DoneChange[] {
  return componentChanges(bridge, place, scope).map((change) => ({ change, before: present(registry, change) }));
}

/**
 * Registers the component. Each change is recorded before it is made, so that an installation that is cut short can be
 * taken back, too. One that is there already is taken back first.
 *
 * @param files the files that were made for it, to be removed with it.
 */
export function installComponent(
  registry: UserRegistry,
  bridge: Bridge,
  place: ComponentPlace,
  scope: Scope,
  files: readonly string[],
): DoneChange[] {
  const changes = componentChanges(bridge, place, scope);
  const recordKey = componentRecordKey(bridge, scope);
  const former = readComponentRecord(registry, bridge, scope);
  takeBackAll(registry, former?.done ?? []);
  const keys = [recordKey, ...changes.map(({ key }) => key.slice(0, key.lastIndexOf('\\')))];
  const record: ComponentRecord = {
    version: 1,
    file: place.file,
    files: [...new Set([...(former?.files ?? []), ...files])],
    done: [],
    made: [...new Set([...(former?.made ?? []), ...keys.flatMap((key) => missingKeys(registry, key))])],
  };
  for (const change of changes) {
    record.done.push({ change, before: present(registry, change) });
    writeRecord(registry, recordKey, record);
    carryOut(registry, change);
  }
  return record.done;
}

/**
 * Takes back what was registered.
 *
 * @returns what became of each change, and the files that were made for it; undefined when nothing was registered.
 */
export function uninstallComponent(
  registry: UserRegistry,
  bridge: Bridge,
  scope: Scope,
): { changes: { change: RegistryChange; undone: Undone }[]; files: readonly string[] } | undefined {
  const record = readComponentRecord(registry, bridge, scope);
  if (!record) return undefined;
  const changes = takeBackAll(registry, record.done);
  deleteRecord(registry, componentRecordKey(bridge, scope));
  removeEmptyKeys(registry, record.made);
  return { changes, files: record.files };
}

/** @throws FailedError when there is a record that this version cannot read. */
export function readComponentRecord(registry: UserRegistry, bridge: Bridge, scope: Scope): ComponentRecord | undefined {
  return readRecord<ComponentRecord>(registry, componentRecordKey(bridge, scope));
}

/** The last change first. What another program has put in the place since is its own, and stays. */
function takeBackAll(
  registry: UserRegistry,
  done: readonly DoneChange[],
): { change: RegistryChange; undone: Undone }[] {
  return done.toReversed().map((one) => {
    const now = present(registry, one.change);
    const isOurs = now === null || ('tree' in one.change && isPartOf(now as RegistryTree, one.change.tree));
    return { change: one.change, undone: isOurs ? takeBack(registry, one) : 'left' };
  });
}

/** Whether a key holds what was written or, where that was cut short, a part of it. */
function isPartOf(now: RegistryTree, written: RegistryTree): boolean {
  return (
    Object.entries(now.values).every(([name, value]) => isDeepStrictEqual(value, written.values[name])) &&
    Object.entries(now.keys).every(([name, tree]) => {
      const other = written.keys[name];
      return other !== undefined && isPartOf(tree, other);
    })
  );
}
