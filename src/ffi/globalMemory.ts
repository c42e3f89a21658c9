import { koffi, library } from './library.js';

interface Kernel32 {
  GlobalAlloc(flags: number, size: number): number;
  GlobalLock(handle: number): number;
  GlobalUnlock(handle: number): number;
  GlobalSize(handle: number): number;
  GlobalFree(handle: number): number;
  copyOut(target: Uint8Array, source: number, length: number): void;
  copyIn(target: number, source: Uint8Array, length: number): void;
}

/** Source: https://learn.microsoft.com/windows/win32/memory/global-and-local-functions */
const kernel32 = library<Kernel32>('kernel32.dll', {
  GlobalAlloc: 'HANDLE __stdcall GlobalAlloc(UINT flags, size_t size)',
  GlobalLock: 'ULONG_PTR __stdcall GlobalLock(HANDLE handle)',
  GlobalUnlock: 'BOOL __stdcall GlobalUnlock(HANDLE handle)',
  GlobalSize: 'size_t __stdcall GlobalSize(HANDLE handle)',
  GlobalFree: 'HANDLE __stdcall GlobalFree(HANDLE handle)',
  copyOut: 'void __stdcall RtlMoveMemory(_Out_ BYTE *target, ULONG_PTR source, size_t length)',
  copyIn: 'void __stdcall RtlMoveMemory(ULONG_PTR target, const BYTE *source, size_t length)',
});

/** A new global memory object that holds these bytes, or 0 when Windows has no memory left. */
export function allocate(bytes: Uint8Array): number {
  const handle = kernel32().GlobalAlloc(moveable, Math.max(1, bytes.length));
  if (handle === 0) return 0;
  if (bytes.length > 0) {
    kernel32().copyIn(kernel32().GlobalLock(handle), bytes, bytes.length);
    kernel32().GlobalUnlock(handle);
  }
  return handle;
}

/** A copy of what a global memory object holds; nothing for a handle that is none. */
export function contentsOf(handle: number): Uint8Array | undefined {
  const address = handle === 0 ? 0 : kernel32().GlobalLock(handle);
  if (address === 0) return undefined;
  const bytes = new Uint8Array(kernel32().GlobalSize(handle));
  if (bytes.length > 0) kernel32().copyOut(bytes, address, bytes.length);
  kernel32().GlobalUnlock(handle);
  return bytes;
}

export function free(handle: number): void {
  if (handle !== 0) kernel32().GlobalFree(handle);
}

/**
 * Whether what DDE messages carry to another process stays in both until somebody frees it. Windows frees its copies
 * when the answer is posted, and freeing them again would free something else's memory; Wine copies and leaves both.
 */
export function leavesCopies(): boolean {
  copies ??= isWine();
  return copies;
}

let copies: boolean | undefined;

function isWine(): boolean {
  try {
    koffi().load('ntdll.dll').func('const char *wine_get_version()');
    return true;
  } catch {
    return false;
  }
}

const moveable = 0x2002; // GMEM_MOVEABLE | GMEM_DDESHARE
