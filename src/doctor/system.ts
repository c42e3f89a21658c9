import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DdeClient } from '../dde/index.js';
import { fileVersion } from '../ffi/fileVersion.js';
import { integrityOf } from '../ffi/integrity.js';
import { requireWindows } from '../ffi/library.js';
import { imageOf, runningProcesses } from '../ffi/processes.js';
import { readRegistry, readRegistryNumber } from '../ffi/registry.js';
import type { Surroundings } from './surroundings.js';

/** @throws FailedError on any system but Windows. */
export function thisComputer(): Surroundings {
  requireWindows('The doctor');
  return {
    environment: (name) => process.env[name],
    readRegistry,
    readNumber: readRegistryNumber,
    isFile: (path) => quietly(() => statSync(path).isFile()) ?? false,
    readFile,
    names: (folder) => quietly(() => readdirSync(folder)) ?? [],
    processes: runningProcesses,
    imageOf,
    integrityOf,
    versionOf: fileVersion,
    servers,
    self: {
      process: process.pid,
      nodeVersion: process.versions.node,
      architecture: process.arch,
      node: process.execPath,
      package: fileURLToPath(new URL('../..', import.meta.url)),
    },
  };
}

function readFile(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

async function servers(service: string, topic: string) {
  const client = new DdeClient({ timeout: patience });
  try {
    return await client.servers({ service, topic });
  } finally {
    await client.close();
  }
}

function quietly<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** In milliseconds. */
const patience = 3_000;
