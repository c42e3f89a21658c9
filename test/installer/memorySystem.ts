// memorySystem.ts: a Windows of folders, files and a registry in memory, which can be cut short at any change.
import { win32 } from 'node:path';
import type { RegistryTree, RegistryValue } from '../../src/ffi/registryTree.js';
import type { InstallationFiles, InstallationSystem } from '../../src/installer/system.js';
import { key, MemoryRegistry } from './registry/memoryRegistry.js';

export class CutShort extends Error {}

const folders = {
  LocalAppData: 'C:\\Users\\Ann\\AppData\\Local',
  Documents: 'C:\\Users\\Ann\\OneDrive\\Documents',
  SystemRoot: 'C:\\Windows',
};

export class MemorySystem implements InstallationSystem {
  readonly folders = folders;
  /** By their full paths in lower case. A folder is null. */
  readonly entries = new Map<string, { path: string; bytes: Buffer | null }>();
  readonly registry: CountingRegistry;
  readonly files: InstallationFiles;
  /** Places that are links, by their full paths in lower case. */
  readonly links = new Set<string>();
  elevated = false;
  broadcasts = 0;
  changes = 0;
  /** Changes that are allowed before one fails. */
  allowed = Number.POSITIVE_INFINITY;

  constructor(environment: Record<string, RegistryValue> = { Path: 'C:\\Tools' }) {
    const root = key({}, { Environment: key(environment), Software: key({}, { Classes: key({}) }) });
    this.registry = new CountingRegistry(root, () => this.count());
    for (const folder of Object.values(folders)) this.addFolder(folder);
    this.files = {
      read: async (path) => this.at(path)?.bytes ?? undefined,
      writeNew: async (path, bytes) => {
        this.count();
        if (this.at(path)) throw new Error(`${path} is there`);
        this.addFolder(win32.dirname(path));
        this.addFile(path, Buffer.from(bytes));
      },
      replace: async (path, by) => {
        this.count();
        const bytes = this.at(by)?.bytes;
        if (!bytes || !this.isFolder(win32.dirname(path)))
          throw new Error(`${by} cannot be put in the place of ${path}`);
        this.entries.delete(by.toLowerCase());
        this.addFile(path, bytes);
      },
      remove: async (path) => {
        if (!this.at(path)) return;
        this.count();
        this.entries.delete(path.toLowerCase());
      },
      isFolder: async (path) => this.isFolder(path),
      isLink: async (path) => this.links.has(path.toLowerCase()),
      makeFolder: async (path) => {
        this.count();
        if (this.at(path) || !this.isFolder(win32.dirname(path))) throw new Error(`${path} cannot be made`);
        this.entries.set(path.toLowerCase(), { path, bytes: null });
      },
      removeEmptyFolder: async (path) => {
        const inside = `${path.toLowerCase()}\\`;
        if (!this.isFolder(path) || [...this.entries.keys()].some((other) => other.startsWith(inside))) return;
        this.count();
        this.entries.delete(path.toLowerCase());
      },
    };
  }

  isElevated(): boolean {
    return this.elevated;
  }
  associationsChanged(): void {}
  environmentChanged(): void {
    this.broadcasts += 1;
  }

  addFolder(path: string): void {
    if (win32.dirname(path) !== path) this.addFolder(win32.dirname(path));
    if (!this.at(path)) this.entries.set(path.toLowerCase(), { path, bytes: null });
  }

  /** As a user or another program would write it. */
  addFile(path: string, bytes: Buffer): void {
    if (!this.isFolder(win32.dirname(path))) throw new Error(`${path} has no folder`);
    this.entries.set(path.toLowerCase(), { path, bytes });
  }

  text(path: string): string | undefined {
    return this.at(path)?.bytes?.toString();
  }

  /** All files and folders, and the registry. */
  snapshot(): object {
    const files = [...this.entries.values()].map(({ path, bytes }) => [path, bytes?.toString('base64') ?? null]);
    return { files: Object.fromEntries(files.sort()), registry: inBytes(this.registry.root) };
  }

  private at(path: string) {
    return this.entries.get(path.toLowerCase());
  }

  private isFolder(path: string): boolean {
    return this.at(path)?.bytes === null;
  }

  private count(): void {
    if (this.changes === this.allowed) throw new CutShort();
    this.changes += 1;
  }
}

class CountingRegistry extends MemoryRegistry {
  constructor(
    root: RegistryTree,
    private readonly counted: () => void,
  ) {
    super(root);
  }
  override writeTree(path: string, tree: RegistryTree): void {
    this.counted();
    super.writeTree(path, tree);
  }
  override deleteTree(path: string): void {
    this.counted();
    super.deleteTree(path);
  }
  override deleteValue(path: string, name: string): void {
    this.counted();
    super.deleteValue(path, name);
  }
}

/** A plain text and the same text as bytes are one value to Windows. */
function inBytes({ values, keys }: RegistryTree): RegistryTree {
  const bytes = (text: string) => Buffer.from(`${text}\0`, 'utf16le').toString('base64');
  const data = (value: RegistryValue) =>
    typeof value === 'string' ? { type: 1, bytes: bytes(value) } : { type: value.type, bytes: value.bytes };
  return {
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, data(value)])),
    keys: Object.fromEntries(Object.entries(keys).map(([name, tree]) => [name, inBytes(tree)])),
  };
}
