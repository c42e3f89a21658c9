import type { Bridge } from '../definition/bridge.js';
import { recordedStart } from './logonRecord.js';
import { filesOfStarter, isStarter } from './logonScript.js';

/** What is left of what was installed; undefined where nothing was. */
export interface LogonStatus {
  /** What Windows runs at logon; undefined where its value is gone. */
  readonly command: string | undefined;
  /** The files that are not there, or not ours: the script, and those that it names. */
  readonly missing: readonly string[];
}

/** What the state of the start at logon is read from. */
export interface LogonSurroundings {
  readRegistry(key: string, name: string): string | undefined;
  isFile(path: string): boolean;
  /** Undefined when there is no such file. */
  readFile(path: string): Uint8Array | undefined;
}

/** @throws FailedError when there is a record that this version cannot read. */
export function logonStatus(
  bridge: Bridge,
  { readRegistry, isFile, readFile }: LogonSurroundings,
): LogonStatus | undefined {
  const installed = recordedStart({ readValue: readRegistry }, bridge);
  if (!installed) return undefined;
  const { key, name, script } = installed;
  const bytes = readFile(script);
  const missing = bytes && isStarter(bridge, bytes) ? filesOfStarter(bytes).filter((path) => !isFile(path)) : [script];
  return { command: readRegistry(key, name), missing };
}
