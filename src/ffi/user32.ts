import { koffi, library } from './library.js';

interface CopyData {
  readonly number: number;
  readonly length: number;
  readonly data: Uint8Array;
}

interface User32 {
  FindWindowExW(parent: number, after: number, className: string | null, title: string | null): number;
  GetWindowThreadProcessId(window: number, process: [number]): number;
  SendMessageTimeoutW(
    window: number,
    message: number,
    wide: number,
    data: CopyData,
    flags: number,
    timeout: number,
    result: [number],
  ): number;
  MsgWaitForMultipleObjectsEx(
    count: number,
    handles: readonly number[],
    timeout: number,
    wake: number,
    flags: number,
  ): number;
  PeekMessageW(message: Uint8Array, window: number, first: number, last: number, remove: number): number;
  DispatchMessageW(message: Uint8Array): number;
}

/** Windows and messages. Source: https://learn.microsoft.com/windows/win32/api/winuser/ */
export const user32 = library<User32>('user32.dll', {
  FindWindowExW: 'HWND __stdcall FindWindowExW(HWND parent, HWND after, const WCHAR *className, const WCHAR *title)',
  GetWindowThreadProcessId: 'DWORD __stdcall GetWindowThreadProcessId(HWND window, _Out_ DWORD *process)',
  SendMessageTimeoutW:
    'HANDLE __stdcall SendMessageTimeoutW(HWND window, UINT message, ULONG_PTR wide, const COPYDATASTRUCT *data, UINT flags, UINT timeout, _Out_ ULONG_PTR *result)',
  MsgWaitForMultipleObjectsEx:
    'DWORD __stdcall MsgWaitForMultipleObjectsEx(DWORD count, const HANDLE *handles, DWORD timeout, DWORD wake, DWORD flags)',
  PeekMessageW: 'BOOL __stdcall PeekMessageW(_Out_ BYTE *message, HWND window, UINT first, UINT last, UINT remove)',
  DispatchMessageW: 'HANDLE __stdcall DispatchMessageW(const BYTE *message)',
});

/** Room for one MSG. */
export function messageBuffer(): Uint8Array {
  return new Uint8Array(koffi().sizeof('MSG'));
}

/** The windows that one of Windows' functions gives to a callback. */
export function enumerateWindows(enumerate: (callback: bigint) => unknown): number[] {
  const windows: number[] = [];
  const callback = koffi().register((window: number) => windows.push(window) && 1, 'EnumerateWindow *');
  enumerate(callback);
  koffi().unregister(callback);
  return windows;
}
