import type { UserRegistry } from '../../ffi/registryTree.js';
import { carryOut, keyAround, missingKeys, present, removeEmptyKeys, takeBack, type UndoneChange } from './changes.js';
import type { DoneChange, Ownership, RegistryPlan, RegistryRecord } from './plan.js';
import { deleteRecord, readRecord, writeRecord } from './record.js';

/** What a plan would change, with what is in the places now. Nothing is written. */
export function plannedChanges(registry: UserRegistry, { common, groups }: RegistryPlan): DoneChange[] {
  return withBefore(registry, [...common, ...Object.values(groups).flat()]);
}

/**
 * Makes the changes of a plan. All of them are recorded before the first is made, so that what is cut short can be taken
 * back, too. What the plan had changed before is taken back first; groups that it does not name stay as they are.
 *
 * @param makeFiles makes the plan's files, once it is recorded that they may be there.
 * @returns the changes, with what was in their places.
 * @throws FailedError when there is a record that this version cannot read, or when Windows does not let this user.
 */
export function installPlan(
  registry: UserRegistry,
  plan: RegistryPlan,
  makeFiles: () => void = () => {},
): DoneChange[] {
  const { recordKey, ownership } = plan;
  const former = readRecord(registry, recordKey);
  for (const name of Object.keys(plan.groups)) takeBackAll(registry, former?.groups[name], ownership);
  takeBackAll(registry, former?.common, ownership);
  const common = withBefore(registry, plan.common);
  const groups = Object.entries(plan.groups).map(([name, changes]) => [name, withBefore(registry, changes)] as const);
  const changes = [...common, ...groups.flatMap(([, done]) => done)];
  const keys = [recordKey, ...changes.map(({ change }) => keyAround(change))];
  writeRecord(registry, recordKey, {
    version: 2,
    ownership,
    common,
    groups: { ...former?.groups, ...Object.fromEntries(groups) },
    made: union(
      former?.made,
      keys.flatMap((key) => missingKeys(registry, key)),
    ),
    files: union(former?.files, plan.files),
  });
  makeFiles();
  for (const { change } of changes) carryOut(registry, change);
  return changes;
}

/** What was done, as far as it is to be taken back; the last of the groups has what is common to all with it. */
export interface RecordedChanges {
  readonly changes: readonly DoneChange[];
  readonly files: readonly string[];
}

/**
 * What taking back would take back. Nothing is written.
 *
 * @param names of the groups; all that are recorded when left out.
 * @returns undefined when nothing is recorded.
 */
export function recordedChanges(
  registry: Pick<UserRegistry, 'readValue'>,
  recordKey: string,
  names?: readonly string[],
): RecordedChanges | undefined {
  const record = readRecord(registry, recordKey);
  if (!record) return undefined;
  const { groups, common, files } = record;
  const changes = (names ?? Object.keys(groups)).flatMap((name) => groups[name] ?? []);
  return isLast(record, names) ? { changes: [...changes, ...common], files } : { changes, files: [] };
}

/** What became of the changes, the last one first. */
export interface TakenBack {
  readonly changes: readonly UndoneChange[];
  /** The files that were made for it. */
  readonly files: readonly string[];
}

/**
 * Takes back what was done; with the last of the groups, all that was ever written.
 *
 * @param removeFiles removes files that were made for it, while they are still recorded.
 * @returns undefined when nothing was recorded.
 */
export function uninstallPlan(
  registry: UserRegistry,
  recordKey: string,
  names?: readonly string[],
  removeFiles: (files: readonly string[]) => void = () => {},
): TakenBack | undefined {
  const record = readRecord(registry, recordKey);
  if (!record) return undefined;
  const { ownership, files } = record;
  const groups = { ...record.groups };
  const changes: UndoneChange[] = [];
  for (const name of names ?? Object.keys(groups)) {
    changes.push(...takeBackAll(registry, groups[name], ownership));
    delete groups[name];
    writeRecord(registry, recordKey, { ...record, groups });
  }
  if (!isLast(record, names)) return { changes, files: [] };
  changes.push(...takeBackAll(registry, record.common, ownership));
  removeFiles(files);
  deleteRecord(registry, recordKey);
  removeEmptyKeys(registry, record.made);
  return { changes, files };
}

/** Whether no group is left but these. */
function isLast({ groups }: RegistryRecord, names: readonly string[] = Object.keys(groups)): boolean {
  return Object.keys(groups).every((name) => names.includes(name));
}

/** The last change first. */
function takeBackAll(registry: UserRegistry, done: readonly DoneChange[] = [], ownership: Ownership): UndoneChange[] {
  return done.toReversed().map((one) => ({ change: one.change, undone: takeBack(registry, one, ownership) }));
}

function withBefore(registry: UserRegistry, changes: RegistryPlan['common']): DoneChange[] {
  return changes.map((change) => ({ change, before: present(registry, change) }));
}

function union(one: readonly string[] = [], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}
