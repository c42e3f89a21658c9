import { shell32 } from './shell32.js';

/**
 * Notifies the shell that the programs for files and links have changed.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/shlobj_core/nf-shlobj_core-shchangenotify
 */
export function associationsChanged(): void {
  shell32().SHChangeNotify(changed, idList, null, null);
}

const changed = 0x08000000; // SHCNE_ASSOCCHANGED
const idList = 0x0000; // SHCNF_IDLIST
