import type { RegistryTree, RegistryValue } from '../../ffi/registryTree.js';
import type { KeyContent, PlacedText } from '../../installation/keyContent.js';
import type { RegistryEntry } from '../../installation/registryEntry.js';

/** What is to be changed in the registry, as data, so that it can be shown before it is done. */
export interface RegistryPlan {
  /** The key that holds the record of it. */
  readonly recordKey: string;
  /** Made first, and taken back with the last of the groups. */
  readonly common: readonly RegistryChange[];
  /** Changes that can be taken back by themselves, by the names of these groups. */
  readonly groups: Readonly<Record<string, readonly RegistryChange[]>>;
  readonly ownership: Ownership;
  /** Full paths of files that are made for it, and removed with it. */
  readonly files: readonly string[];
}

/** A change of the registry: keys are written `HKCU\…` or `HKLM\…`. */
export type RegistryChange = TreeChange | ValueChange;

/** A key with all below it, in place of what is there. */
export interface TreeChange {
  readonly key: string;
  readonly tree: RegistryTree;
  /** Other programs write this key too: what one of them has put there since is not to be taken away. */
  readonly shared: boolean;
}

/** One value, under a name that is ours, in a key that may hold others. */
export interface ValueChange {
  readonly key: string;
  readonly name: string;
  readonly value: RegistryValue;
}

/**
 * By what a key is known to be another program's by now. `command`: it is shared, and Windows runs another command for it,
 * whatever else it holds; programs add icons and flags. `content`: it holds anything but what was written.
 */
export type Ownership = 'command' | 'content';

/** A change, and what was in its place before; null for nothing. */
export interface DoneChange {
  readonly change: RegistryChange;
  readonly before: RegistryTree | RegistryValue | null;
}

/**
 * What was done to the registry by a plan, kept in a value of it, so that all of it can be taken back: the changes with what
 * was there before, in the order in which they were made.
 */
export interface RegistryRecord {
  readonly version: 2;
  readonly ownership: Ownership;
  readonly common: readonly DoneChange[];
  readonly groups: Readonly<Record<string, readonly DoneChange[]>>;
  /** Keys that were not there before. They are removed when they are empty. */
  readonly made: readonly string[];
  /** Full paths of the files that were made for it. */
  readonly files: readonly string[];
}

/** The change that makes an entry stand below a root. Its places are full paths already. */
export function changeOf(root: 'HKCU' | 'HKLM', entry: RegistryEntry): RegistryChange {
  const key = `${root}\\${entry.key}`;
  return 'content' in entry
    ? { key, tree: treeOf(entry.content), shared: entry.shared }
    : { key, name: entry.name, value: entry.text };
}

function treeOf({ values, keys }: KeyContent): RegistryTree {
  return {
    values: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, joined(text)])),
    keys: Object.fromEntries(Object.entries(keys).map(([name, content]) => [name, treeOf(content)])),
  };
}

function joined(text: PlacedText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.place)).join('');
}
