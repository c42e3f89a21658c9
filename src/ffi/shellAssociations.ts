import { library } from './library.js';

/**
 * Tells the shell that the programs for files and links have changed.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/shlobj_core/nf-shlobj_core-shchangenotify
 */
export function associationsChanged(): void {
  shell32().SHChangeNotify(changed, idList, null, null);
}

interface Shell32 {
  SHChangeNotify(event: number, flags: number, first: null, second: null): void;
}

const shell32 = library<Shell32>('shell32.dll', {
  SHChangeNotify: 'void __stdcall SHChangeNotify(LONG event, UINT flags, const void *first, const void *second)',
});

const changed = 0x08000000; // SHCNE_ASSOCCHANGED
const idList = 0x0000; // SHCNF_IDLIST
