import type { Bridge } from '../definition/bridge.js';
import type { UserRegistry } from '../ffi/registryTree.js';
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
import { type LinkHandler, programChanges, schemeChanges } from './plan.js';
import { type LinkScheme, linkSchemes } from './read.js';
import { deleteLinkRecord, type LinkRecord, linkRecordKey, readLinkRecord, writeLinkRecord } from './record.js';

/** A change that was taken back, and how. */
export interface UndoneChange {
  readonly change: RegistryChange;
  readonly undone: Undone;
}

/** What installing these schemes changes, with what is in the places now. Nothing is written. */
export function linkChanges(
  registry: UserRegistry,
  bridge: Bridge,
  schemes: readonly LinkScheme[],
  handler: LinkHandler,
): DoneChange[] {
  const changes = [
    ...programChanges(bridge, handler),
    ...schemes.flatMap((scheme) => schemeChanges(bridge, scheme, handler)),
  ];
  return changes.map((change) => ({ change, before: present(registry, change) }));
}

/**
 * Registers the handler for these schemes; others that are registered already stay as they are. Each change is recorded
 * before it is made, so that an installation that is cut short can be taken back, too.
 */
export function installLinks(
  registry: UserRegistry,
  bridge: Bridge,
  schemes: readonly LinkScheme[],
  handler: LinkHandler,
): void {
  const planned = linkChanges(registry, bridge, schemes, handler);
  const record: LinkRecord = readLinkRecord(registry, bridge) ?? { version: 1, schemes: {}, program: [], made: [] };
  for (const scheme of schemes) takeBackAll(registry, record.schemes[scheme]);
  takeBackAll(registry, record.program);
  const keys = [
    linkRecordKey(bridge),
    ...planned.map(({ change }) => ('tree' in change ? parentOf(change.key) : change.key)),
  ];
  record.made = [...new Set([...record.made, ...keys.flatMap((key) => missingKeys(registry, key))])];
  const make = (done: DoneChange[], changes: readonly RegistryChange[]) => {
    for (const change of changes) {
      done.push({ change, before: present(registry, change) });
      writeLinkRecord(registry, bridge, record);
      carryOut(registry, change);
    }
  };
  make(record.program, programChanges(bridge, handler));
  for (const scheme of schemes) {
    const done: DoneChange[] = [];
    record.schemes[scheme] = done;
    make(done, schemeChanges(bridge, scheme, handler));
  }
}

/**
 * Takes back what was registered for these schemes; with the last of them, all that was ever written.
 *
 * @returns empty when nothing was registered.
 */
export function uninstallLinks(registry: UserRegistry, bridge: Bridge, schemes: readonly LinkScheme[]): UndoneChange[] {
  const record = readLinkRecord(registry, bridge);
  if (!record) return [];
  const undone: UndoneChange[] = [];
  for (const scheme of schemes) {
    undone.push(...takeBackAll(registry, record.schemes[scheme]));
    delete record.schemes[scheme];
    writeLinkRecord(registry, bridge, record);
  }
  if (installedSchemes(record).length > 0) return undone;
  undone.push(...takeBackAll(registry, record.program));
  deleteLinkRecord(registry, bridge);
  removeEmptyKeys(registry, record.made);
  return undone;
}

/** What uninstalling these schemes would take back. Nothing is written. */
export function linkChangesDone(registry: UserRegistry, bridge: Bridge, schemes: readonly LinkScheme[]): DoneChange[] {
  const record = readLinkRecord(registry, bridge);
  if (!record) return [];
  const done = schemes.flatMap((scheme) => record.schemes[scheme] ?? []);
  const last = installedSchemes(record).every((scheme) => schemes.includes(scheme));
  return last ? [...done, ...record.program] : done;
}

/** The schemes that are recorded as registered. */
export function installedSchemes(record: LinkRecord | undefined): LinkScheme[] {
  return linkSchemes.filter((scheme) => record?.schemes[scheme] !== undefined);
}

/** The last change first, and off the list once it is taken back. */
function takeBackAll(registry: UserRegistry, done: DoneChange[] = []): UndoneChange[] {
  const undone = done.toReversed().map((one) => ({ change: one.change, undone: takeBack(registry, one) }));
  done.length = 0;
  return undone;
}

function parentOf(key: string): string {
  return key.slice(0, key.lastIndexOf('\\'));
}
