import type { Bridge } from '../definition/bridge.js';
import type { CopyDataInvocation } from '../definition/resolve/invocation.js';
import { FailedError, NotFoundError, TimedOutError } from '../errors.js';
import { findWindow } from '../ffi/windows.js';
import { defaultTimeout, type PerformOptions } from './limits.js';
import { runTask } from './task.js';

/**
 * Sends WM_COPYDATA to the application's window, and waits until the application has taken it. What the application
 * returns is not looked at: some return FALSE for what they carry out later.
 *
 * @throws NotFoundError when the application has no such window; TimedOutError; FailedError when it runs elevated.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-copydata
 */
export async function performCopyData(
  bridge: Bridge,
  invocation: CopyDataInvocation,
  options: PerformOptions = {},
): Promise<void> {
  const { title, application } = bridge.definition;
  const window = findWindow(invocation.windowClass, application?.executables ?? []);
  if (window === undefined) throw new NotFoundError(noWindow(bridge));
  const timeout = options.timeout ?? defaultTimeout;
  const data = Buffer.from(`${invocation.text}\0`, 'utf16le');
  const late = () => sendError(title, errors.timeout, timeout);
  const task = { type: 'send', window, number: invocation.number, data, timeout } as const;
  const { done, error } = await runTask(task, { timeout, signal: options.signal, late });
  if (!done) throw sendError(title, error, timeout);
}

/** Why WM_COPYDATA cannot reach an application that has no window, and what to do. */
export function noWindow({ definition: { title, application } }: Bridge): string {
  const programs = (application?.executables ?? []).join(' or ');
  return `${title} is not running: ${programs} has no window of the class "${application?.windowClass}". Start it first.`;
}

/** The error for a message that Windows did not deliver. */
export function sendError(title: string, error: number, timeout: number): Error {
  if (error === errors.timeout || error === 0) {
    return new TimedOutError(
      `${title} did not take the command in ${timeout} ms, or hangs. It may still act on it. Look at its window.`,
    );
  }
  if (error === errors.accessDenied) {
    return new FailedError(
      `Windows does not let a program send commands to ${title} while that runs elevated (as administrator). Run both at the same level.`,
    );
  }
  if (error === errors.noSuchWindow) return new NotFoundError(`${title} has just ended. Start it again.`);
  return new FailedError(`The command could not be sent to ${title}: Windows error ${error}.`);
}

const errors = { accessDenied: 5, noSuchWindow: 1400, timeout: 1460 };
