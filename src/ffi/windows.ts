import { win32 } from 'node:path';
import { imageOf } from './processes.js';
import { user32 } from './user32.js';

/**
 * The top-level window of a class that belongs to one of an application's executables. The owner is checked, because
 * any program may register a class of the same name, and would be sent what is meant for the application.
 *
 * @param executables file names, such as `microsip.exe`.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-findwindowexw
 */
export function findWindow(className: string, executables: readonly string[]): number | undefined {
  const wanted = new Set(executables.map((name) => name.toLowerCase()));
  const seen = new Set<number>();
  let window = user32().FindWindowExW(0, 0, className, null);
  while (window !== 0 && !seen.has(window)) {
    const image = imageOf(processOf(window));
    if (image !== undefined && wanted.has(win32.basename(image).toLowerCase())) return window;
    seen.add(window);
    window = user32().FindWindowExW(0, window, className, null);
  }
  return undefined;
}

/** The id of the process that a window belongs to; 0 for a window that is none. */
export function processOf(window: number): number {
  const process: [number] = [0];
  user32().GetWindowThreadProcessId(window, process);
  return process[0];
}
