import { enumerateWindows, user32 } from './user32.js';

/**
 * The title of another program's top-level window, which Windows itself keeps: that program is not asked, so it cannot
 * keep anyone waiting.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getwindowtextw
 */
export function titleOf(window: number): string {
  const text = Buffer.alloc(longestText * 2);
  return text.toString('utf16le', 0, user32().GetWindowTextW(window, text, longestText) * 2);
}

/**
 * The text of another program's control, for which that program is asked.
 *
 * @param timeout how long it may take, in milliseconds; no time is lost on a program that Windows knows to hang.
 * @returns undefined when no answer came: the program hangs, does not let itself be asked, or has just ended.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-sendmessagetimeoutw
 */
export function controlText(control: number, timeout: number): Promise<string | undefined> {
  const text = Buffer.alloc(longestText * 2);
  const flags = abortIfHung | errorOnExit;
  return new Promise((resolve, reject) => {
    user32().sendForText.async(control, getText, longestText, text, flags, timeout, [0], (error, sent) => {
      if (error) reject(error);
      // The result is not the length: MFC's status bars count the terminator, and some controls count bytes.
      else resolve(sent === 0 ? undefined : text.toString('utf16le').replace(/\0.*$/s, ''));
    });
  });
}

/** Whether a program has not looked for messages for five seconds, which is when Windows says that it hangs. */
export function hangs(window: number): boolean {
  return user32().IsHungAppWindow(window) !== 0;
}

/** The id of the thread that a window belongs to; 0 for a window that is none. */
export function threadOf(window: number): number {
  return user32().GetWindowThreadProcessId(window, [0]);
}

/** The top-level windows of the thread that a window belongs to, that one included. */
export function windowsOfThread(window: number): number[] {
  const thread = threadOf(window);
  return enumerateWindows((callback) => user32().EnumThreadWindows(thread, callback, 0));
}

export function classOf(window: number): string {
  const name = Buffer.alloc(longestClass * 2);
  return name.toString('utf16le', 0, user32().GetClassNameW(window, name, longestClass) * 2);
}

/** A window's direct child with the identifier that its dialog template gives it; 0 when it has none. */
export function controlOf(window: number, identifier: number): number {
  return user32().GetDlgItem(window, identifier);
}

/** A window's direct children of a class. */
export function childrenOfClass(window: number, className: string): number[] {
  const children: number[] = [];
  const next = () => user32().FindWindowExW(window, children.at(-1) ?? 0, className, null);
  for (let child = next(); child !== 0 && !children.includes(child); child = next()) children.push(child);
  return children;
}

/** Whether a control is shown as far as it goes itself: the window that it is in may be hidden. */
export function isShown(control: number): boolean {
  return (user32().GetWindowLongW(control, style) & visible) !== 0;
}

/** In characters, the terminator included. */
const longestText = 4096;
const longestClass = 257;
const getText = 0x000d; // WM_GETTEXT
const abortIfHung = 0x0002; // SMTO_ABORTIFHUNG
const errorOnExit = 0x0020; // SMTO_ERRORONEXIT
const style = -16; // GWL_STYLE
const visible = 0x10000000; // WS_VISIBLE
