import { FailedError, namedTogether } from '../errors.js';
import { chooseParts } from '../installation/chooseParts.js';
import { checkFolders, fullPath } from '../installation/places.js';
import { type InstallationPart, type InstallationPlan, type PartName, partNames } from '../installation/plan.js';
import type { InstallationRecord, RecordedChange } from '../installation/record.js';
import { foldersOf, makeFolders, missingFolders, removeEmptyFolders } from './folders.js';
import { prepareSteps } from './prepare.js';
import { readRecordFile, writeRecordFile } from './recordFile.js';
import { missingKeys } from './registry/changes.js';
import { fileResource, resourceOf } from './resource.js';
import type { PreparedStep, PreparedUndo } from './steps/prepared.js';
import type { InstallationSystem } from './system.js';
import { prepareUndos } from './undo.js';

export interface InstallOptions {
  /** All that the bridge has and are not optional, when left out; those that they need are installed with them. */
  readonly parts?: readonly PartName[] | undefined;
  /** Also in place of what is there and not ours; it is kept, and put back by an uninstall. */
  readonly force?: boolean | undefined;
  /** What the caller installs beside these, for the record. */
  readonly others?: readonly string[] | undefined;
}

/** An installation on the system at hand. Nothing is changed before it is carried out. */
export interface PreparedInstallation {
  readonly steps: readonly PreparedStep[];
  /** What an installation before left, and what is no longer part of it. */
  readonly leftovers: readonly PreparedUndo[];
  carryOut(): Promise<void>;
}

/**
 * Finds out what installing comes to.
 *
 * @param files the generated files by their paths, relative to their folder.
 * @throws UsageError for a part that the bridge does not have; FailedError when something is in the way, or for a record
 *   that this version cannot read. Nothing was changed then.
 */
export async function prepareInstallation(
  system: InstallationSystem,
  plan: InstallationPlan,
  files: ReadonlyMap<string, Buffer>,
  options: InstallOptions = {},
): Promise<PreparedInstallation> {
  const former = await readRecordFile(system, plan.bridge);
  const parts = chooseParts(plan, options.parts);
  for (const part of parts) checkFolders(part, system.folders);
  const known = new Map(former?.changes.map((change) => [resourceOf(change), change]));
  const steps: PreparedStep[] = [];
  for (const part of parts) steps.push(...(await prepareSteps(system, plan, part, files, known)));
  const inTheWay = steps.filter(isInTheWay).map(({ target }) => target);
  if (inTheWay.length > 0 && !options.force) throw notOurs(inTheWay);
  const { left, kept } = formerChanges(former, parts, steps, system);
  const leftovers = await prepareUndos(system, left);
  return {
    steps,
    leftovers,
    async carryOut() {
      const folder = fullPath(plan.folder, system.folders);
      const planned = steps.flatMap(({ change }) => change ?? []);
      const missing = await missingFolders(system, [folder, ...planned.flatMap(foldersOf)]);
      const names = [...(former?.parts ?? []), ...parts.map(({ name }) => name)];
      const record: InstallationRecord = {
        version: 1,
        bridge: plan.bridge,
        state: 'changing',
        parts: partNames.filter((name) => names.includes(name)),
        others: union(former?.others, options.others ?? []),
        changes: [...kept, ...left, ...planned],
        folders: union(former?.folders, missing),
        keys: union(former?.keys, missingKeysOf(system, planned)),
      };
      await makeFolders(system, [folder]);
      await writeRecordFile(system, record);
      await makeFolders(system, missing);
      for (const step of steps) await step.carryOut();
      for (const leftover of leftovers) await leftover.carryOut();
      await removeEmptyFolders(system, record.folders);
      const changes = [...kept, ...steps.flatMap(({ done }) => done ?? [])];
      await writeRecordFile(system, { ...record, state: 'installed', changes });
      if (steps.some(({ kind, state }) => kind === 'path' && state === 'created')) system.environmentChanged();
      if (steps.some(({ part, state }) => part === 'links' && state !== 'unchanged')) system.associationsChanged();
    },
  };
}

/** What an installation before did and this one does not: `left`, no longer part of it; `kept`, of other parts, or still so. */
function formerChanges(
  former: InstallationRecord | undefined,
  parts: readonly InstallationPart[],
  steps: readonly PreparedStep[],
  system: InstallationSystem,
): { left: RecordedChange[]; kept: RecordedChange[] } {
  const made = new Set(steps.flatMap(({ change }) => (change ? resourceOf(change) : [])));
  const stays = new Set(mayStay(parts, system));
  const others = former?.changes.filter((change) => !made.has(resourceOf(change))) ?? [];
  const isLeft = (change: RecordedChange) =>
    parts.some(({ name }) => name === change.part) && !stays.has(resourceOf(change));
  return { left: others.filter(isLeft), kept: others.filter((change) => !isLeft(change)) };
}

/** What other programs write too is theirs to write again, and is replaced as they would. */
function isInTheWay({ state, change }: PreparedStep): boolean {
  return state === 'replaced' && !(change?.kind === 'value' && change.shared !== '');
}

/** Files that are installed, and stay so when there are none at hand to install in their place. */
function mayStay(parts: readonly InstallationPart[], { folders }: InstallationSystem): string[] {
  return parts.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.step === 'copyIfThere' ? fileResource(fullPath(step.to, folders)) : [])),
  );
}

function missingKeysOf({ registry }: InstallationSystem, changes: readonly RecordedChange[]): string[] {
  return changes.flatMap((change) => (change.kind === 'value' ? missingKeys(registry, change.key) : []));
}

function union(one: readonly string[] = [], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}

function notOurs(targets: readonly string[]): FailedError {
  return new FailedError(
    `There already, and not put there by this installation: ${namedTogether(targets, 5, '; ')}. Nothing was changed. Undo what put it there, such as a command of bridgesmith of its own (links or component), or use --force, which keeps it and puts it back when you uninstall.`,
  );
}
