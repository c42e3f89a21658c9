import { overwriteFile, temporaryOf } from '../files/replaceFile.js';
import { hasFolder, withoutFolder } from '../installation/pathText.js';
import type {
  RecordedChange,
  RecordedData,
  RecordedFile,
  RecordedPath,
  RecordedValue,
} from '../installation/record.js';
import { hashOf, pathKey, pathName, valueTarget } from './prepare.js';
import { readData, sameData, textData, textOf, writeData } from './registryData.js';
import type { InstallationSystem } from './system.js';

/**
 * What came, or would come, of undoing a change: `restored`, what was there before is back; `left`, it was changed since
 * by somebody else, and stays; `gone`, there was nothing to undo any more.
 */
export type UndoState = 'removed' | 'restored' | 'left' | 'gone';

/** What undoing a change comes to on the system at hand. Nothing is changed before it is carried out. */
export interface PreparedUndo {
  readonly part: RecordedChange['part'];
  readonly kind: RecordedChange['kind'];
  readonly target: string;
  readonly state: UndoState;
  carryOut(): Promise<void>;
}

/**
 * What undoing changes comes to, the last one first. A key that other programs write, too, is left as it is once one of
 * them has changed any of it: what is ours of the rest may be theirs by now, as `URL Protocol` is, which all write alike.
 */
export async function prepareUndos(
  system: InstallationSystem,
  changes: readonly RecordedChange[],
): Promise<PreparedUndo[]> {
  const undos: { change: RecordedChange; undo: PreparedUndo }[] = [];
  for (const change of changes.toReversed()) undos.push({ change, undo: await prepareUndo(system, change) });
  const sharedOf = (change: RecordedChange) => (change.kind === 'value' ? change.shared : '');
  const taken = new Set(undos.flatMap(({ change, undo }) => (undo.state === 'left' ? sharedOf(change) : [])));
  return undos.map(({ change, undo }) => {
    const shared = sharedOf(change);
    return shared !== '' && taken.has(shared) ? { ...undo, state: 'left', carryOut: async () => {} } : undo;
  });
}

async function prepareUndo(system: InstallationSystem, change: RecordedChange): Promise<PreparedUndo> {
  if (change.kind === 'file') return undoFile(system, change);
  return change.kind === 'value' ? undoValue(system, change) : undoPath(system, change);
}

async function undoFile({ files }: InstallationSystem, change: RecordedFile): Promise<PreparedUndo> {
  const { path, part, kind, hashes, backup } = change;
  const present = await files.read(path);
  const kept = backup === null ? undefined : await files.read(backup);
  const isOurs = present !== undefined && hashes.includes(hashOf(present));
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

async function undoValue({ registry }: InstallationSystem, change: RecordedValue): Promise<PreparedUndo> {
  const { part, kind, key, name, written, before } = change;
  const present = readData(registry, key, name);
  const isOurs = present === null || written.some((one) => sameData(one, present));
  const undone = (state: UndoState, data: RecordedData | null = present): PreparedUndo => ({
    part,
    kind,
    target: valueTarget(key, name),
    state,
    carryOut: async () => (sameData(data, present) ? undefined : writeData(registry, key, name, data)),
  });
  if (sameData(present, before)) return undone('gone');
  if (!isOurs) return undone('left');
  return undone(before === null ? 'removed' : 'restored', before);
}

/** Other programs add folders, too, and theirs stay: only where nothing else has changed is it as it was to the last bit. */
async function undoPath({ registry }: InstallationSystem, change: RecordedPath): Promise<PreparedUndo> {
  const { part, kind, folder, written, before } = change;
  const present = readData(registry, pathKey, pathName);
  const undone = (state: UndoState, data: RecordedData | null): PreparedUndo => ({
    part,
    kind,
    target: folder,
    state,
    carryOut: async () => (state === 'gone' ? undefined : writeData(registry, pathKey, pathName, data)),
  });
  if (sameData(present, written)) return undone('removed', before);
  const text = present === null ? '' : textOf(present, pathKey);
  if (present === null || !hasFolder(text, folder)) return undone('gone', present);
  return undone('removed', textData(withoutFolder(text, folder), present.type));
}
