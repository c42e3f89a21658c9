import { isDeviceName } from '../deviceNames.js';
import { hyphenated, pascalCase } from '../names.js';
import type { BridgeDefinition } from '../schema.js';
import type { Problem } from './problem.js';

/** Files and folders that Windows would take for devices: those that are generated, and those that are looked for. */
export function checkFileNames(bridge: BridgeDefinition): Problem[] {
  const { name, title, prefix, actions, application, launcher, component } = bridge;
  const names: (readonly [keys: readonly PropertyKey[], name: unknown])[] = [
    [['name'], name],
    prefix === undefined ? [['title'], pascalCase(String(title))] : [['prefix'], prefix],
    ...keysOf(actions).map((action) => [['actions', action], hyphenated(action)] as const),
    ...listOf(application?.executables).map((file, index) => [['application', 'executables', index], file] as const),
    [['launcher', 'name'], launcher?.name],
    [['component', 'progId'], component?.progId],
  ];
  const paths: (readonly [keys: readonly PropertyKey[], path: unknown])[] = [
    ...listOf(application?.folders).map((folder, index) => [['application', 'folders', index], folder] as const),
    ...Object.entries(launcher?.options ?? {}).map(
      ([word, option]) => [['launcher', 'options', word, 'names', 'file'], option?.names?.file] as const,
    ),
    [['launcher', 'settings', 'folder'], launcher?.settings?.folder],
  ];
  const parts = paths.flatMap(([keys, path]) =>
    String(path ?? '')
      .split(/[\\/]/)
      .map((part) => [keys, part] as const),
  );
  return [...names, ...parts]
    .filter(([, file]) => typeof file === 'string' && isDeviceName(file))
    .map(([keys, file]) => ({
      keys,
      message: `gives a file or folder the name ${JSON.stringify(file)}, which Windows takes for a device.`,
    }));
}

function keysOf(node: unknown): string[] {
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? Object.keys(node) : [];
}

function listOf(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : [];
}
