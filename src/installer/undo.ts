import type { RecordedChange } from '../installation/record.js';
import { undoFile } from './steps/file.js';
import { undoPath } from './steps/path.js';
import type { PreparedUndo } from './steps/prepared.js';
import { undoValue } from './steps/value.js';
import type { InstallationSystem } from './system.js';

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
