import { createHash } from 'node:crypto';
import { FailedError } from '../errors.js';
import { overwriteFile } from '../files/replaceFile.js';
import { hasFolder, withFolder } from '../installation/pathText.js';
import { fullPath } from '../installation/places.js';
import type { PartName } from '../installation/plan.js';
import type {
  RecordedChange,
  RecordedData,
  RecordedFile,
  RecordedPath,
  RecordedValue,
} from '../installation/record.js';
import type { AddToPath, CopyFile, SetValue } from '../installation/steps.js';
import { expandedText, readData, sameData, textData, textOf, writeData } from './registryData.js';
import type { InstallationFiles, InstallationSystem } from './system.js';

/**
 * What a step does: `there`, nothing, because what it would write is there already, and is not ours; `replaced`, in place
 * of what was not ours, which is kept.
 */
export type StepState = 'created' | 'updated' | 'unchanged' | 'there' | 'replaced';

/** A step, and what it comes to on the system at hand. Nothing is changed before it is carried out. */
export interface PreparedStep {
  readonly part: PartName;
  readonly kind: RecordedChange['kind'];
  /** A file, a value of the registry, or a folder in PATH. */
  readonly target: string;
  readonly state: StepState;
  /** Undefined when there is nothing to undo. */
  readonly change: RecordedChange | undefined;
  /** The same once it is done, and what was written before no longer matters. */
  readonly done: RecordedChange | undefined;
  carryOut(): Promise<void>;
}

/**
 * @param former what an installation before did to the same file.
 * @param backup where a file that is not ours is to be kept.
 */
export async function prepareFile(
  system: InstallationSystem,
  part: PartName,
  step: CopyFile,
  bytes: Buffer,
  former: RecordedFile | undefined,
  backup: string,
): Promise<PreparedStep> {
  const path = fullPath(step.to, system.folders);
  const present = await system.files.read(path);
  const now = present && hashOf(present);
  const hash = hashOf(bytes);
  const prepared = { part, kind: 'file', target: path } as const;
  if (!former && now === hash) return { ...prepared, state: 'there', ...nothing };
  const isOurs = now === undefined || (former?.hashes.includes(now) ?? false);
  const place = isOurs || !present ? undefined : await placeToKeep(system.files, backup, present);
  const change: RecordedFile = {
    kind: 'file',
    part,
    path,
    hashes: [...new Set([...(former?.hashes ?? []), hash])],
    backup: await backupOf(system.files, former, place),
  };
  return {
    ...prepared,
    state: !isOurs ? 'replaced' : now === undefined ? 'created' : now === hash ? 'unchanged' : 'updated',
    change,
    done: { ...change, hashes: [hash] },
    async carryOut() {
      if (place !== undefined && present) await overwriteFile(system.files, place, present);
      if (now !== hash) await overwriteFile(system.files, path, bytes);
    },
  };
}

/** Nothing that is kept is written over: a file may have been replaced more than once. */
async function placeToKeep(files: InstallationFiles, first: string, bytes: Buffer): Promise<string> {
  for (let number = 0; ; number++) {
    const place = number === 0 ? first : `${first}.${number}`;
    const there = await files.read(place);
    if (!there || there.equals(bytes)) return place;
  }
}

/** What uninstalling puts back is what was there first. */
async function backupOf(
  files: InstallationFiles,
  former: RecordedFile | undefined,
  place: string | undefined,
): Promise<string | null> {
  const first = former?.backup ?? null;
  return place !== undefined && (first === null || !(await files.read(first))) ? place : first;
}

export function prepareValue(
  { registry, folders }: InstallationSystem,
  part: PartName,
  step: SetValue,
  former: RecordedValue | undefined,
): PreparedStep {
  const key = `HKCU\\${step.key}`;
  const data = textData(
    step.text.map((piece) => (typeof piece === 'string' ? piece : fullPath(piece.place, folders))).join(''),
  );
  const present = readData(registry, key, step.name);
  const prepared = { part, kind: 'value', target: valueTarget(key, step.name) } as const;
  if (!former && sameData(present, data)) return { ...prepared, state: 'there', ...nothing };
  const isOurs = present === null || (former?.written.some((one) => sameData(one, present)) ?? false);
  const change: RecordedValue = {
    kind: 'value',
    part,
    key,
    name: step.name,
    shared: step.shared === '' ? '' : `HKCU\\${step.shared}`,
    written: [...(former?.written.filter((one) => !sameData(one, data)) ?? []), data],
    before: isOurs ? (former?.before ?? null) : present,
  };
  const isSame = sameData(present, data);
  return {
    ...prepared,
    state: !isOurs ? 'replaced' : present === null ? 'created' : isSame ? 'unchanged' : 'updated',
    change,
    done: { ...change, written: [data] },
    async carryOut() {
      if (!isSame) writeData(registry, key, step.name, data);
    },
  };
}

/** @throws FailedError for a PATH that is no text, or that would become too long. */
export function preparePath(
  { registry, folders }: InstallationSystem,
  part: PartName,
  step: AddToPath,
  former: RecordedPath | undefined,
): PreparedStep {
  const folder = fullPath(step.folder, folders);
  const before = readData(registry, pathKey, pathName);
  const prepared = { part, kind: 'path', target: folder } as const;
  const text = before === null ? '' : textOf(before, pathTarget);
  if (hasFolder(text, folder)) {
    const kept = former ? { change: former, done: former } : nothing;
    return { ...prepared, state: former ? 'unchanged' : 'there', ...kept, carryOut: async () => {} };
  }
  const longer = withFolder(text, folder);
  if (longer.length > longestVariable) {
    throw new FailedError(
      `${pathTarget} is too long to add ${folder}: a variable has ${longestVariable} characters at most.`,
    );
  }
  const written: RecordedData = textData(longer, before?.type ?? expandedText);
  const change: RecordedPath = { kind: 'path', part, folder, written, before };
  return {
    ...prepared,
    state: 'created',
    change,
    done: change,
    async carryOut() {
      if (!sameData(readData(registry, pathKey, pathName), before))
        throw new FailedError(`${pathTarget} was changed by another program meanwhile. Run this again.`);
      writeData(registry, pathKey, pathName, written);
    },
  };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `HKCU\Software\Classes\DDEClient, (default)` */
export function valueTarget(key: string, name: string): string {
  return `${key}, ${name === '' ? '(default)' : name}`;
}

const nothing = { change: undefined, done: undefined, carryOut: async () => {} };

export const pathKey = 'HKCU\\Environment';
export const pathName = 'Path';
const pathTarget = `${pathKey}, ${pathName}`;
/** Source: https://learn.microsoft.com/windows/win32/procthread/environment-variables */
const longestVariable = 32_760;
