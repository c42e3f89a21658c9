import { statSync } from 'node:fs';
import { win32 } from 'node:path';
import type { ApplicationDefinition } from '../definition/schema.js';
import { NotFoundError } from '../errors.js';
import { type RegistryView, readRegistry } from '../ffi/registry.js';

/** What the search may ask of the system. */
export interface Surroundings {
  environment(name: string): string | undefined;
  readRegistry(key: string, value: string, view: RegistryView): string | undefined;
  isFile(path: string): boolean;
}

/** A place to look in, and the files that it names there. */
interface Place {
  readonly description: string;
  readonly files: readonly string[];
}

/**
 * The full path of an application's program: the first file that is there, in this order, which generated scripts keep
 * too: the override variable; the registry values; App Paths; the Uninstall keys; the folders.
 *
 * @param title how messages call the application.
 * @throws NotFoundError that lists every place looked at, and names the override variable.
 */
export function findApplication(
  title: string,
  application: ApplicationDefinition,
  surroundings: Surroundings = thisSystem,
): string {
  const overridden = findOverride(application, surroundings);
  if (overridden !== undefined) return overridden;
  const looked: string[] = [];
  for (const { description, files } of places(application, surroundings)) {
    const found = files.find((file) => surroundings.isFile(file));
    if (found !== undefined) return found;
    looked.push(files.length === 0 ? description : `${description}: ${files.join(', ')}`);
  }
  throw new NotFoundError(notFound(title, application, looked));
}

/** The same, for those who can do without; undefined where it is not found. */
export function applicationIfFound(...asked: Parameters<typeof findApplication>): string | undefined {
  try {
    return findApplication(...asked);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** A variable that is set but wrong is an error: falling back would start a program the user did not choose. */
function findOverride({ override }: ApplicationDefinition, surroundings: Surroundings): string | undefined {
  const file = override === undefined ? undefined : surroundings.environment(override);
  if (file === undefined || file === '') return undefined;
  const path = withoutQuotes(file);
  if (win32.isAbsolute(path) && /\.exe$/i.test(path) && surroundings.isFile(path)) return path;
  throw new NotFoundError(
    `${override} is set to ${file}, which is not the full path of an .exe file that is there. Mend it, or remove it.`,
  );
}

function* places(application: ApplicationDefinition, surroundings: Surroundings): Generator<Place> {
  const { executables } = application;
  const registryPlaces = (key: string, value: string) =>
    viewsOf(key).map((view): Place => {
      const held = surroundings.readRegistry(key, value, view);
      const name = `${key}, ${value === '' ? 'default value' : value}${view === 'native' ? '' : ` (${view}-bit)`}`;
      return held === undefined || held === ''
        ? { description: `${name}: not there`, files: [] }
        : { description: name, files: filesOf(held, executables) };
    });
  for (const { key, value } of application.registry ?? []) yield* registryPlaces(key, value ?? '');
  for (const root of application.appPaths ? ['HKCU', 'HKLM'] : []) {
    for (const name of executables) yield* registryPlaces(`${root}\\${windowsVersion}\\App Paths\\${name}`, '');
  }
  for (const product of application.uninstall ?? []) {
    for (const root of ['HKCU', 'HKLM']) {
      yield* registryPlaces(`${root}\\${windowsVersion}\\Uninstall\\${product}`, 'InstallLocation');
    }
  }
  for (const folder of application.folders ?? []) {
    const expanded = expandVariables(folder, surroundings);
    yield expanded === undefined
      ? { description: `${folder}: a variable is not set`, files: [] }
      : { description: folder, files: filesOf(expanded, executables) };
  }
}

/** HKCU\Software is the same for 32-bit and 64-bit programs; HKLM\Software is not. */
function viewsOf(key: string): readonly RegistryView[] {
  return key.startsWith('HKLM\\') ? ['64', '32'] : ['native'];
}

/** A place holds the program's folder, or the program itself; often in quotes. A relative path is nobody's install. */
function filesOf(held: string, executables: readonly string[]): string[] {
  const path = withoutQuotes(held);
  if (!win32.isAbsolute(path)) return [];
  return /\.exe$/i.test(path) ? [path] : executables.map((name) => win32.join(path, name));
}

function withoutQuotes(path: string): string {
  const trimmed = path.trim();
  return /^".*"$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}

function expandVariables(folder: string, surroundings: Surroundings): string | undefined {
  const names = [...folder.matchAll(/%([^%]+)%/g)].map(([, name = '']) => name);
  if (names.some((name) => !surroundings.environment(name))) return undefined;
  return folder.replace(/%([^%]+)%/g, (_whole, name: string) => surroundings.environment(name) ?? '');
}

function notFound(title: string, application: ApplicationDefinition, looked: readonly string[]): string {
  const program = application.executables[0] ?? 'the program';
  const remedy =
    application.override === undefined
      ? 'Install it.'
      : `Install it, or set the environment variable ${application.override} to the full path of ${program}.`;
  return [`${title} was not found. Looked at:`, ...looked.map((place) => `  ${place}`), remedy].join('\n');
}

const windowsVersion = 'Software\\Microsoft\\Windows\\CurrentVersion';

const thisSystem: Surroundings = {
  environment: (name) => process.env[name],
  readRegistry,
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
};
