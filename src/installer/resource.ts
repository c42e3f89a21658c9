import type { RecordedChange } from '../installation/record.js';

/** What a change is about, to find again what an installation before did to the same. */
export function resourceOf(change: RecordedChange): string {
  if (change.kind === 'file') return fileResource(change.path);
  return change.kind === 'value' ? valueResource(change.key, change.name) : pathResource(change.folder);
}

/** Windows does not tell upper from lower case in names. */
export const fileResource = (path: string) => `file ${path.toLowerCase()}`;
export const valueResource = (key: string, name: string) => `value ${key.toLowerCase()}, ${name.toLowerCase()}`;
export const pathResource = (folder: string) => `path ${folder.toLowerCase()}`;
