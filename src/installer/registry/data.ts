import type { RegistryValue, UserRegistry } from '../../ffi/registryTree.js';
import type { RecordedData } from '../../installation/record.js';
import { textData } from '../../installation/registryData.js';

/** What a value of the registry holds; null when it is not there. */
export function readData(registry: UserRegistry, key: string, name: string): RecordedData | null {
  const value = registry.readValue(key, name);
  return value === undefined ? null : dataOf(value);
}

/** Null removes the value. */
export function writeData(registry: UserRegistry, key: string, name: string, data: RecordedData | null): void {
  if (data === null) registry.deleteValue(key, name);
  else registry.writeTree(key, { values: { [name]: { ...data } }, keys: {} });
}

function dataOf(value: RegistryValue): RecordedData {
  return typeof value === 'string' ? textData(value) : { type: value.type, bytes: value.bytes };
}
