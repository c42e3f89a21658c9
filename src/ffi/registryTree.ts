import { FailedError } from '../errors.js';
import { advapi32 } from './advapi32.js';
import { splitKey } from './registry.js';

/** A REG_SZ as its text; a value of any other type, or a REG_SZ that is no plain text, as its bytes in base64. */
export type RegistryValue = string | { readonly type: number; readonly bytes: string };

/** A registry key with all below it. The default value's name is empty. */
export interface RegistryTree {
  readonly values: Readonly<Record<string, RegistryValue>>;
  readonly keys: Readonly<Record<string, RegistryTree>>;
}

/**
 * The registry, as far as programs are registered in it. Keys are written `HKCU\…`, or `HKLM\…` by administrators, who
 * alone may write there.
 */
export interface UserRegistry {
  hasKey(key: string): boolean;
  /** Undefined when the key is not there. */
  readTree(key: string): RegistryTree | undefined;
  /** Writes the values of a tree, and makes the keys that are not there. */
  writeTree(key: string, tree: RegistryTree): void;
  /** Removes a key with all below it, if it is there. */
  deleteTree(key: string): void;
  /** Undefined when the value is not there. */
  readValue(key: string, name: string): RegistryValue | undefined;
  /** Removes a value, if it is there. */
  deleteValue(key: string, name: string): void;
}

/**
 * The registry of the user who runs this process.
 *
 * @throws FailedError, by all that write, when Windows does not let this user.
 */
export const userRegistry: UserRegistry = {
  hasKey: (key) => withKey(key, read, () => true) ?? false,
  readTree: (key) => withKey(key, read, treeOf),
  writeTree,
  deleteTree(key) {
    check('remove', key, advapi32().RegDeleteTreeW(...splitKey(key)));
  },
  readValue: (key, name) => withKey(key, read, (handle) => readValueOf(handle, name)),
  deleteValue(key, name) {
    const error = withKey(key, write, (handle) => advapi32().RegDeleteValueW(handle, name));
    check(`remove "${name}" of`, key, error ?? 0);
  },
};

function writeTree(key: string, { values, keys }: RegistryTree): void {
  const handle: [number] = [0];
  const made = advapi32().RegCreateKeyExW(...splitKey(key), 0, null, 0, write, null, handle, null);
  check('make the key', key, made);
  try {
    for (const [name, value] of Object.entries(values)) {
      const { type, bytes } = typeof value === 'string' ? textValue(value) : value;
      const data = Buffer.from(bytes, 'base64');
      check(`set "${name}" of`, key, advapi32().RegSetValueExW(handle[0], name, 0, type, data, data.length));
    }
  } finally {
    advapi32().RegCloseKey(handle[0]);
  }
  for (const [name, tree] of Object.entries(keys)) writeTree(`${key}\\${name}`, tree);
}

function treeOf(handle: number): RegistryTree {
  const names = namesBelow((index, name, length) =>
    advapi32().RegEnumKeyExW(handle, index, name, length, null, null, null, null),
  );
  const values = namesBelow((index, name, length) =>
    advapi32().RegEnumValueW(handle, index, name, length, null, null, null, null),
  );
  const below = (name: string): RegistryTree => {
    const child: [number] = [0];
    if (advapi32().RegOpenKeyExW(handle, name, 0, read, child) !== 0) return { values: {}, keys: {} };
    try {
      return treeOf(child[0]);
    } finally {
      advapi32().RegCloseKey(child[0]);
    }
  };
  return {
    values: Object.fromEntries(values.map((name) => [name, readValueOf(handle, name) ?? ''])),
    keys: Object.fromEntries(names.map((name) => [name, below(name)])),
  };
}

/** Source: https://learn.microsoft.com/windows/win32/sysinfo/registry-element-size-limits */
function namesBelow(next: (index: number, name: Uint8Array, length: [number]) => number): string[] {
  const names: string[] = [];
  const name = Buffer.alloc(longestName * 2);
  for (let index = 0; ; index += 1) {
    const length: [number] = [longestName];
    if (next(index, name, length) !== 0) return names;
    names.push(name.toString('utf16le', 0, length[0] * 2));
  }
}

function readValueOf(handle: number, name: string): RegistryValue | undefined {
  const [type, size]: [[number], [number]] = [[0], [0]];
  if (advapi32().RegQueryValueExW(handle, name, null, type, null, size) !== 0) return undefined;
  const data = Buffer.alloc(size[0]);
  if (advapi32().RegQueryValueExW(handle, name, null, type, data, size) !== 0) return undefined;
  const bytes = data.subarray(0, size[0]).toString('base64');
  const text = data.toString('utf16le', 0, Math.max(0, size[0] - 2));
  const plain = type[0] === textType && !text.includes('\0') && textValue(text).bytes === bytes;
  return plain ? text : { type: type[0], bytes };
}

function textValue(text: string): { type: number; bytes: string } {
  return { type: textType, bytes: Buffer.from(`${text}\0`, 'utf16le').toString('base64') };
}

/** Undefined when the key is not there, or may not be opened. */
function withKey<Result>(key: string, access: number, use: (handle: number) => Result): Result | undefined {
  const handle: [number] = [0];
  if (advapi32().RegOpenKeyExW(...splitKey(key), 0, access, handle) !== 0) return undefined;
  try {
    return use(handle[0]);
  } finally {
    advapi32().RegCloseKey(handle[0]);
  }
}

function check(what: string, key: string, error: number): void {
  if (error === 0 || error === notFound) return;
  throw new FailedError(`Windows did not let this program ${what} ${key} (Windows error ${error}).`);
}

const read = 0x20019; // KEY_READ
const write = 0x20006; // KEY_WRITE
const textType = 1; // REG_SZ
const notFound = 2; // ERROR_FILE_NOT_FOUND
const longestName = 16_384;
