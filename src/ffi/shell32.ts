import { koffi, library } from './library.js';

interface ShellExecuteInfo {
  size: number;
  mask: number;
  file: string;
  show: number;
}

interface Shell32 {
  ShellExecuteExW(info: ShellExecuteInfo): number;
  SHChangeNotify(event: number, flags: number, first: null, second: null): void;
}

interface Ole32 {
  CoInitializeEx(reserved: null, model: number): number;
  CoUninitialize(): void;
}

/**
 * Sources: https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shellexecuteexw,
 * https://learn.microsoft.com/windows/win32/api/shlobj_core/nf-shlobj_core-shchangenotify
 */
export const shell32 = library<Shell32>('shell32.dll', {
  ShellExecuteExW: 'BOOL __stdcall ShellExecuteExW(_Inout_ SHELLEXECUTEINFOW *info)',
  SHChangeNotify: 'void __stdcall SHChangeNotify(LONG event, UINT flags, const void *first, const void *second)',
});

/** The shell may use COM objects to open a file, and leaves it to the caller to have COM ready. */
export const ole32 = library<Ole32>('ole32.dll', {
  CoInitializeEx: 'LONG __stdcall CoInitializeEx(void *reserved, DWORD model)',
  CoUninitialize: 'void __stdcall CoUninitialize()',
});

/** What `ShellExecuteExW` takes. */
export function shellExecuteInfo(given: { file: string; mask: number; show: number }): ShellExecuteInfo {
  return { size: koffi().sizeof('SHELLEXECUTEINFOW'), ...given };
}
