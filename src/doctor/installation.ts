import { createHash } from 'node:crypto';
import type { Bridge } from '../definition/bridge.js';
import { hasFolder, userPath } from '../installation/pathText.js';
import { recordPath } from '../installation/places.js';
import { parseRecord, type RecordedChange, type RecordedFile, type RecordedValue } from '../installation/record.js';
import { textOf } from '../installation/registryData.js';
import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

/** Whether all that `bridgesmith install`, or install.ps1, has recorded is still as it was written. */
export function checkInstallation(bridge: Bridge, surroundings: Surroundings): Finding[] {
  const { name } = bridge.definition;
  const { ok, warning, problem } = areaOf('Installation');
  const folder = surroundings.environment('LOCALAPPDATA');
  const path = folder === undefined ? undefined : recordPath(folder, name);
  const bytes = path === undefined ? undefined : surroundings.readFile(path);
  if (path === undefined || bytes === undefined)
    return [ok('record', 'there is none: "bridgesmith install" was not run')];
  const { state, parts, changes } = parseRecord(Buffer.from(bytes).toString('utf8'), path);
  const again = `bridgesmith install ${name}`;
  if (state === 'changing') {
    const remedy = `${again} finishes it, and bridgesmith uninstall ${name} undoes it.`;
    return [problem('record', `${path}: the installation was cut short`, remedy)];
  }
  const gone = changes.flatMap((change) => missing(change, surroundings));
  if (gone.length > 0) return [problem('record', `no longer there: ${firstOf(gone)}`, again)];
  const changed = changes.flatMap((change) => altered(change, surroundings));
  if (changed.length > 0) return [warning('record', `changed since it was installed: ${firstOf(changed)}`, again)];
  return [ok('record', `${parts.join(', ')}: all is as it was installed`)];
}

function missing(change: RecordedChange, { isFile, readRegistry }: Surroundings): string[] {
  switch (change.kind) {
    case 'file':
      return isFile(change.path) ? [] : [change.path];
    case 'value':
      return readRegistry(change.key, change.name) === undefined ? [placeOf(change)] : [];
    case 'path':
      return hasFolder(readRegistry(userPath.key, userPath.name) ?? '', change.folder)
        ? []
        : [`${change.folder} in the PATH of the user`];
  }
}

function altered(change: RecordedChange, surroundings: Surroundings): string[] {
  switch (change.kind) {
    case 'file':
      return isWritten(change, surroundings) ? [] : [change.path];
    case 'value':
      return hasWritten(change, surroundings) ? [] : [placeOf(change)];
    case 'path':
      return [];
  }
}

function isWritten({ path, hashes }: RecordedFile, { readFile }: Surroundings): boolean {
  const hash = createHash('sha256');
  return hashes.includes(hash.update(readFile(path) ?? new Uint8Array()).digest('hex'));
}

function hasWritten({ key, name, written }: RecordedValue, { readRegistry }: Surroundings): boolean {
  return written.map(textOf).includes(readRegistry(key, name) ?? '');
}

function placeOf({ key, name }: RecordedValue): string {
  return name === '' ? key : `${key}, ${name}`;
}

function firstOf(places: readonly string[]): string {
  const [first = '', ...others] = places;
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}
