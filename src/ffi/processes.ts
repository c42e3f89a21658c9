import { kernel32, processEntry } from './kernel32.js';

/**
 * The processes that run now: the name of its executable, such as `microsip.exe`, by each process's id.
 *
 * Source: https://learn.microsoft.com/windows/win32/toolhelp/taking-a-snapshot-and-viewing-processes
 */
export function runningProcesses(): Map<number, string> {
  const processes = new Map<number, string>();
  const snapshot = kernel32().CreateToolhelp32Snapshot(snapshotProcesses, 0);
  if (snapshot === invalidHandle) return processes;
  try {
    const entry = processEntry();
    for (
      let more = kernel32().Process32FirstW(snapshot, entry);
      more !== 0;
      more = kernel32().Process32NextW(snapshot, entry)
    ) {
      processes.set(entry.process ?? 0, entry.executable ?? '');
    }
  } finally {
    kernel32().CloseHandle(snapshot);
  }
  return processes;
}

/**
 * The full path of a process's executable; undefined when the process has ended or may not be asked.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-queryfullprocessimagenamew
 */
export function imageOf(process: number): string | undefined {
  const handle = kernel32().OpenProcess(queryLimitedInformation, 0, process);
  if (handle === 0) return undefined;
  try {
    const name = Buffer.alloc(longestPath * 2);
    const length: [number] = [longestPath];
    if (kernel32().QueryFullProcessImageNameW(handle, 0, name, length) === 0) return undefined;
    return name.toString('utf16le', 0, length[0] * 2);
  } finally {
    kernel32().CloseHandle(handle);
  }
}

const snapshotProcesses = 0x0002; // TH32CS_SNAPPROCESS
const invalidHandle = -1;
const queryLimitedInformation = 0x1000; // PROCESS_QUERY_LIMITED_INFORMATION
const longestPath = 32768;
