import type { BridgeDefinition } from '../../definition/schema.js';

/** Where the application's program is looked for, as the templates see it. */
export interface ApplicationView {
  readonly executables: readonly string[];
  /** Names of the processes, as Get-Process knows them. */
  readonly processes: readonly string[];
  readonly hasOverride: boolean;
  readonly override: string;
  readonly registry: readonly { readonly key: string; readonly value: string }[];
  readonly appPaths: boolean;
  readonly uninstall: readonly string[];
  readonly folders: readonly string[];
  readonly hasRegistry: boolean;
  /** Where the program is looked for, in words. */
  readonly places: readonly string[];
  /** What to say when it is nowhere. */
  readonly problem: string;
}

export function applicationView({ application }: BridgeDefinition): ApplicationView {
  const executables = application?.executables ?? [];
  const registry = (application?.registry ?? []).map(({ key, value }) => ({ key: longKey(key), value: value ?? '' }));
  const uninstall = application?.uninstall ?? [];
  const appPaths = application?.appPaths ?? false;
  return {
    executables,
    processes: executables.map((name) => name.replace(/\.exe$/i, '')),
    hasOverride: application?.override !== undefined,
    override: application?.override ?? '',
    registry,
    appPaths,
    uninstall,
    folders: application?.folders ?? [],
    hasRegistry: registry.length > 0 || appPaths || uninstall.length > 0,
    places: placesOf(application),
    problem: problemOf(application),
  };
}

function placesOf(application: BridgeDefinition['application']): string[] {
  const { override, registry = [], appPaths, uninstall = [], folders = [] } = application ?? {};
  return [
    ...(override === undefined ? [] : [`the variable ${override}`]),
    ...registry.map(({ key, value }) => `the registry (${value === undefined ? key : `${key}, ${value}`})`),
    ...(appPaths ? ['App Paths'] : []),
    ...uninstall.map((name) => `the uninstall entry ${name}`),
    ...folders,
  ];
}

function problemOf(application: BridgeDefinition['application']): string {
  const [program = ''] = application?.executables ?? [];
  const places = placesOf(application);
  const hint = application?.override === undefined ? '' : `; ${application.override} can hold its full path`;
  return `${program} was not found in ${places.length > 0 ? places.join(', ') : 'any place the bridge knows'}${hint}`;
}

/** The key as PowerShell's registry provider names it. */
function longKey(key: string): string {
  return key.replace(/^HKCU\\/, 'HKEY_CURRENT_USER\\').replace(/^HKLM\\/, 'HKEY_LOCAL_MACHINE\\');
}
