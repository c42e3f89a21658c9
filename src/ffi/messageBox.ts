import { kernel32 } from './kernel32.js';
import { koffi } from './library.js';
import { takeName } from './namedObjects.js';
import { user32 } from './user32.js';
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
  // Processes that begin at the same moment would all find no window.
  const name = takeName(`bridgesmith box ${title.replaceAll('\\', '/')}`);
  if (name === undefined) return false;
  try {
    return showOnlyOne(title, text, milliseconds);
  } finally {
    kernel32().CloseHandle(name);
  }
}

/** A script that shows a box has no name to take; its window is found. */
function showOnlyOne(title: string, text: string, milliseconds: number): boolean {
  if (user32().FindWindowExW(0, 0, dialogClass, title) !== 0) return false;
  const close = koffi().register(() => closeOwn(title), 'TimerProcedure *');
  // The message loop of the box calls the timer.
  const timer = user32().SetTimer(0, 0, milliseconds, close);
  user32().MessageBoxW(0, text, title, warningIcon | toForeground);
  user32().KillTimer(0, timer);
  koffi().unregister(close);
  return true;
}

function closeOwn(title: string): void {
  let window = user32().FindWindowExW(0, 0, dialogClass, title);
  while (window !== 0 && processOf(window) !== process.pid) {
    window = user32().FindWindowExW(0, window, dialogClass, title);
  }
  if (window !== 0) user32().EndDialog(window, 0);
}

const dialogClass = '#32770'; // https://learn.microsoft.com/windows/win32/winmsg/about-window-classes
const warningIcon = 0x30; // MB_ICONWARNING
const toForeground = 0x10000; // MB_SETFOREGROUND
