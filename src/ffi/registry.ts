import { advapi32 } from './advapi32.js';

/** A key's beginning, as people write it. */
export type RegistryRoot = 'HKCU' | 'HKLM' | 'HKCR';
/** Which half of a 64-bit system's registry to read; `native` is this process's own. */
export type RegistryView = 'native' | '64' | '32';

/**
 * The text of a registry value, its environment variables expanded; undefined when key or value is missing, is no text,
 * or may not be read.
 *
 * @param key such as `HKCU\Software\MicroSIP`.
 * @param value the name of the value; empty for the default value.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winreg/nf-winreg-reggetvaluew
 */
export function readRegistry(key: string, value: string, view: RegistryView = 'native'): string | undefined {
  return withKey(key, view, (handle) => readText(handle, value));
}

/** The number of a REG_DWORD; undefined when key or value is missing, is something else, or may not be read. */
export function readRegistryNumber(key: string, value: string, view: RegistryView = 'native'): number | undefined {
  return withKey(key, view, (handle) => {
    const bytes = Buffer.alloc(4);
    const found = advapi32().RegGetValueW(handle, null, value, anyNumber, null, bytes, [bytes.length]) === 0;
    return found ? bytes.readUInt32LE() : undefined;
  });
}

/** A key as Windows takes it: the handle of its root, and the path below. */
export function splitKey(key: string): [root: number, path: string] {
  const [root = '', ...path] = key.split('\\');
  return [roots[root as RegistryRoot], path.join('\\')];
}

function withKey<Result>(key: string, view: RegistryView, use: (handle: number) => Result): Result | undefined {
  const handle: [number] = [0];
  if (advapi32().RegOpenKeyExW(...splitKey(key), 0, queryValue | views[view], handle) !== 0) return undefined;
  try {
    return use(handle[0]);
  } finally {
    advapi32().RegCloseKey(handle[0]);
  }
}

function readText(key: number, value: string): string | undefined {
  const size: [number] = [0];
  if (advapi32().RegGetValueW(key, null, value, anyText, null, null, size) !== 0) return undefined;
  const bytes = Buffer.alloc(size[0]);
  if (advapi32().RegGetValueW(key, null, value, anyText, null, bytes, size) !== 0) return undefined;
  return bytes.toString('utf16le', 0, size[0]).replace(/\0.*$/s, '');
}

/** The C headers define them as 32-bit numbers, extended with their sign. */
const roots = { HKCR: -0x80000000, HKCU: -0x7fffffff, HKLM: -0x7ffffffe };
const views = { native: 0, 64: 0x0100, 32: 0x0200 }; // KEY_WOW64_64KEY, KEY_WOW64_32KEY
const queryValue = 0x0001; // KEY_QUERY_VALUE
const anyNumber = 0x0010; // RRF_RT_REG_DWORD
const anyText = 0x0002; // RRF_RT_REG_SZ, which takes REG_EXPAND_SZ too and expands it
