import { dirname, join } from 'node:path';
import { NewFolders } from '../files/folders.js';
import { putInPlace, removeStagedFile, type StagedFile, stageFile } from '../files/stagedFile.js';
import { findLeftovers, removeLeftover } from './leftovers.js';
import type { Origin } from './mark.js';
import { type InTheWay, NotOursError } from './notOurs.js';
import { isMadeOf, judge, readIfThere } from './present.js';
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
  const staged: StagedFile[] = [];
  const leftovers: string[] = [];
  const inTheWay: InTheWay[] = [];
  const folders = new NewFolders();
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
    if (!dryRun && inTheWay.length === 0) {
      staged.push(stageFile(place, parts, () => folders.make(dirname(place))));
    }
    return change;
  };

  const discard = () => {
    staged.forEach(removeStagedFile);
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
        for (let file = staged.shift(); file; file = staged.shift()) putInPlace(file);
      } finally {
        discard();
      }
      for (const path of leftovers) removeLeftover(folder, path);
    },
    discard,
  };
}
