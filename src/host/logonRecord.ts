import type { UserRegistry } from '../ffi/registryTree.js';
import { recordedChanges } from '../installer/registry/install.js';
import type { RegistryPlan } from '../installer/registry/plan.js';
import type { NamedBridge } from './name.js';

/** What was installed to start a host at logon. */
export interface RecordedStart {
  /** The value that holds the command line. */
  readonly key: string;
  readonly name: string;
  /** The script that it runs. */
  readonly script: string;
}

/**
 * The change of the registry that starts a host at logon. The value is under a name of ours, and the script tells by its
 * mark whose it is.
 *
 * @param start the Run key and the name of its value, which is to hold a command that runs a script.
 */
export function logonPlan(
  bridge: NamedBridge,
  { key, value, command, script }: Readonly<Record<'key' | 'value' | 'command' | 'script', string>>,
): RegistryPlan {
  return {
    recordKey: logonRecordKey(bridge),
    common: [{ key, name: value, value: command }],
    groups: {},
    ownership: 'command',
    files: [script],
  };
}

/**
 * What is recorded as installed; undefined for nothing.
 *
 * @throws FailedError when there is a record that this version cannot read.
 */
export function recordedStart(
  registry: Pick<UserRegistry, 'readValue'>,
  bridge: NamedBridge,
): RecordedStart | undefined {
  const { changes = [], files = [] } = recordedChanges(registry, logonRecordKey(bridge)) ?? {};
  const [done] = changes;
  if (!done || !('name' in done.change)) return undefined;
  const { key, name, value } = done.change;
  // An earlier start, of another data folder, may have left a script there, too.
  const script = files.find((file) => String(value).includes(file)) ?? files[0];
  return script === undefined ? undefined : { key, name, script };
}

/** Where it is recorded. */
export function logonRecordKey({ definition: { name } }: NamedBridge): string {
  return `HKCU\\Software\\bridgesmith\\${name}\\Host`;
}
