import { InstalledFiles } from './installedFiles.js';
import { InstalledKeys } from './installedKeys.js';
import { withFolder } from './pathText.js';
import type { Folders } from './places.js';
import { type PartName, partNames } from './plan.js';
import { each, type Fields, isData, isFields, listOf, type Problems } from './recordFields.js';
import { textOf } from './registryData.js';
import { folded } from './windowsPath.js';

/**
 * Why a record is none that an installation of a bridge can have written; undefined for one that is. A record is a file of
 * the user's, which other programs could have written, also for one who undoes it as administrator: what it names is
 * removed and put back, so only places where an installation of this bridge puts something may stand in it. Which of them
 * a version of the bridge uses does not matter: an older one had others.
 *
 * @returns such as `changes[3].path: nothing of microsip is installed there`.
 */
export function recordProblem(record: unknown, bridge: string, folders: Folders): string | undefined {
  const check = new RecordCheck(bridge, folders);
  return check.record(record)[0];
}

class RecordCheck {
  private readonly files: InstalledFiles;
  private readonly keys: InstalledKeys;

  constructor(
    private readonly bridge: string,
    folders: Folders,
  ) {
    this.files = new InstalledFiles(bridge, folders);
    this.keys = new InstalledKeys(bridge);
  }

  record(record: unknown): Problems {
    if (!isFields(record)) return ['it holds no record'];
    const { bridge, parts, others, changes, folders, keys } = record;
    if (bridge !== this.bridge) return [`bridge: it is not ${this.bridge}`];
    return [
      ...listOf(parts, 'parts', (part) => partNames.includes(part as PartName), 'there is no such part'),
      ...listOf(others, 'others', (other) => /^[a-z]{1,40}$/.test(String(other)), 'there is no such part'),
      ...listOf(folders, 'folders', (folder) => this.files.isFolder(folder), this.nothing),
      ...listOf(keys, 'keys', (key) => this.keys.isKeyAround(key), this.nothing),
      ...each(changes, 'changes', (change, place) => this.change(change, place)),
    ];
  }

  private get nothing(): string {
    return `nothing of ${this.bridge} is installed there`;
  }

  private change(change: unknown, place: string): Problems {
    if (!isFields(change)) return [`${place}: it is no change`];
    if (change.kind === 'file') return this.file(change, place);
    if (change.kind === 'value') return this.value(change, place);
    return change.kind === 'path' ? this.path(change, place) : [`${place}.kind: there is no such change`];
  }

  private file({ part, path, hashes, backup }: Fields, place: string): Problems {
    if (!this.files.isFile(part, path)) return [`${place}.path: ${this.nothing}`];
    if (backup !== null && !this.files.isBackup(String(path), backup)) return [`${place}.backup: ${this.nothing}`];
    return listOf(hashes, `${place}.hashes`, (hash) => /^[0-9a-f]{64}$/.test(String(hash)), 'it is no SHA-256');
  }

  private value({ part, key, name, shared, written, before }: Fields, place: string): Problems {
    if (typeof key !== 'string' || typeof name !== 'string' || !this.keys.isValue(part, key, name)) {
      return [`${place}.key: ${this.nothing}`];
    }
    if (shared !== '' && !this.keys.isShared(key, shared)) return [`${place}.shared: it is not shared`];
    const isWritten = listOf(written, `${place}.written`, isData, 'it is no data of the registry');
    return before === null || isData(before) ? isWritten : [`${place}.before: it is no data of the registry`];
  }

  private path({ part, folder, written, before }: Fields, place: string): Problems {
    const launcher = `${this.files.own}\\launcher`;
    if (part !== 'path' || typeof folder !== 'string' || folded(folder) !== folded(launcher)) {
      return [`${place}.folder: ${this.nothing}`];
    }
    const longer = isData(written) ? textOf(written) : undefined;
    const shorter = before === null ? '' : isData(before) ? textOf(before) : undefined;
    const isSame = longer !== undefined && shorter !== undefined && withFolder(shorter, folder) === longer;
    return isSame ? [] : [`${place}.written: it is not what was there before, with the folder`];
  }
}
