import { rmdirSync, rmSync, statSync } from 'node:fs';
import { win32 } from 'node:path';
import type { Bridge } from '../definition/bridge.js';
import { FailedError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';
import { type UserRegistry, userRegistry } from '../ffi/registryTree.js';
import type { Scope } from './plan.js';
import type { ComponentSurroundings } from './status.js';

/**
 * @throws FailedError on any system but Windows, and in 32-bit Node on 64-bit Windows, which does not see the registry of
 *   64-bit programs.
 */
export function componentRegistry(): UserRegistry {
  requireWindows('Registering a component');
  if (process.env.PROCESSOR_ARCHITEW6432 === undefined) return userRegistry;
  throw new FailedError(
    'This is 32-bit Node on 64-bit Windows, which cannot register for 64-bit programs. Use 64-bit Node.',
  );
}

export function componentSurroundings(): ComponentSurroundings {
  const registry = componentRegistry();
  const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return { readValue: (key, name) => registry.readValue(key, name), isFile };
}

/** The folder for a component when no other is chosen: where only administrators may write, if it is for all users. */
export function usualFolder({ definition }: Bridge, scope: Scope): string {
  const [variable, fallback] =
    scope === 'machine' ? ['ProgramFiles', 'C:\\Program Files'] : ['LOCALAPPDATA', 'C:\\Users\\Public'];
  return win32.join(process.env[variable] ?? fallback, 'bridgesmith', definition.name);
}

export function windowsFolder(): string {
  return process.env.SystemRoot ?? 'C:\\Windows';
}

/** Removes files, and the folders around them as far as these are empty then, up to the one that we make for ourselves. */
export function removeFiles(files: readonly string[]): void {
  for (const file of files) rmSync(file, { force: true });
  for (const folder of new Set(files.map((file) => win32.dirname(file)))) removeEmptyFolders(folder);
}

function removeEmptyFolders(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
  if (/\\bridgesmith(?:\\|$)/i.test(win32.dirname(folder))) removeEmptyFolders(win32.dirname(folder));
}
