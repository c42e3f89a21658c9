import { win32 } from 'node:path';
import { chooseInstalled } from '../installation/chooseParts.js';
import { bridgeFolder } from '../installation/places.js';
import type { PartName } from '../installation/plan.js';
import { removeEmptyFolders } from './folders.js';
import { readRecordFile, removeRecordFile, writeRecordFile } from './recordFile.js';
import { removeEmptyKeys } from './registry/changes.js';
import type { PreparedUndo } from './steps/prepared.js';
import type { InstallationSystem } from './system.js';
import { prepareUndos } from './undo.js';

export interface UninstallOptions {
  /** All that is installed, when left out; what needs them goes with them. */
  readonly parts?: readonly PartName[] | undefined;
  /** What the caller has undone itself. */
  readonly others?: readonly string[] | undefined;
}

/** What undoing an installation comes to. Nothing is changed before it is carried out. */
export interface PreparedUninstallation {
  /** The last change first. */
  readonly steps: readonly PreparedUndo[];
  carryOut(): Promise<void>;
}

/**
 * Finds out what undoing comes to. What was installed only in part is undone all the same.
 *
 * @throws FailedError for a record that this version cannot read.
 */
export async function prepareUninstallation(
  system: InstallationSystem,
  bridge: string,
  options: UninstallOptions = {},
): Promise<PreparedUninstallation> {
  const record = await readRecordFile(system, bridge);
  const folder = bridgeFolder(system.folders.LocalAppData, bridge);
  if (!record) {
    // An installation may have been cut short before it wrote any.
    const folders = [folder, win32.dirname(folder)];
    return { steps: [], carryOut: () => removeRest(system, bridge, folders) };
  }
  const chosen = chooseInstalled(record.parts, options.parts);
  const undone = record.changes.filter(({ part }) => chosen.includes(part));
  const steps = await prepareUndos(system, undone);
  return {
    steps,
    async carryOut() {
      for (const step of steps) await step.carryOut();
      removeEmptyKeys(system.registry, record.keys);
      const parts = record.parts.filter((part) => !chosen.includes(part));
      const others = record.others.filter((other) => !options.others?.includes(other));
      const changes = record.changes.filter((change) => !undone.includes(change));
      if (parts.length + others.length > 0) {
        await removeEmptyFolders(system, record.folders);
        await writeRecordFile(system, { ...record, parts, others, changes });
      } else {
        await removeRest(system, bridge, record.folders);
      }
      if (steps.some(({ kind, state }) => kind === 'path' && state === 'removed')) system.environmentChanged();
      if (steps.some(({ part, state }) => part === 'links' && state !== 'gone')) system.associationsChanged();
    },
  };
}

/** The folder of the record goes last, when that is gone: one that is cut short before can be run again. */
async function removeRest(system: InstallationSystem, bridge: string, folders: readonly string[]): Promise<void> {
  await removeEmptyFolders(system, folders);
  await removeRecordFile(system, bridge);
  await removeEmptyFolders(system, folders);
}
