import { win32 } from 'node:path';
import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

/** Whether the launcher's name is enough to call it, and whether the batch files are where it looks for them. */
export function checkLauncher(bridge: Bridge, { environment, isFile, names }: Surroundings): Finding[] {
  const { launcher }: BridgeDefinition = bridge.definition;
  if (!launcher) return [];
  const { ok, problem } = areaOf('Launcher');
  const folders = foldersOf(environment('Path') ?? environment('PATH'));
  const file = folders.map((folder) => win32.join(folder, `${launcher.name}.cmd`)).find(isFile);
  if (file === undefined)
    return [
      ok('PATH', `${launcher.name} is in no folder of PATH, as far as this window knows: call it by its full path`),
    ];
  const batch = win32.join(win32.dirname(file), '..', 'batch');
  if (names(batch).some((name) => /\.cmd$/i.test(name))) return [ok('PATH', file)];
  const remedy = `Copy the generated folder "batch" there, or: bridgesmith install ${bridge.definition.name}`;
  return [problem('PATH', `${file} is there, and the batch files that it calls are not in ${batch}`, remedy)];
}

/** The folders of a variable such as PATH, some of which may stand in quotes. */
export function foldersOf(list: string | undefined): string[] {
  const folders = (list ?? '').split(';').map((folder) => folder.trim().replace(/^"(.*)"$/, '$1'));
  return folders.filter((folder) => folder !== '');
}
