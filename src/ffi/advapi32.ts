import { library } from './library.js';

interface Advapi32 {
  RegOpenKeyExW(parent: number, path: string, options: number, access: number, key: [number]): number;
  RegCreateKeyExW(
    parent: number,
    path: string,
    reserved: 0,
    className: null,
    options: number,
    access: number,
    security: null,
    key: [number],
    disposition: null,
  ): number;
  RegEnumKeyExW(
    key: number,
    index: number,
    name: Uint8Array,
    length: [number],
    reserved: null,
    className: null,
    classLength: null,
    written: null,
  ): number;
  RegEnumValueW(
    key: number,
    index: number,
    name: Uint8Array,
    length: [number],
    reserved: null,
    type: null,
    data: null,
    size: null,
  ): number;
  RegQueryValueExW(
    key: number,
    name: string,
    reserved: null,
    type: [number],
    data: Uint8Array | null,
    size: [number],
  ): number;
  RegSetValueExW(key: number, name: string, reserved: 0, type: number, data: Uint8Array, size: number): number;
  RegDeleteTreeW(parent: number, path: string): number;
  RegDeleteValueW(key: number, name: string): number;
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
  OpenProcessToken(process: number, access: number, token: [number]): number;
  GetTokenInformation(token: number, kind: number, data: Uint8Array, size: number, needed: [number]): number;
}

/**
 * The registry, and what a process may do.
 *
 * Sources: https://learn.microsoft.com/windows/win32/api/winreg/,
 * https://learn.microsoft.com/windows/win32/api/securitybaseapi/
 */
export const advapi32 = library<Advapi32>('advapi32.dll', {
  RegOpenKeyExW:
    'LONG __stdcall RegOpenKeyExW(HKEY parent, const WCHAR *path, DWORD options, DWORD access, _Out_ HKEY *key)',
  RegCreateKeyExW:
    'LONG __stdcall RegCreateKeyExW(HKEY parent, const WCHAR *path, DWORD reserved, void *className, DWORD options, DWORD access, void *security, _Out_ HKEY *key, void *disposition)',
  RegEnumKeyExW:
    'LONG __stdcall RegEnumKeyExW(HKEY key, DWORD index, _Out_ BYTE *name, _Inout_ DWORD *length, void *reserved, void *className, void *classLength, void *written)',
  RegEnumValueW:
    'LONG __stdcall RegEnumValueW(HKEY key, DWORD index, _Out_ BYTE *name, _Inout_ DWORD *length, void *reserved, void *type, void *data, void *size)',
  RegQueryValueExW:
    'LONG __stdcall RegQueryValueExW(HKEY key, const WCHAR *name, void *reserved, _Out_ DWORD *type, _Out_ BYTE *data, _Inout_ DWORD *size)',
  RegSetValueExW:
    'LONG __stdcall RegSetValueExW(HKEY key, const WCHAR *name, DWORD reserved, DWORD type, const BYTE *data, DWORD size)',
  RegDeleteTreeW: 'LONG __stdcall RegDeleteTreeW(HKEY parent, const WCHAR *path)',
  RegDeleteValueW: 'LONG __stdcall RegDeleteValueW(HKEY key, const WCHAR *name)',
  RegGetValueW:
    'LONG __stdcall RegGetValueW(HKEY key, const WCHAR *path, const WCHAR *value, DWORD flags, void *type, _Out_ BYTE *data, _Inout_ DWORD *size)',
  RegCloseKey: 'LONG __stdcall RegCloseKey(HKEY key)',
  OpenProcessToken: 'BOOL __stdcall OpenProcessToken(HANDLE process, DWORD access, _Out_ HANDLE *token)',
  GetTokenInformation:
    'BOOL __stdcall GetTokenInformation(HANDLE token, DWORD kind, _Out_ BYTE *data, DWORD size, _Out_ DWORD *needed)',
});
