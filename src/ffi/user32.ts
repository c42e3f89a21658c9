import { koffi, library, spare } from './library.js';

interface CopyData {
  readonly number: number;
  readonly length: number;
  readonly data: Uint8Array;
}

export interface WindowClass {
  size: number;
  style: number;
  procedure: bigint;
  classExtra: number;
  windowExtra: number;
  instance: number;
  icon: number;
  cursor: number;
  background: number;
  menu: null;
  name: string;
  smallIcon: number;
}

export type CreateParameters = [
  extendedStyle: number,
  className: string,
  title: null,
  style: number,
  x: number,
  y: number,
  width: number,
  height: number,
  parent: number,
  menu: number,
  instance: number,
  parameter: null,
];

interface User32 {
  RegisterClassExW(windowClass: WindowClass): number;
  RegisterClassExA(windowClass: WindowClass): number;
  UnregisterClassW(name: string, instance: number): number;
  CreateWindowExW(...parameters: CreateParameters): number;
  CreateWindowExA(...parameters: CreateParameters): number;
  DefWindowProcW(window: number, message: number, wide: number, long: number): number;
  DefWindowProcA(window: number, message: number, wide: number, long: number): number;
  DestroyWindow(window: number, ...unread: readonly number[]): number;
  IsWindow(window: number): number;
  IsWindowUnicode(window: number): number;
  EnumWindows(callback: bigint, value: number): number;
  EnumThreadWindows(thread: number, callback: bigint, value: number): number;
  GetClassNameW(window: number, name: Uint8Array, length: number): number;
  GetDlgItem(dialog: number, control: number): number;
  GetWindowLongW(window: number, index: number): number;
  GetWindowTextW(window: number, text: Uint8Array, length: number): number;
  IsHungAppWindow(window: number): number;
  FindWindowExW(parent: number, after: number, className: string | null, title: string | null): number;
  GetWindowThreadProcessId(window: number, process: [number]): number;
  MessageBoxW(owner: 0, text: string, title: string, type: number): number;
  SetTimer(window: 0, id: 0, milliseconds: number, procedure: bigint): number;
  KillTimer(window: 0, id: number): number;
  EndDialog(window: number, result: number): number;
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
  SendMessageCallbackW(
    window: number,
    message: number,
    wide: number,
    long: number,
    callback: bigint,
    number: number,
  ): number;
  sendText(
    window: number,
    message: number,
    wide: 0,
    text: string,
    flags: number,
    timeout: number,
    result: [number],
  ): number;
  sendCopyData(
    window: number,
    message: number,
    wide: number,
    data: CopyData,
    flags: number,
    timeout: number,
    result: [number],
  ): number;
  sendForText: {
    async(
      window: number,
      message: number,
      length: number,
      text: Uint8Array,
      flags: number,
      timeout: number,
      result: [number],
      done: (error: Error | null, sent: number) => void,
    ): void;
  };
  MsgWaitForMultipleObjectsEx(
    count: number,
    handles: readonly number[],
    timeout: number,
    wake: number,
    flags: number,
  ): number;
  PeekMessageW(message: Uint8Array, window: number, first: number, last: number, remove: number): number;
  DispatchMessageW(message: Uint8Array): number;
  PackDDElParam(message: number, low: number, high: number): number;
  UnpackDDElParam(message: number, packed: number, low: [number], high: [number]): number;
  FreeDDElParam(message: number, packed: number): number;
  RegisterClipboardFormatW(name: string): number;
  GetClipboardFormatNameW(format: number, name: Uint8Array, length: number, ...unread: readonly number[]): number;
}

const createWindow = (letter: 'A' | 'W', text: string) =>
  `HWND __stdcall CreateWindowEx${letter}(DWORD extendedStyle, ${text} className, ${text} title, DWORD style, int x, int y, int width, int height, HWND parent, HANDLE menu, HANDLE instance, void *parameter)`;

const sendMessage = (wide: string, long: string) =>
  `HANDLE __stdcall SendMessageTimeoutW(HWND window, UINT message, ${wide}, ${long}, UINT flags, UINT timeout, _Out_ ULONG_PTR *result)`;

/**
 * Windows, messages, and those of Dynamic Data Exchange. What a message carries is of a type of its own each time, so the
 * function that sends and waits has a name for each.
 *
 * Sources: https://learn.microsoft.com/windows/win32/api/winuser/,
 * https://learn.microsoft.com/windows/win32/winmsg/about-window-classes,
 * https://learn.microsoft.com/windows/win32/dataxchg/dynamic-data-exchange-functions
 */
export const user32 = library<User32>('user32.dll', {
  RegisterClassExW: 'uint16_t __stdcall RegisterClassExW(const WNDCLASSEXW *windowClass)',
  RegisterClassExA: 'uint16_t __stdcall RegisterClassExA(const WNDCLASSEXA *windowClass)',
  UnregisterClassW: 'BOOL __stdcall UnregisterClassW(const WCHAR *name, HANDLE instance)',
  CreateWindowExW: createWindow('W', 'const WCHAR *'),
  CreateWindowExA: createWindow('A', 'const char *'),
  DefWindowProcW: 'LPARAM __stdcall DefWindowProcW(HWND window, UINT message, HANDLE wide, LPARAM long)',
  DefWindowProcA: 'LPARAM __stdcall DefWindowProcA(HWND window, UINT message, HANDLE wide, LPARAM long)',
  DestroyWindow: `BOOL __stdcall DestroyWindow(HWND window${spare.prototype})`,
  IsWindow: 'BOOL __stdcall IsWindow(HWND window)',
  IsWindowUnicode: 'BOOL __stdcall IsWindowUnicode(HWND window)',
  EnumWindows: 'BOOL __stdcall EnumWindows(void *callback, LPARAM value)',
  EnumThreadWindows: 'BOOL __stdcall EnumThreadWindows(DWORD thread, void *callback, LPARAM value)',
  GetClassNameW: 'int __stdcall GetClassNameW(HWND window, _Out_ BYTE *name, int length)',
  GetDlgItem: 'HWND __stdcall GetDlgItem(HWND dialog, int control)',
  GetWindowLongW: 'LONG __stdcall GetWindowLongW(HWND window, int index)',
  GetWindowTextW: 'int __stdcall GetWindowTextW(HWND window, _Out_ BYTE *text, int length)',
  IsHungAppWindow: 'BOOL __stdcall IsHungAppWindow(HWND window)',
  FindWindowExW: 'HWND __stdcall FindWindowExW(HWND parent, HWND after, const WCHAR *className, const WCHAR *title)',
  GetWindowThreadProcessId: 'DWORD __stdcall GetWindowThreadProcessId(HWND window, _Out_ DWORD *process)',
  MessageBoxW: 'int __stdcall MessageBoxW(HWND owner, const WCHAR *text, const WCHAR *title, UINT type)',
  SetTimer: 'ULONG_PTR __stdcall SetTimer(HWND window, ULONG_PTR id, UINT milliseconds, void *procedure)',
  KillTimer: 'BOOL __stdcall KillTimer(HWND window, ULONG_PTR id)',
  EndDialog: 'BOOL __stdcall EndDialog(HWND window, HANDLE result)',
  PostMessageW: `BOOL __stdcall PostMessageW(HWND window, UINT message, HANDLE wide, LPARAM long${spare.prototype})`,
  SendMessageTimeoutW: sendMessage('HANDLE wide', 'LPARAM long'),
  SendMessageCallbackW:
    'BOOL __stdcall SendMessageCallbackW(HWND window, UINT message, HANDLE wide, LPARAM long, void *callback, ULONG_PTR number)',
  sendCopyData: sendMessage('ULONG_PTR wide', 'const COPYDATASTRUCT *data'),
  sendText: sendMessage('ULONG_PTR wide', 'const WCHAR *text'),
  sendForText: sendMessage('ULONG_PTR length', '_Out_ BYTE *text'),
  MsgWaitForMultipleObjectsEx:
    'DWORD __stdcall MsgWaitForMultipleObjectsEx(DWORD count, const HANDLE *handles, DWORD timeout, DWORD wake, DWORD flags)',
  PeekMessageW: 'BOOL __stdcall PeekMessageW(_Out_ BYTE *message, HWND window, UINT first, UINT last, UINT remove)',
  DispatchMessageW: 'HANDLE __stdcall DispatchMessageW(const BYTE *message)',
  PackDDElParam: 'LPARAM __stdcall PackDDElParam(UINT message, ULONG_PTR low, ULONG_PTR high)',
  UnpackDDElParam:
    'BOOL __stdcall UnpackDDElParam(UINT message, LPARAM packed, _Out_ ULONG_PTR *low, _Out_ ULONG_PTR *high)',
  FreeDDElParam: 'BOOL __stdcall FreeDDElParam(UINT message, LPARAM packed)',
  RegisterClipboardFormatW: 'UINT __stdcall RegisterClipboardFormatW(const WCHAR *name)',
  GetClipboardFormatNameW: `int __stdcall GetClipboardFormatNameW(UINT format, _Out_ BYTE *name, int length${spare.prototype})`,
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
