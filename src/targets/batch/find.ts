import type { ApplicationDefinition } from '../../definition/schema.js';
import { DialectError } from '../../dialects/index.js';

interface RegistryPlace {
  readonly key: string;
  readonly value: string;
  readonly view: string;
}

/** Where the program is looked for, in this order, and the words for it in the message that it was not found. */
export function findView(application: ApplicationDefinition | undefined) {
  const executables = application?.executables ?? [];
  const registry = registryPlaces(application);
  for (const { key, value } of registry) refuseInCall(`${key} ${value}`);
  const folders = (application?.folders ?? []).map((folder) => ({ folder, pieces: folderPieces(folder) }));
  return {
    executables,
    override: application?.override ?? '',
    registry,
    folders: folders.map(({ pieces }) => ({
      pieces,
      variables: pieces.filter(({ isVariable }) => isVariable).map(({ text }) => text),
    })),
    looked: [...new Set([...registry.map(({ key }) => key), ...folders.map(({ folder }) => folder)])],
  };
}

function registryPlaces(application: ApplicationDefinition | undefined): RegistryPlace[] {
  const windows = 'Software\\Microsoft\\Windows\\CurrentVersion';
  const inViews = (key: string, value: string) =>
    (key.startsWith('HKLM\\') ? ['/reg:64', '/reg:32'] : ['']).map((view) => ({ key, value, view }));
  const appPaths = application?.appPaths ? application.executables : [];
  return [
    ...(application?.registry ?? []).flatMap(({ key, value }) => inViews(key, value ?? '')),
    ...appPaths.flatMap((exe) =>
      ['HKCU', 'HKLM'].map((hive) => ({ key: `${hive}\\${windows}\\App Paths\\${exe}`, value: '', view: '' })),
    ),
    ...(application?.uninstall ?? []).flatMap((name) =>
      ['HKCU', 'HKLM'].flatMap((hive) => inViews(`${hive}\\${windows}\\Uninstall\\${name}`, 'InstallLocation')),
    ),
  ];
}

/** `call` reads its line twice, and doubles carets in quotes. */
function refuseInCall(text: string): void {
  const unsupported = /[%^"]/.exec(text);
  if (unsupported) throw new DialectError('batch', unsupported[0], text);
}

/** A path in which environment variables stand, in pieces. */
export function folderPieces(folder: string) {
  return folder
    .split(/(%[A-Za-z_][A-Za-z0-9_]*(?:\(x86\))?%)/)
    .map((part, index) => ({ isVariable: index % 2 === 1, text: index % 2 === 1 ? part.slice(1, -1) : part }))
    .filter(({ text }) => text !== '');
}
