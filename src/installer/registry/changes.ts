import { isDeepStrictEqual } from 'node:util';
import type { RegistryTree, RegistryValue, UserRegistry } from '../../ffi/registryTree.js';
import type { DoneChange, Ownership, RegistryChange, TreeChange } from './plan.js';

/** A change that was taken back, and how. */
export interface UndoneChange {
  readonly change: RegistryChange;
  readonly undone: Undone;
}

/** What came of taking a change back. `left`: another program has put something of its own there since. */
export type Undone = 'removed' | 'restored' | 'left';

/** What is in the place of a change now; null for nothing. */
export function present(registry: UserRegistry, change: RegistryChange): RegistryTree | RegistryValue | null {
  return ('tree' in change ? registry.readTree(change.key) : registry.readValue(change.key, change.name)) ?? null;
}

export function carryOut(registry: UserRegistry, change: RegistryChange): void {
  if ('tree' in change) replaceTree(registry, change.key, change.tree);
  else registry.writeTree(change.key, { values: { [change.name]: change.value }, keys: {} });
}

/** Puts back what was there before. A change that was not carried out whole is taken back all the same. */
export function takeBack(registry: UserRegistry, { change, before }: DoneChange, ownership: Ownership): Undone {
  if ('tree' in change) {
    const now = registry.readTree(change.key);
    if (now && isOfAnother(now, change, ownership)) return 'left';
    replaceTree(registry, change.key, before as RegistryTree | null);
  } else if (before === null) {
    registry.deleteValue(change.key, change.name);
  } else {
    registry.writeTree(change.key, { values: { [change.name]: before as RegistryValue }, keys: {} });
  }
  return before === null ? 'removed' : 'restored';
}

/** What a ProgID or a scheme's key has Windows run, as far as it is text. The registry does not mind letter case. */
export function commandOf(tree: RegistryTree | null | undefined): string | undefined {
  const command = ['shell', 'open', 'command'].reduce<RegistryTree | null | undefined>(
    (key, name) => Object.entries(key?.keys ?? {}).find(([other]) => other.toLowerCase() === name)?.[1],
    tree,
  );
  const value = command?.values[''];
  return typeof value === 'object' ? Buffer.from(value.bytes, 'base64').toString('utf16le').replace(/\0+$/, '') : value;
}

/** The key in which a change is made, which may have to be made for it. */
export function keyAround(change: RegistryChange): string {
  return 'tree' in change ? change.key.slice(0, change.key.lastIndexOf('\\')) : change.key;
}

/** A key and those above it, as far as they are not there: what writing a value into it will make. */
export function missingKeys(registry: UserRegistry, key: string): string[] {
  const [root = '', ...names] = key.split('\\');
  const keys = names.map((_name, index) => [root, ...names.slice(0, index + 1)].join('\\'));
  return keys.filter((one) => !registry.hasKey(one));
}

/** Removes those of the keys that hold nothing, the innermost first. */
export function removeEmptyKeys(registry: UserRegistry, keys: readonly string[]): void {
  for (const key of keys.toSorted((one, other) => other.length - one.length)) {
    const tree = registry.readTree(key);
    if (tree && Object.keys(tree.values).length + Object.keys(tree.keys).length === 0) registry.deleteTree(key);
  }
}

function isOfAnother(now: RegistryTree, { tree, shared }: TreeChange, ownership: Ownership): boolean {
  if (ownership === 'content') return !isPartOf(now, tree);
  return shared && commandOf(now) !== undefined && commandOf(now) !== commandOf(tree);
}

/** Whether a key holds what was written or, where that was cut short, a part of it. */
function isPartOf(now: RegistryTree, written: RegistryTree): boolean {
  return (
    Object.entries(now.values).every(([name, value]) => isDeepStrictEqual(value, written.values[name])) &&
    Object.entries(now.keys).every(([name, tree]) => {
      const other = written.keys[name];
      return other !== undefined && isPartOf(tree, other);
    })
  );
}

function replaceTree(registry: UserRegistry, key: string, tree: RegistryTree | null): void {
  registry.deleteTree(key);
  if (tree) registry.writeTree(key, tree);
}
