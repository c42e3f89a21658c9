import { FailedError } from '../../errors.js';
import { hasFolder, userPath, withFolder, withoutFolder } from '../../installation/pathText.js';
import { fullPath } from '../../installation/places.js';
import type { PartName } from '../../installation/plan.js';
import type { RecordedData, RecordedPath } from '../../installation/record.js';
import { expandedText, sameData, textData, textOf } from '../../installation/registryData.js';
import type { AddToPath } from '../../installation/steps.js';
import { readData, writeData } from '../registry/data.js';
import type { InstallationSystem } from '../system.js';
import { nothing, type PreparedStep, type PreparedUndo, type UndoState } from './prepared.js';

/** @throws FailedError for a PATH that is no text, or that would become too long. */
export function preparePath(
  { registry, folders }: InstallationSystem,
  part: PartName,
  step: AddToPath,
  former: RecordedPath | undefined,
): PreparedStep {
  const folder = fullPath(step.folder, folders);
  const before = readData(registry, userPath.key, userPath.name);
  const prepared = { part, kind: 'path', target: folder } as const;
  const text = before === null ? '' : pathText(before, pathTarget);
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
      if (!sameData(readData(registry, userPath.key, userPath.name), before))
        throw new FailedError(`${pathTarget} was changed by another program meanwhile. Run this again.`);
      writeData(registry, userPath.key, userPath.name, written);
    },
  };
}

/** Other programs add folders, too, and theirs stay: only where nothing else has changed is it as it was to the last bit. */
export async function undoPath({ registry }: InstallationSystem, change: RecordedPath): Promise<PreparedUndo> {
  const { part, kind, folder, written, before } = change;
  const present = readData(registry, userPath.key, userPath.name);
  const undone = (state: UndoState, data: RecordedData | null): PreparedUndo => ({
    part,
    kind,
    target: folder,
    state,
    carryOut: async () => (state === 'gone' ? undefined : writeData(registry, userPath.key, userPath.name, data)),
  });
  if (sameData(present, written)) return undone('removed', before);
  const text = present === null ? '' : pathText(present, userPath.key);
  if (present === null || !hasFolder(text, folder)) return undone('gone', present);
  return undone('removed', textData(withoutFolder(text, folder), present.type));
}

/** @throws FailedError for a value that is no text. */
function pathText(data: RecordedData, place: string): string {
  const text = textOf(data);
  if (text !== undefined) return text;
  throw new FailedError(`${place} is no text (type ${data.type}), which bridgesmith does not change.`);
}

const pathTarget = `${userPath.key}, ${userPath.name}`;
/** Source: https://learn.microsoft.com/windows/win32/procthread/environment-variables */
const longestVariable = 32_760;
