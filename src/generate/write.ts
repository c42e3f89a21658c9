import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { BridgesmithError, FailedError } from '../errors.js';
import type { RenderedFile } from './render.js';

export type Change = 'created' | 'updated' | 'unchanged' | 'removed';

export interface WriteOptions {
  /** Say what would be done, and do nothing. */
  readonly dryRun?: boolean;
  /** Also write over files that do not bear the mark. */
  readonly force?: boolean;
}

export interface FileChange {
  readonly path: string;
  readonly change: Change;
}

/** A file that bridgesmith did not make stands where one is to be written. */
export class NotOursError extends BridgesmithError {
  override readonly name = 'NotOursError';

  constructor(readonly paths: readonly string[]) {
    super(
      `Not made by bridgesmith, so not written over: ${paths.join(', ')}. Nothing was changed. Move ${paths.length === 1 ? 'it' : 'them'} away, choose another --out, or use --force.`,
    );
  }
}

/** What one target makes of a bridge. */
export interface TargetFiles {
  /**
   * The folder of the target within the output folder, in which leftovers are looked for; empty for the output folder
   * itself, but not those in it.
   */
  readonly folder: string;
  /** The words by which files of this bridge and target are known. */
  readonly mark: string;
  /** Their paths are relative to the output folder. */
  readonly files: readonly RenderedFile[];
}

/**
 * Brings the targets' folders in line with the rendered files: writes what is new or differs, removes what an earlier
 * run made and this one does not, and leaves the rest untouched. A file that does not bear the mark is never written
 * over or removed; when one is in the way of any target, nothing is written at all.
 *
 * Each file is written whole under another name and then renamed, so that none is ever seen half-written.
 *
 * @returns the changes of each target, in their order.
 */
export async function writeFiles(
  folder: string,
  targets: readonly TargetFiles[],
  options: WriteOptions = {},
): Promise<FileChange[][]> {
  const judged: FileChange[][] = [];
  const strangers: string[] = [];
  for (const { folder: own, mark, files } of targets) {
    // One by one: a bridge of a thousand actions would have more files open at once than systems allow.
    const changes: Awaited<ReturnType<typeof judge>>[] = [];
    for (const file of files) changes.push(await judge(folder, mark, file, options.force ?? false));
    strangers.push(...changes.filter(({ change }) => change === 'stranger').map(({ path }) => path));
    const leftovers = await findLeftovers(folder, own, mark, files);
    judged.push([...(changes as FileChange[]), ...leftovers.map((path): FileChange => ({ path, change: 'removed' }))]);
  }
  if (strangers.length > 0) throw new NotOursError(strangers);
  if (!options.dryRun) {
    for (const [index, { files }] of targets.entries()) await carryOut(folder, judged[index] ?? [], files);
  }
  return judged;
}

async function carryOut(folder: string, changes: readonly FileChange[], files: readonly RenderedFile[]): Promise<void> {
  const bytesOf = new Map(files.map(({ path, bytes }) => [path, bytes]));
  for (const { path, change } of changes) {
    const bytes = bytesOf.get(path);
    if (change === 'removed') await remove(folder, path);
    else if (change !== 'unchanged' && bytes) await writeWhole(join(folder, path), bytes);
  }
}

/** Writes a file under a temporary name beside its place, then renames it into place. */
export async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new FailedError(`${file} could not be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function judge(
  folder: string,
  mark: string,
  file: RenderedFile,
  force: boolean,
): Promise<{ path: string; change: Change | 'stranger' }> {
  const { path, bytes } = file;
  const present = await readIfThere(join(folder, path));
  if (present === undefined) return { path, change: 'created' };
  if (present.equals(bytes)) return { path, change: 'unchanged' };
  return { path, change: force || bears(present, mark) ? 'updated' : 'stranger' };
}

/** Windows does not tell upper from lower case in names: a file that differs only in that is the wanted one. */
async function findLeftovers(
  folder: string,
  own: string,
  mark: string,
  files: readonly RenderedFile[],
): Promise<string[]> {
  const wanted = new Set(files.map(({ path }) => path.toLowerCase()));
  const options = { recursive: own !== '', withFileTypes: true } as const;
  const entries = await readdir(join(folder, own), options).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !wanted.has(path.toLowerCase()));
  const ours: string[] = [];
  for (const path of paths) {
    const present = await readIfThere(join(folder, path));
    if (present && bears(present, mark)) ours.push(path);
  }
  return ours.sort();
}

async function remove(folder: string, path: string): Promise<void> {
  try {
    await rm(join(folder, path));
  } catch (error) {
    throw new FailedError(`${path} could not be removed (${(error as NodeJS.ErrnoException).code}).`);
  }
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    const emptied = await rmdir(join(folder, parent)).then(
      () => true,
      () => false,
    );
    if (!emptied) return;
  }
}

/** Whether a file bears the mark, in UTF-8 or UTF-16LE, in its first 4 KB. */
function bears(bytes: Buffer, mark: string): boolean {
  const head = bytes.subarray(0, 4096);
  return head.includes(mark, 0, 'utf8') || head.includes(mark, 0, 'utf16le');
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new FailedError(`${file} could not be read (${code}).`);
  }
}
