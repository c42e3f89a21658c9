import type { Folders } from './places.js';
import { backupFolder, moduleFolders } from './plan.js';
import { recordFile } from './record.js';
import { folded, inside, rootOf } from './windowsPath.js';

/** The files and folders that an installation of a bridge can have made. */
export class InstalledFiles {
  /** The bridge's own folder. */
  readonly own: string;
  private readonly modules: readonly string[];

  constructor(
    bridge: string,
    private readonly folders: Folders,
  ) {
    this.own = `${rootOf(folders.LocalAppData)}\\bridgesmith\\${bridge}`;
    this.modules = moduleFolders.map((place) => place.replace('%Documents%', () => rootOf(folders.Documents)));
  }

  isFile(part: unknown, path: unknown): boolean {
    const first = folded(inside(this.own, path)?.[0] ?? '');
    if (part === 'scripts') return first !== '' && ![recordFile, backupFolder].includes(first);
    if (part === 'component') return first === 'component';
    if (part !== 'module') return false;
    return this.modules.some((folder) => {
      const [, version = '', ...rest] = inside(folder, path) ?? [];
      return /^\d+(?:\.\d+){1,3}$/.test(version) && rest.length > 0;
    });
  }

  /** A backup is named by the place of what it was. A number stands behind those of files that were replaced again. */
  isBackup(path: string, backup: unknown): boolean {
    const { LocalAppData, Documents } = this.folders;
    const names = Object.entries({ LocalAppData, Documents }).flatMap(([name, folder]) => {
      const rest = inside(rootOf(folder), path);
      return rest ? `${this.own}\\${backupFolder}\\${name}\\${rest.join('\\')}` : [];
    });
    const plain = typeof backup === 'string' ? folded(backup).replace(/\.\d{1,9}$/, '') : '';
    return names.some((name) => folded(name) === plain || folded(name) === folded(String(backup)));
  }

  /** A folder in which something is installed, or one around it; it is removed when it is empty. */
  isFolder(folder: unknown): boolean {
    return [this.own, ...this.modules].some((root) => {
      if (typeof folder !== 'string') return false;
      const isAround = folded(root) === folded(folder) || folded(root).startsWith(`${folded(folder)}\\`);
      return isAround || inside(root, folder) !== undefined;
    });
  }
}
