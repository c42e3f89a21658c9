import { library, spare } from './library.js';

interface User32 {
  PackDDElParam(message: number, low: number, high: number): number;
  UnpackDDElParam(message: number, packed: number, low: [number], high: [number]): number;
  FreeDDElParam(message: number, packed: number): number;
  PostMessageW(window: number, message: number, wide: number, long: number, ...unread: readonly number[]): number;
  SendMessageTimeoutW(
    window: number,
    message: number,
    wide: number,
    long: number,
    flags: number,
    timeout: number,
    result: [number],
  ): number;
  RegisterClipboardFormatW(name: string): number;
  GetClipboardFormatNameW(format: number, name: Uint8Array, length: number, ...unread: readonly number[]): number;
}

/**
 * The messages of Dynamic Data Exchange.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/dynamic-data-exchange-functions
 */
export const user32 = library<User32>('user32.dll', {
  PackDDElParam: 'LPARAM __stdcall PackDDElParam(UINT message, ULONG_PTR low, ULONG_PTR high)',
  UnpackDDElParam:
    'BOOL __stdcall UnpackDDElParam(UINT message, LPARAM packed, _Out_ ULONG_PTR *low, _Out_ ULONG_PTR *high)',
  FreeDDElParam: 'BOOL __stdcall FreeDDElParam(UINT message, LPARAM packed)',
  PostMessageW: `BOOL __stdcall PostMessageW(HWND window, UINT message, HANDLE wide, LPARAM long${spare.prototype})`,
  SendMessageTimeoutW:
    'HANDLE __stdcall SendMessageTimeoutW(HWND window, UINT message, HANDLE wide, LPARAM long, UINT flags, UINT timeout, _Out_ ULONG_PTR *result)',
  RegisterClipboardFormatW: 'UINT __stdcall RegisterClipboardFormatW(const WCHAR *name)',
  GetClipboardFormatNameW: `int __stdcall GetClipboardFormatNameW(UINT format, _Out_ BYTE *name, int length${spare.prototype})`,
});

/** Posts a message, and returns whether it could be posted. */
export function postMessage(window: number, message: number, wide: number, long: number): boolean {
  return user32().PostMessageW(window, message, wide, long, ...spare.values) !== 0;
}

interface Kernel32 {
  GlobalAddAtomW(name: string): number;
  GlobalGetAtomNameW(atom: number, name: Uint8Array, length: number): number;
  GlobalDeleteAtom(atom: number): number;
}

const kernel32 = library<Kernel32>('kernel32.dll', {
  GlobalAddAtomW: 'uint16_t __stdcall GlobalAddAtomW(const WCHAR *name)',
  GlobalGetAtomNameW: 'UINT __stdcall GlobalGetAtomNameW(uint16_t atom, _Out_ BYTE *name, int length)',
  GlobalDeleteAtom: 'uint16_t __stdcall GlobalDeleteAtom(uint16_t atom)',
});

/**
 * A new reference to the global atom of a name, which upper and lower case share.
 *
 * @param name 1 to 255 characters.
 * @returns 0 when Windows has no atom left.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-globaladdatomw
 */
export function addAtom(name: string): number {
  return kernel32().GlobalAddAtomW(name);
}

export function deleteAtom(atom: number): void {
  if (atom !== 0) kernel32().GlobalDeleteAtom(atom);
}

/** The name as whoever made the atom first wrote it; empty for an atom that is none. */
export function atomName(atom: number): string {
  if (atom === 0) return '';
  const name = Buffer.alloc(2 * longestAtomName);
  const length = kernel32().GlobalGetAtomNameW(atom, name, longestAtomName);
  return name.toString('utf16le', 0, 2 * length);
}

/** The number of a clipboard format, registered if need be; 0 when it cannot be. */
export function registerFormat(name: string): number {
  return user32().RegisterClipboardFormatW(name);
}

/** The name of a registered clipboard format; empty for a standard one. */
export function registeredName(format: number): string {
  const name = Buffer.alloc(2 * longestAtomName);
  const length = user32().GetClipboardFormatNameW(format, name, longestAtomName, ...spare.values);
  return name.toString('utf16le', 0, 2 * length);
}

const longestAtomName = 256;
