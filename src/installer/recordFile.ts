import { FailedError } from '../errors.js';
import { overwriteFile, temporaryOf } from '../files/replaceFile.js';
import { recordPath } from '../installation/places.js';
import { type InstallationRecord, parseRecord } from '../installation/record.js';
import { recordProblem } from '../installation/recordCheck.js';
import { linkProblem } from './linkedPlaces.js';
import type { InstallationSystem } from './system.js';

/**
 * What is installed of a bridge; undefined for nothing.
 *
 * @throws FailedError for a record that this version cannot read, and for one that names what no installation makes.
 */
export async function readRecordFile(
  system: Pick<InstallationSystem, 'files' | 'folders' | 'isElevated'>,
  bridge: string,
): Promise<InstallationRecord | undefined> {
  const path = recordPath(system.folders.LocalAppData, bridge);
  const bytes = await system.files.read(path);
  if (!bytes) return undefined;
  const record = parseRecord(bytes.toString('utf8'), path);
  const problem = recordProblem(record, bridge, system.folders) ?? (await linkProblem(system, record));
  if (problem === undefined) return record;
  throw new FailedError(
    `${path} is not as an installation of ${bridge} writes it: ${problem}. Nothing was changed. Undo by hand what was installed, and remove the file; or undo it with the version that wrote it.`,
  );
}

export async function writeRecordFile(system: InstallationSystem, record: InstallationRecord): Promise<void> {
  const text = `${JSON.stringify(record, null, 1)}\n`;
  await overwriteFile(system.files, recordPath(system.folders.LocalAppData, record.bridge), Buffer.from(text));
}

export async function removeRecordFile(system: InstallationSystem, bridge: string): Promise<void> {
  const path = recordPath(system.folders.LocalAppData, bridge);
  await system.files.remove(temporaryOf(path));
  await system.files.remove(path);
}
