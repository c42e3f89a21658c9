import { FailedError } from '../errors.js';
import { fullPath } from '../installation/places.js';
import { backupPlace, type InstallationPart, type InstallationPlan } from '../installation/plan.js';
import type { RecordedChange } from '../installation/record.js';
import { fileResource, pathResource, valueResource } from './resource.js';
import { prepareFile } from './steps/file.js';
import { preparePath } from './steps/path.js';
import type { PreparedStep } from './steps/prepared.js';
import { prepareValue } from './steps/value.js';
import type { InstallationSystem } from './system.js';

/**
 * What installing a part comes to, step by step.
 *
 * @param files the generated files by their paths, relative to their folder.
 * @param former what an installation before did, by what it was about.
 * @throws FailedError for a file that was not generated.
 */
export async function prepareSteps(
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

function ofKind<Kind extends RecordedChange['kind']>(kind: Kind, change: RecordedChange | undefined) {
  return change?.kind === kind ? (change as Extract<RecordedChange, { kind: Kind }>) : undefined;
}
