// module.ts: a bridge's generated module, on disk for a PowerShell to load.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Bridge } from '../../../src/definition/bridge.js';
import type { FileInMemory } from '../../../src/generate/generate.js';
import { renderTarget } from '../../../src/generate/generate.js';
import { powershell } from '../../../src/targets/powershell/index.js';

export interface WrittenModule {
  readonly bridge: Bridge;
  readonly folder: string;
  readonly manifest: string;
}

export function renderPowerShell(bridge: Bridge): Promise<FileInMemory[]> {
  return renderTarget(bridge, powershell);
}

/** Writes a bridge's files below `root`, in a folder of the bridge's own. */
export async function writeModule(bridge: Bridge, root: string): Promise<WrittenModule> {
  const files = await renderPowerShell(bridge);
  const folder = join(root, bridge.definition.name);
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  const manifest = files.find(({ path }) => path.endsWith('.psd1'))?.path ?? '';
  return { bridge, folder, manifest: join(folder, manifest) };
}

/** A new temporary folder for `use`, removed afterwards. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-powershell-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
