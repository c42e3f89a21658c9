import { koffi, library } from './library.js';
import { user32 as windows } from './user32.js';
import { processOf } from './windows.js';

/**
 * Shows a message box, and waits until it is closed, by the user or when its time is over. One that anybody shows under
 * the same title already is enough: a page that opens links again and again cannot fill the screen.
 *
 * @returns false when another was there.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-messageboxw
 */
export function showMessageBox(title: string, text: string, milliseconds: number): boolean {
  if (windows().FindWindowExW(0, 0, dialogClass, title) !== 0) return false;
  const close = koffi().register(() => closeOwn(title), 'TimerProcedure *');
  // The message loop of the box calls the timer.
  const timer = user32().SetTimer(0, 0, milliseconds, close);
  user32().MessageBoxW(0, text, title, warningIcon | toForeground);
  user32().KillTimer(0, timer);
  koffi().unregister(close);
  return true;
}

function closeOwn(title: string): void {
  let window = windows().FindWindowExW(0, 0, dialogClass, title);
  while (window !== 0 && processOf(window) !== process.pid) {
    window = windows().FindWindowExW(0, window, dialogClass, title);
  }
  if (window !== 0) user32().EndDialog(window, 0);
}

interface User32 {
  MessageBoxW(owner: 0, text: string, title: string, type: number): number;
  SetTimer(window: 0, id: 0, milliseconds: number, procedure: bigint): number;
  KillTimer(window: 0, id: number): number;
  EndDialog(window: number, result: number): number;
}

const user32 = library<User32>('user32.dll', {
  MessageBoxW: 'int __stdcall MessageBoxW(HWND owner, const WCHAR *text, const WCHAR *title, UINT type)',
  SetTimer: 'ULONG_PTR __stdcall SetTimer(HWND window, ULONG_PTR id, UINT milliseconds, void *procedure)',
  KillTimer: 'BOOL __stdcall KillTimer(HWND window, ULONG_PTR id)',
  EndDialog: 'BOOL __stdcall EndDialog(HWND window, HANDLE result)',
});

const dialogClass = '#32770'; // https://learn.microsoft.com/windows/win32/winmsg/about-window-classes
const warningIcon = 0x30; // MB_ICONWARNING
const toForeground = 0x10000; // MB_SETFOREGROUND
