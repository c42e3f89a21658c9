import { fullPath } from '../../installation/places.js';
import type { PartName } from '../../installation/plan.js';
import type { RecordedData, RecordedValue } from '../../installation/record.js';
import { sameData, textData } from '../../installation/registryData.js';
import type { SetValue } from '../../installation/steps.js';
import { readData, writeData } from '../registry/data.js';
import type { InstallationSystem } from '../system.js';
import { nothing, type PreparedStep, type PreparedUndo, type UndoState } from './prepared.js';

/** @param former what an installation before did to the same value. */
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

export async function undoValue({ registry }: InstallationSystem, change: RecordedValue): Promise<PreparedUndo> {
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

/** `HKCU\Software\Classes\DDEClient, (default)` */
function valueTarget(key: string, name: string): string {
  return `${key}, ${name === '' ? '(default)' : name}`;
}
