import { FailedError } from '../../errors.js';
import type { RegistryValue, UserRegistry } from '../../ffi/registryTree.js';
import type { RecordedData } from '../../installation/record.js';

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

/** @param type 1 for REG_SZ, 2 for REG_EXPAND_SZ. */
export function textData(text: string, type = plainText): RecordedData {
  return { type, bytes: Buffer.from(`${text}\0`, 'utf16le').toString('base64') };
}

/** @throws FailedError for a value that is no text. */
export function textOf({ type, bytes }: RecordedData, place: string): string {
  if (type === plainText || type === expandedText) {
    return Buffer.from(bytes, 'base64').toString('utf16le').replace(/\0.*$/s, '');
  }
  throw new FailedError(`${place} is no text (type ${type}), which bridgesmith does not change.`);
}

export function sameData(one: RecordedData | null, other: RecordedData | null): boolean {
  return one?.type === other?.type && one?.bytes === other?.bytes;
}

function dataOf(value: RegistryValue): RecordedData {
  return typeof value === 'string' ? textData(value) : { type: value.type, bytes: value.bytes };
}

export const plainText = 1; // REG_SZ
export const expandedText = 2; // REG_EXPAND_SZ
