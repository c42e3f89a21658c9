import { kernel32 } from './kernel32.js';
import { koffi } from './library.js';

/**
 * A new global memory object that holds these bytes, or 0 when Windows has no memory left.
 *
 * Source: https://learn.microsoft.com/windows/win32/memory/global-and-local-functions
 */
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

/** Gives the memory back, and keeps the handle. */
export function shrink(handle: number): void {
  kernel32().GlobalReAlloc(handle, 1, moveable);
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
