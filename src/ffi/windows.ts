import { win32 } from 'node:path';
import { imageOf, runningProcesses } from './processes.js';
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
  const wanted = namesOf(executables);
  for (const window of windowsOfClass(className)) {
    const image = imageOf(processOf(window));
    if (image !== undefined && wanted.has(win32.basename(image).toLowerCase())) return window;
  }
  return undefined;
}

/** A window, and the process that it belongs to. */
export interface OwnedWindow {
  readonly window: number;
  readonly process: number;
  /** The full path of the process's executable; undefined where this user may not ask for it. */
  readonly image: string | undefined;
}

/**
 * All top-level windows of a class that belong to an application, the topmost first. Unlike `findWindow` it also gives
 * those of processes that do not tell this user their path, such as another administrator's: these are known by the
 * name that the list of processes has for them.
 */
export function findWindows(className: string, executables: readonly string[]): OwnedWindow[] {
  const wanted = namesOf(executables);
  return [...windowsOfClass(className)].flatMap((window) => {
    const process = processOf(window);
    const image = imageOf(process);
    const name = image === undefined ? runningProcesses().get(process) : win32.basename(image);
    return name !== undefined && wanted.has(name.toLowerCase()) ? [{ window, process, image }] : [];
  });
}

function* windowsOfClass(className: string): Generator<number> {
  const seen = new Set<number>();
  let window = user32().FindWindowExW(0, 0, className, null);
  while (window !== 0 && !seen.has(window)) {
    yield window;
    seen.add(window);
    window = user32().FindWindowExW(0, window, className, null);
  }
}

function namesOf(executables: readonly string[]): Set<string> {
  return new Set(executables.map((name) => name.toLowerCase()));
}

/** The id of the process that a window belongs to; 0 for a window that is none. */
export function processOf(window: number): number {
  const process: [number] = [0];
  user32().GetWindowThreadProcessId(window, process);
  return process[0];
}
