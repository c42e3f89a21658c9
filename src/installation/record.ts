import { FailedError } from '../errors.js';
import type { PartName } from './plan.js';

/**
 * What an installation did, and what was there before, in a file of the user's. Node and install.ps1 write and read the
 * same, so that either can undo what the other did. It is written whole before the first change is made, so that what was
 * cut short can be undone: a change that was not made is found not to be there.
 *
 * All places are full paths. Nothing is named by an empty name, which ConvertFrom-Json of Windows PowerShell refuses.
 */
export interface InstallationRecord {
  readonly version: 1;
  readonly bridge: string;
  /** `changing` while it is being installed, and after it was cut short. */
  readonly state: 'changing' | 'installed';
  readonly parts: readonly PartName[];
  /** What only Node can install and undo, such as `host`; installed beside these. */
  readonly others: readonly string[];
  readonly changes: readonly RecordedChange[];
  /** Folders and registry keys that were not there before. They are removed when they are empty. */
  readonly folders: readonly string[];
  readonly keys: readonly string[];
}

export type RecordedChange = RecordedFile | RecordedValue | RecordedPath;

export interface RecordedFile {
  readonly kind: 'file';
  readonly part: PartName;
  readonly path: string;
  /** SHA-256, in lower case, of what was written: by which it is known to be unchanged since. */
  readonly hashes: readonly string[];
  /** Where the file is kept that was in its place before; null for none. */
  readonly backup: string | null;
}

export interface RecordedValue {
  readonly kind: 'value';
  readonly part: PartName;
  /** `HKCU\…` */
  readonly key: string;
  readonly name: string;
  /** The key that other programs write, too, of which this is a part; empty for none. */
  readonly shared: string;
  readonly written: readonly RecordedData[];
  /** Null for no value. */
  readonly before: RecordedData | null;
}

export interface RecordedPath {
  readonly kind: 'path';
  readonly part: PartName;
  readonly folder: string;
  readonly written: RecordedData;
  readonly before: RecordedData | null;
}

/** The type of a registry value, such as 1 for REG_SZ, and its bytes in base64. */
export interface RecordedData {
  readonly type: number;
  readonly bytes: string;
}

/** Its name, in the folder of the bridge. */
export const recordFile = 'installation.json';

/**
 * @param path of the file, for errors.
 * @throws FailedError for what this version cannot read.
 */
export function parseRecord(text: string, path: string): InstallationRecord {
  const record = parsed(text.replace(/^\uFEFF/, ''));
  if (record?.version === 1 && Array.isArray(record.changes)) return record;
  throw new FailedError(
    `${path} is a record that this version of bridgesmith cannot read. Uninstall with the one that wrote it.`,
  );
}

function parsed(text: string): InstallationRecord | undefined {
  try {
    return JSON.parse(text) as InstallationRecord;
  } catch {
    return undefined;
  }
}
