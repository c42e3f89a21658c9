import type { RegistryTree, RegistryValue, UserRegistry } from '../../../src/ffi/registryTree.js';

export const key = (values: Record<string, RegistryValue>, keys: Record<string, RegistryTree> = {}) => ({
  values,
  keys,
});

/** Windows' registry as far as it is used: names in any letter case, keys made as they are needed. */
export class MemoryRegistry implements UserRegistry {
  writes = 0;
  failAt = Number.POSITIVE_INFINITY;
  constructor(public root: RegistryTree) {}

  hasKey(path: string): boolean {
    return this.readTree(path) !== undefined;
  }
  readTree(path: string): RegistryTree | undefined {
    return names(path).reduce<RegistryTree | undefined>((at, name) => at && own(at.keys, name), this.root);
  }
  writeTree(path: string, tree: RegistryTree): void {
    this.count();
    this.root = updated(this.root, names(path), (now) => merged(now, tree));
  }
  deleteTree(path: string): void {
    this.count();
    if (this.hasKey(path)) this.root = updated(this.root, names(path), () => undefined);
  }
  readValue(path: string, name: string): RegistryValue | undefined {
    const tree = this.readTree(path);
    return tree && own(tree.values, name);
  }
  deleteValue(path: string, name: string): void {
    this.count();
    const tree = this.readTree(path);
    if (!tree) return;
    const values = Object.fromEntries(Object.entries(tree.values).filter(([other]) => other !== name));
    this.root = updated(this.root, names(path), () => ({ ...tree, values }));
  }
  private count(): void {
    this.writes += 1;
    if (this.writes === this.failAt) throw new Error('cut short');
  }
}

const names = (path: string) => path.split('\\').slice(1);
const own = <Value>(of: Readonly<Record<string, Value>>, name: string) =>
  Object.entries(of).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
function merged(now: RegistryTree, tree: RegistryTree): RegistryTree {
  const below = Object.entries(tree.keys).map(([name, one]) => [name, merged(own(now.keys, name) ?? key({}), one)]);
  return { values: { ...now.values, ...tree.values }, keys: { ...now.keys, ...Object.fromEntries(below) } };
}

function updated(
  tree: RegistryTree,
  [first, ...rest]: string[],
  change: (tree: RegistryTree) => RegistryTree | undefined,
): RegistryTree {
  if (first === undefined) return tree;
  const name = Object.keys(tree.keys).find((other) => other.toLowerCase() === first.toLowerCase()) ?? first;
  const now = own(tree.keys, name) ?? key({});
  const next = rest.length === 0 ? change(now) : updated(now, rest, change);
  const others = Object.entries(tree.keys).filter(([other]) => other !== name);
  return { ...tree, keys: Object.fromEntries(next ? [...others, [name, next]] : others) };
}
