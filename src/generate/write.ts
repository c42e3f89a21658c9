import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { FileBytes } from '../bytes.js';
import { FailedError, fileReason } from '../errors.js';
import { makeFolder, notWritten } from '../files/writeWhole.js';
import { findMark, type Origin } from './mark.js';
import { type InTheWay, NotOursError } from './notOurs.js';
import type { RenderedFile } from './render.js';

export type Change = 'created' | 'updated' | 'unchanged' | 'removed';

export interface WriteOptions {
  /** Say what would be done, and do nothing. */
  readonly dryRun?: boolean;
  /** Also write over files that do not bear the mark, and over those that somebody has changed since. */
  readonly force?: boolean;
}

export interface FileChange {
  readonly path: string;
  readonly change: Change;
  /** What `force` does not spare: a file that was not made for this, or was changed since. */
  readonly inTheWay?: InTheWay['what'];
}

/** Files on their way into the output folder. */
export interface Writing {
  /**
   * Takes the files of a target, one by one.
   *
   * @param folder the target's, within the output folder, in which leftovers are looked for; empty for the output folder
   *   itself, but not those in it.
   * @throws FailedError
   */
  take(folder: string, origin: Origin, files: Iterable<RenderedFile>): FileChange[];
  /**
   * Puts them in place.
   *
   * @throws NotOursError when something is in the way, and FailedError; nothing was changed then.
   */
  finish(): void;
  /** Gives up, and leaves everything as it was. */
  discard(): void;
}

/**
 * Brings the targets' folders in line with rendered files: writes what is new or differs, removes what an earlier run made
 * and this one does not, and leaves the rest untouched. A file that does not bear the mark, or that somebody has changed
 * since, is never written over or removed without force; when one is in the way of any target, nothing is written at all.
 *
 * Each file is written beside its place when it is taken, so that none is kept in memory, and all are renamed at the end,
 * so that none is ever seen half-written, or of another run than the rest. Everything waits for the disk: a bridge of a
 * thousand actions would have more files open at once than systems allow, and promises take longer than most writes.
 */
export function startWriting(folder: string, { dryRun = false, force = false }: WriteOptions = {}): Writing {
  const staged: { temporary: string; place: string }[] = [];
  const leftovers: string[] = [];
  const inTheWay: InTheWay[] = [];
  const folders = new Folders();
  const isInTheWay = (path: string, found: InTheWay['what'] | undefined) => {
    if (found !== undefined && !force) inTheWay.push({ path, what: found });
    return found === undefined ? {} : { inTheWay: found };
  };

  const takeFile = (origin: Origin, { path, parts }: RenderedFile): FileChange => {
    const place = join(folder, path);
    const present = readIfThere(place);
    if (present && isMadeOf(present, parts)) return { path, change: 'unchanged' };
    const found = present && judge(present, origin);
    const change: FileChange = { path, change: present ? 'updated' : 'created', ...isInTheWay(path, found) };
    if (!dryRun && inTheWay.length === 0) staged.push(stage(folders, place, parts));
    return change;
  };

  const discard = () => {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    staged.length = 0;
    folders.removeEmpty();
  };

  return {
    take(own, origin, files) {
      const changes: FileChange[] = [];
      const wanted = new Set<string>();
      for (const file of files) {
        wanted.add(file.path.toLowerCase());
        changes.push(takeFile(origin, file));
      }
      for (const { path, found } of findLeftovers(folder, own, origin, wanted)) {
        leftovers.push(path);
        changes.push({ path, change: 'removed', ...isInTheWay(path, found) });
      }
      return changes;
    },
    finish() {
      if (inTheWay.length > 0) {
        discard();
        throw new NotOursError(inTheWay);
      }
      if (dryRun) return;
      try {
        for (const { temporary, place } of staged.splice(0)) intoPlace(temporary, place);
      } finally {
        discard();
      }
      for (const path of leftovers) remove(folder, path);
    },
    discard,
  };
}

/** What stands in the way; undefined for what was made for the same, and is as it was made. */
function judge(present: Buffer, { bridge, target }: Origin): InTheWay['what'] | undefined {
  const found = findMark(present);
  if (!found) return 'foreign';
  if (found.bridge !== bridge) return { bridge: found.bridge };
  if (found.target !== target) return 'foreign';
  return found.edited ? 'edited' : undefined;
}

/** The folders that were made on the way. */
class Folders {
  private readonly made: string[] = [];
  private readonly there = new Set<string>();

  make(folder: string): void {
    if (this.there.has(folder)) return;
    this.made.push(...makeFolder(folder));
    this.there.add(folder);
  }

  /** Those in which nothing stands, the innermost first. */
  removeEmpty(): void {
    for (const folder of this.made.toSorted((one, other) => other.length - one.length)) removeFolder(folder);
  }
}

function stage(folders: Folders, place: string, parts: readonly FileBytes[]): { temporary: string; place: string } {
  const temporary = `${place}.${process.pid}.tmp`;
  try {
    folders.make(dirname(place));
    writeParts(temporary, parts);
  } catch (error) {
    removeTemporary(temporary);
    throw notWritten(place, error);
  }
  return { temporary, place };
}

function writeParts(file: string, parts: readonly FileBytes[]): void {
  const [first = Buffer.alloc(0), ...rest] = parts;
  writeFileSync(file, first);
  for (const part of rest) appendFileSync(file, part);
}

function isMadeOf(present: FileBytes, parts: readonly FileBytes[]): boolean {
  let place = 0;
  for (const part of parts) {
    if (!present.subarray(place, place + part.length).equals(part)) return false;
    place += part.length;
  }
  return place === present.length;
}

function intoPlace(temporary: string, place: string): void {
  try {
    renameSync(temporary, place);
  } catch (error) {
    removeTemporary(temporary);
    throw notWritten(place, error);
  }
}

/** What keeps it from being removed, such as a file where its folder should be, is what kept it from being written. */
function removeTemporary(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {}
}

/** Windows does not tell upper from lower case in names: a file that differs only in that is the wanted one. */
function findLeftovers(
  folder: string,
  own: string,
  origin: Origin,
  wanted: ReadonlySet<string>,
): { path: string; found: InTheWay['what'] | undefined }[] {
  return filesIn(join(folder, own), own !== '')
    .map((file) => relative(folder, file).replaceAll('\\', '/'))
    .filter((path) => !wanted.has(path.toLowerCase()) && !isOnItsWay(path))
    .flatMap((path) => {
      const present = readIfThere(join(folder, path));
      const found = present && judge(present, origin);
      return present && (found === undefined || found === 'edited') ? [{ path, found }] : [];
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function filesIn(folder: string, recursive: boolean): string[] {
  try {
    const entries = readdirSync(folder, { recursive, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** A file that this run, or another one that still goes on, has not put in place yet. What a killed one left is not. */
function isOnItsWay(path: string): boolean {
  const [, id] = /\.(\d+)\.tmp$/.exec(path) ?? [];
  if (id === undefined) return false;
  try {
    process.kill(Number(id), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(folder: string, path: string): void {
  try {
    rmSync(join(folder, path));
  } catch (error) {
    throw new FailedError(`${path} could not be removed: ${fileReason(error)}.`);
  }
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    if (!removeFolder(join(folder, parent))) return;
  }
}

function removeFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false }) && readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new FailedError(`${file} could not be read: ${fileReason(error)}.`);
  }
}
