import { overwriteFile, temporaryOf } from '../../files/replaceFile.js';
import { sha256 } from '../../files/sha256.js';
import { fullPath } from '../../installation/places.js';
import type { PartName } from '../../installation/plan.js';
import type { RecordedFile } from '../../installation/record.js';
import type { CopyFile } from '../../installation/steps.js';
import type { InstallationFiles, InstallationSystem } from '../system.js';
import { nothing, type PreparedStep, type PreparedUndo, type UndoState } from './prepared.js';

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
  const now = present && sha256(present);
  const hash = sha256(bytes);
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

export async function undoFile({ files }: InstallationSystem, change: RecordedFile): Promise<PreparedUndo> {
  const { path, part, kind, hashes, backup } = change;
  const present = await files.read(path);
  const kept = backup === null ? undefined : await files.read(backup);
  const isOurs = present !== undefined && hashes.includes(sha256(present));
  const undone = (state: UndoState, act: () => Promise<void>): PreparedUndo => ({
    part,
    kind,
    target: path,
    state,
    async carryOut() {
      // What is left of one that was cut short.
      await files.remove(temporaryOf(path));
      if (backup !== null) await files.remove(temporaryOf(backup));
      await act();
    },
  });
  if (kept && backup !== null && (present === undefined || isOurs)) {
    // Not moved: its folder may be gone, and is made again.
    return undone('restored', async () => {
      await overwriteFile(files, path, kept);
      await files.remove(backup);
    });
  }
  // Cut short before it was replaced.
  if (kept && backup !== null && present?.equals(kept)) return undone('gone', () => files.remove(backup));
  if (present === undefined) return undone('gone', async () => {});
  return isOurs ? undone('removed', () => files.remove(path)) : undone('left', async () => {});
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
