import { koffi, library } from './library.js';

interface ProcessEntry {
  size: number;
  process?: number;
  executable?: string;
}

interface Kernel32 {
  CreateEventW(security: null, manualReset: 0 | 1, initialState: 0 | 1, name: string | null): number;
  CreateMutexW(security: null, owner: 0 | 1, name: string): number;
  SetEvent(event: number): number;
  ResetEvent(event: number): number;
  WaitForSingleObject(handle: number, timeout: number): number;
  TerminateProcess(process: number, exitCode: number): number;
  CloseHandle(handle: number): number;
  GetLastError(): number;
  GetACP(): number;
  GetOEMCP(): number;
  IsValidCodePage(codePage: number): number;
  WideCharToMultiByte(
    codePage: number,
    flags: number,
    text: string,
    length: number,
    bytes: Uint8Array | null,
    size: number,
    substitute: null,
    usedSubstitute: [number] | null,
  ): number;
  MultiByteToWideChar(
    codePage: number,
    flags: number,
    bytes: Uint8Array,
    size: number,
    text: Uint8Array | null,
    length: number,
  ): number;
  GlobalAlloc(flags: number, size: number): number;
  GlobalLock(handle: number): number;
  GlobalUnlock(handle: number): number;
  GlobalSize(handle: number): number;
  GlobalReAlloc(handle: number, size: number, flags: number): number;
  GlobalFree(handle: number): number;
  copyOut(target: Uint8Array, source: number, length: number): void;
  copyIn(target: number, source: Uint8Array, length: number): void;
  GlobalAddAtomW(name: string): number;
  GlobalGetAtomNameW(atom: number, name: Uint8Array, length: number): number;
  GlobalDeleteAtom(atom: number): number;
  OpenProcess(access: number, inherit: 0, process: number): number;
  QueryFullProcessImageNameW(process: number, flags: number, name: Uint8Array, length: [number]): number;
  CreateToolhelp32Snapshot(flags: number, process: number): number;
  Process32FirstW(snapshot: number, entry: ProcessEntry): number;
  Process32NextW(snapshot: number, entry: ProcessEntry): number;
}

/**
 * Events, code pages, global memory, atoms and processes.
 *
 * koffi keeps the thread's last error from one call to the next, so `GetLastError` right after a call is right.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/
 */
export const kernel32 = library<Kernel32>('kernel32.dll', {
  CreateEventW: 'HANDLE __stdcall CreateEventW(void *security, BOOL manualReset, BOOL initialState, const WCHAR *name)',
  CreateMutexW: 'HANDLE __stdcall CreateMutexW(void *security, BOOL owner, const WCHAR *name)',
  SetEvent: 'BOOL __stdcall SetEvent(HANDLE event)',
  ResetEvent: 'BOOL __stdcall ResetEvent(HANDLE event)',
  WaitForSingleObject: 'DWORD __stdcall WaitForSingleObject(HANDLE handle, DWORD timeout)',
  TerminateProcess: 'BOOL __stdcall TerminateProcess(HANDLE process, UINT exitCode)',
  CloseHandle: 'BOOL __stdcall CloseHandle(HANDLE handle)',
  GetLastError: 'DWORD __stdcall GetLastError()',
  GetACP: 'UINT __stdcall GetACP()',
  GetOEMCP: 'UINT __stdcall GetOEMCP()',
  IsValidCodePage: 'BOOL __stdcall IsValidCodePage(UINT codePage)',
  WideCharToMultiByte:
    'int __stdcall WideCharToMultiByte(UINT codePage, DWORD flags, const WCHAR *text, int length, _Out_ BYTE *bytes, int size, const char *substitute, _Out_ BOOL *usedSubstitute)',
  MultiByteToWideChar:
    'int __stdcall MultiByteToWideChar(UINT codePage, DWORD flags, const BYTE *bytes, int size, _Out_ BYTE *text, int length)',
  GlobalAlloc: 'HANDLE __stdcall GlobalAlloc(UINT flags, size_t size)',
  GlobalLock: 'ULONG_PTR __stdcall GlobalLock(HANDLE handle)',
  GlobalUnlock: 'BOOL __stdcall GlobalUnlock(HANDLE handle)',
  GlobalSize: 'size_t __stdcall GlobalSize(HANDLE handle)',
  GlobalReAlloc: 'HANDLE __stdcall GlobalReAlloc(HANDLE handle, size_t size, UINT flags)',
  GlobalFree: 'HANDLE __stdcall GlobalFree(HANDLE handle)',
  copyOut: 'void __stdcall RtlMoveMemory(_Out_ BYTE *target, ULONG_PTR source, size_t length)',
  copyIn: 'void __stdcall RtlMoveMemory(ULONG_PTR target, const BYTE *source, size_t length)',
  GlobalAddAtomW: 'uint16_t __stdcall GlobalAddAtomW(const WCHAR *name)',
  GlobalGetAtomNameW: 'UINT __stdcall GlobalGetAtomNameW(uint16_t atom, _Out_ BYTE *name, int length)',
  GlobalDeleteAtom: 'uint16_t __stdcall GlobalDeleteAtom(uint16_t atom)',
  OpenProcess: 'HANDLE __stdcall OpenProcess(DWORD access, BOOL inherit, DWORD process)',
  QueryFullProcessImageNameW:
    'BOOL __stdcall QueryFullProcessImageNameW(HANDLE process, DWORD flags, _Out_ BYTE *name, _Inout_ DWORD *length)',
  CreateToolhelp32Snapshot: 'HANDLE __stdcall CreateToolhelp32Snapshot(DWORD flags, DWORD process)',
  Process32FirstW: 'BOOL __stdcall Process32FirstW(HANDLE snapshot, _Inout_ PROCESSENTRY32W *entry)',
  Process32NextW: 'BOOL __stdcall Process32NextW(HANDLE snapshot, _Inout_ PROCESSENTRY32W *entry)',
});

/** An empty entry for `Process32FirstW`, which wants to know its size. */
export function processEntry(): ProcessEntry {
  return { size: koffi().sizeof('PROCESSENTRY32W') };
}
