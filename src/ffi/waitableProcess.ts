import { kernel32 } from './kernel32.js';

/**
 * A handle that is set when a process ends; 0 when this user may not wait for it, or it has ended.
 *
 * Source: https://learn.microsoft.com/windows/win32/procthread/process-security-and-access-rights
 */
export function openForWaiting(process: number): number {
  return kernel32().OpenProcess(synchronize, 0, process);
}

export function closeHandle(handle: number): void {
  kernel32().CloseHandle(handle);
}

const synchronize = 0x00100000; // SYNCHRONIZE
