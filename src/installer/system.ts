import { lstat, mkdir, rmdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { FailedError } from '../errors.js';
import { environmentChanged } from '../ffi/environment.js';
import { integrityOf } from '../ffi/integrity.js';
import { requireWindows } from '../ffi/library.js';
import { readRegistry } from '../ffi/registry.js';
import { type UserRegistry, userRegistry } from '../ffi/registryTree.js';
import { associationsChanged } from '../ffi/shellAssociations.js';
import { type Files, systemFiles } from '../files/files.js';
import { documentsFolder, type Folders } from '../installation/places.js';

/** What an installation is made on. A test has one in memory. */
export interface InstallationSystem {
  readonly folders: Folders;
  readonly files: InstallationFiles;
  readonly registry: UserRegistry;
  /** Whether this process may change what is not the user's own. */
  isElevated(): boolean;
  /** Notifies the programs of the desktop that the user's variables have changed. */
  environmentChanged(): void;
  /** Notifies the shell that the programs for links have changed. */
  associationsChanged(): void;
}

export interface InstallationFiles extends Pick<Files, 'read' | 'writeNew' | 'replace' | 'remove'> {
  isFolder(path: string): Promise<boolean>;
  /** Whether it leads to another place: a junction, or a symbolic link. */
  isLink(path: string): Promise<boolean>;
  /** One level only. */
  makeFolder(path: string): Promise<void>;
  /** Does nothing to a folder that is not there, or that holds anything. */
  removeEmptyFolder(path: string): Promise<void>;
}

/**
 * This user of this computer.
 *
 * @throws FailedError on any system but Windows, and in 32-bit Node on 64-bit Windows, which does not see the registry of
 *   64-bit programs.
 */
export function thisSystem(): InstallationSystem {
  requireWindows('Installing', 'Generate the files here, copy their folder there, and run its install.ps1.');
  if (process.env.PROCESSOR_ARCHITEW6432 !== undefined) {
    throw new FailedError(
      'This is 32-bit Node on 64-bit Windows, which cannot register for 64-bit programs. Use 64-bit Node.',
    );
  }
  const localAppData = process.env.LOCALAPPDATA;
  if (!localAppData) {
    throw new FailedError('The variable LOCALAPPDATA is not set. Start this as a user who has logged on.');
  }
  const folders = {
    LocalAppData: localAppData,
    Documents: documentsFolder(readRegistry, homedir()),
    SystemRoot: process.env.SystemRoot ?? 'C:\\Windows',
  };
  return { folders, files, registry: userRegistry, isElevated, environmentChanged, associationsChanged };
}

function isElevated(): boolean {
  return ['high', 'system', undefined].includes(integrityOf(process.pid));
}

const files: InstallationFiles = {
  ...systemFiles,
  read: (path) =>
    systemFiles.read(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EISDIR') throw error;
      throw new FailedError(`${path} is a folder, where a file is to be. Remove it first.`);
    }),
  isFolder: (path) =>
    stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    ),
  isLink: (path) =>
    lstat(path).then(
      (entry) => entry.isSymbolicLink(),
      () => false,
    ),
  makeFolder: (path) => mkdir(path),
  removeEmptyFolder: (path) => rmdir(path).catch(() => {}),
};
