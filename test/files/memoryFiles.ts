// memoryFiles.ts: a disk in memory that can fail.
import type { Files } from '../../src/files/files.js';

/** The failure of a killed process: nothing after it happens. */
export class Killed extends Error {}

/** Files in memory that fail, or are killed, at a step. */
export class MemoryFiles implements Files {
  readonly held = new Map<string, Buffer>();
  steps = 0;
  /** How old the files are that were there at the beginning, in milliseconds. */
  ages = 0;
  private readonly times = new Map<string, number>();

  constructor(
    private readonly failAt = Number.POSITIVE_INFINITY,
    private readonly how: 'fails' | 'killed' = 'fails',
  ) {}

  async read(path: string): Promise<Buffer | undefined> {
    this.step();
    return this.held.get(path);
  }

  async names(folder: string): Promise<string[]> {
    this.step();
    return [...this.held.keys()]
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1));
  }

  async writeNew(path: string, bytes: Uint8Array): Promise<void> {
    if (this.held.has(path)) throw Object.assign(new Error('there'), { code: 'EEXIST' });
    this.times.set(path, Date.now());
    // What a kill leaves is not whole.
    this.step(() => this.how === 'killed' && this.held.set(path, Buffer.from(bytes.subarray(0, bytes.length >> 1))));
    this.held.set(path, Buffer.from(bytes));
  }

  async replace(path: string, by: string): Promise<void> {
    this.step();
    const bytes = this.held.get(by);
    if (!bytes) throw Object.assign(new Error('missing'), { code: 'ENOENT' });
    this.held.delete(by);
    this.held.set(path, bytes);
    this.times.set(path, this.times.get(by) ?? 0);
  }

  async remove(path: string): Promise<void> {
    this.step();
    this.held.delete(path);
  }

  async written(path: string): Promise<number | undefined> {
    return this.held.has(path) ? (this.times.get(path) ?? Date.now() - this.ages) : undefined;
  }

  async resolve(path: string): Promise<string> {
    return path;
  }

  private step(half: () => unknown = () => {}): void {
    this.steps++;
    if (this.steps < this.failAt || (this.how === 'fails' && this.steps > this.failAt)) return;
    if (this.steps === this.failAt) half();
    throw this.how === 'killed' ? new Killed() : Object.assign(new Error('no space'), { code: 'ENOSPC' });
  }
}
