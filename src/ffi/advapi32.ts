import { library } from './library.js';

interface Advapi32 {
  RegOpenKeyExW(root: number, path: string, options: number, access: number, key: [number]): number;
  RegGetValueW(
    key: number,
    path: null,
    value: string | null,
    flags: number,
    type: null,
    data: Uint8Array | null,
    size: [number],
  ): number;
  RegCloseKey(key: number): number;
}

/** The registry, read only. Source: https://learn.microsoft.com/windows/win32/api/winreg/ */
export const advapi32 = library<Advapi32>('advapi32.dll', {
  RegOpenKeyExW:
    'LONG __stdcall RegOpenKeyExW(HKEY root, const WCHAR *path, DWORD options, DWORD access, _Out_ HKEY *key)',
  RegGetValueW:
    'LONG __stdcall RegGetValueW(HKEY key, const WCHAR *path, const WCHAR *value, DWORD flags, void *type, _Out_ BYTE *data, _Inout_ DWORD *size)',
  RegCloseKey: 'LONG __stdcall RegCloseKey(HKEY key)',
});
