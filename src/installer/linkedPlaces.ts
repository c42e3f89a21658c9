import type { InstallationRecord } from '../installation/record.js';
import { inside, rootOf } from '../installation/windowsPath.js';
import type { InstallationSystem } from './system.js';

/**
 * Why a record's files are not where it says: a folder on the way is a link, or the file; undefined when none is. People
 * keep modules behind links, which only matter where one who undoes, as administrator, may change what they may not.
 */
export async function linkProblem(
  system: Pick<InstallationSystem, 'files' | 'folders' | 'isElevated'>,
  { changes }: InstallationRecord,
): Promise<string | undefined> {
  const { files, folders } = system;
  const roots = system.isElevated() ? [folders.LocalAppData, folders.Documents] : [folders.LocalAppData];
  const known = new Map<string, Promise<boolean>>();
  const isLink = (place: string) => {
    const found = known.get(place) ?? files.isLink(place);
    known.set(place, found);
    return found;
  };
  for (const [index, change] of changes.entries()) {
    if (change.kind !== 'file') continue;
    for (const name of ['path', 'backup'] as const) {
      for (const place of placesOnTheWay(change[name] ?? '', roots)) {
        if (await isLink(place)) return `changes[${index}].${name}: a link leads from there to another place`;
      }
    }
  }
  return undefined;
}

function placesOnTheWay(path: string, roots: readonly string[]): string[] {
  for (const root of roots.map(rootOf)) {
    const names = inside(root, path);
    if (names) return names.map((_name, index) => [root, ...names.slice(0, index + 1)].join('\\'));
  }
  return [];
}
