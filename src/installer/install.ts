import { win32 } from 'node:path';
import { FailedError, namedTogether, UsageError } from '../errors.js';
import { checkFolders, fullPath } from '../installation/places.js';
import {
  backupPlace,
  type InstallationPart,
  type InstallationPlan,
  type PartName,
  partNames,
} from '../installation/plan.js';
import type { InstallationRecord, RecordedChange } from '../installation/record.js';
import { type PreparedStep, prepareFile, preparePath, prepareValue } from './prepare.js';
import { readRecordFile, writeRecordFile } from './recordFile.js';
import { missingKeys } from './registryChanges.js';
import type { InstallationSystem } from './system.js';
import { type PreparedUndo, prepareUndos } from './undo.js';

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
  const changes = former?.changes ?? [];
  const known = new Map(changes.map((change) => [resourceOf(change), change]));
  const steps: PreparedStep[] = [];
  for (const part of parts) {
    steps.push(...(await prepareSteps(system, plan, part, files, known)));
  }
  const inTheWay = steps.filter(isInTheWay).map(({ target }) => target);
  if (inTheWay.length > 0 && !options.force) throw notOurs(inTheWay);
  const isChosen = (name: PartName) => parts.some((part) => part.name === name);
  const planned = steps.flatMap(({ change }) => change ?? []);
  const made = new Set(planned.map(resourceOf));
  const stays = new Set(mayStay(parts, system));
  const isLeft = (change: RecordedChange) =>
    isChosen(change.part) && !made.has(resourceOf(change)) && !stays.has(resourceOf(change));
  const left = changes.filter(isLeft);
  const kept = changes.filter((change) => !isLeft(change) && !made.has(resourceOf(change)));
  const leftovers: PreparedUndo[] = await prepareUndos(system, left);
  return {
    steps,
    leftovers,
    async carryOut() {
      const folder = fullPath(plan.folder, system.folders);
      const folders = [folder, ...planned.flatMap(foldersOf)];
      const missing = await missingFolders(system, folders);
      const keys = planned.flatMap((change) =>
        change.kind === 'value' ? missingKeys(system.registry, change.key) : [],
      );
      const names = [...(former?.parts ?? []), ...parts.map(({ name }) => name)];
      const record: InstallationRecord = {
        version: 1,
        bridge: plan.bridge,
        state: 'changing',
        parts: partNames.filter((name) => names.includes(name)),
        others: [...new Set([...(former?.others ?? []), ...(options.others ?? [])])],
        changes: [...kept, ...left, ...planned],
        folders: [...new Set([...(former?.folders ?? []), ...missing])],
        keys: [...new Set([...(former?.keys ?? []), ...keys])],
      };
      await makeFolders(system, [folder]);
      await writeRecordFile(system, record);
      await makeFolders(system, missing);
      for (const step of steps) await step.carryOut();
      for (const leftover of leftovers) await leftover.carryOut();
      for (const one of deepestFirst(record.folders)) await system.files.removeEmptyFolder(one);
      await writeRecordFile(system, {
        ...record,
        state: 'installed',
        changes: [...kept, ...steps.flatMap(({ done }) => done ?? [])],
      });
      if (steps.some(({ kind, state }) => kind === 'path' && state === 'created')) system.environmentChanged();
      if (steps.some(({ part, state }) => part === 'links' && state !== 'unchanged')) system.associationsChanged();
    },
  };
}

/** What other programs write too is theirs to write again, and is replaced as they would. */
function isInTheWay({ state, change }: PreparedStep): boolean {
  return state === 'replaced' && !(change?.kind === 'value' && change.shared !== '');
}

/** Folders and keys in the order in which they can be removed: what is within others before these. */
export function deepestFirst(paths: readonly string[]): string[] {
  return paths.toSorted((one, other) => other.length - one.length);
}

/**
 * The parts of these names, and those that they need; all that are not optional without names.
 *
 * @throws UsageError for a part that the bridge does not have.
 */
export function chooseParts(
  { bridge, parts }: InstallationPlan,
  names: readonly PartName[] | undefined,
): InstallationPart[] {
  if (names === undefined) return parts.filter(({ optional }) => !optional);
  const strange = names.find((name) => !parts.some((part) => part.name === name));
  if (strange !== undefined) {
    const known = parts.map(({ name }) => name).join(', ');
    throw new UsageError(`${bridge} has no part "${strange}" to install. It has: ${known}.`);
  }
  const needed = parts.filter(({ name }) => names.includes(name)).flatMap(({ needs }) => needs);
  return parts.filter(({ name }) => names.includes(name) || needed.includes(name));
}

async function prepareSteps(
  system: InstallationSystem,
  plan: InstallationPlan,
  part: InstallationPart,
  files: ReadonlyMap<string, Buffer>,
  former: ReadonlyMap<string, RecordedChange>,
): Promise<PreparedStep[]> {
  const prepared: PreparedStep[] = [];
  for (const step of part.steps) {
    if (step.step === 'setValue') {
      const before = former.get(valueResource(`HKCU\\${step.key}`, step.name));
      prepared.push(prepareValue(system, part.name, step, ofKind('value', before)));
    } else if (step.step === 'addToPath') {
      const before = former.get(pathResource(fullPath(step.folder, system.folders)));
      prepared.push(preparePath(system, part.name, step, ofKind('path', before)));
    } else {
      const bytes = files.get(step.from);
      if (!bytes && step.step === 'copyIfThere') continue;
      if (!bytes) throw new FailedError(`${step.from} was not generated, so it cannot be installed.`);
      const before = former.get(fileResource(fullPath(step.to, system.folders)));
      const backup = fullPath(backupPlace(plan, step), system.folders);
      prepared.push(await prepareFile(system, part.name, step, bytes, ofKind('file', before), backup));
    }
  }
  return prepared;
}

/** Files that are installed, and stay so when there are none at hand to install in their place. */
function mayStay(parts: readonly InstallationPart[], { folders }: InstallationSystem): string[] {
  return parts.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.step === 'copyIfThere' ? fileResource(fullPath(step.to, folders)) : [])),
  );
}

/** What a change is about, to find again what an installation before did to the same. */
function resourceOf(change: RecordedChange): string {
  if (change.kind === 'file') return fileResource(change.path);
  return change.kind === 'value' ? valueResource(change.key, change.name) : pathResource(change.folder);
}

/** Windows does not tell upper from lower case in names. */
const fileResource = (path: string) => `file ${path.toLowerCase()}`;
const valueResource = (key: string, name: string) => `value ${key.toLowerCase()}, ${name.toLowerCase()}`;
const pathResource = (folder: string) => `path ${folder.toLowerCase()}`;

function ofKind<Kind extends RecordedChange['kind']>(kind: Kind, change: RecordedChange | undefined) {
  return change?.kind === kind ? (change as Extract<RecordedChange, { kind: Kind }>) : undefined;
}

function foldersOf(change: RecordedChange): string[] {
  if (change.kind !== 'file') return [];
  return [change.path, ...(change.backup === null ? [] : [change.backup])].map((path) => win32.dirname(path));
}

/** Those of the folders, and of those around them, that are not there; the outermost first. */
async function missingFolders({ files }: InstallationSystem, folders: readonly string[]): Promise<string[]> {
  const looked = new Map<string, boolean>();
  const isThere = async (folder: string): Promise<boolean> => {
    const known = looked.get(folder) ?? (win32.dirname(folder) === folder || (await files.isFolder(folder)));
    looked.set(folder, known);
    if (!known) await isThere(win32.dirname(folder));
    return known;
  };
  for (const folder of new Set(folders)) await isThere(folder);
  const missing = [...looked].filter(([, isThereNow]) => !isThereNow).map(([folder]) => folder);
  return deepestFirst(missing).reverse();
}

async function makeFolders({ files }: InstallationSystem, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if (await files.isFolder(folder)) continue;
    await makeFolders({ files } as InstallationSystem, [win32.dirname(folder)]);
    await files.makeFolder(folder);
  }
}

function notOurs(targets: readonly string[]): FailedError {
  return new FailedError(
    `There already, and not put there by this installation: ${namedTogether(targets, 5, '; ')}. Nothing was changed. Undo what put it there, such as a command of bridgesmith of its own (microsip links or component), or use --force, which keeps it and puts it back when you uninstall.`,
  );
}
