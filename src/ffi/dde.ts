import { kernel32 } from './kernel32.js';
import { spare } from './library.js';
import { user32 } from './user32.js';

/** Posts a message, and returns whether it could be posted. */
export function postMessage(window: number, message: number, wide: number, long: number): boolean {
  return user32().PostMessageW(window, message, wide, long, ...spare.values) !== 0;
}

/**
 * A new reference to the global atom of a name, which upper and lower case share.
 *
 * @param name 1 to 255 characters.
 * @returns 0 when Windows has no atom left.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-globaladdatomw
 */
export function addAtom(name: string): number {
  return kernel32().GlobalAddAtomW(name);
}

export function deleteAtom(atom: number): void {
  if (atom !== 0) kernel32().GlobalDeleteAtom(atom);
}

/** The name as whoever made the atom first wrote it; empty for an atom that is none. */
export function atomName(atom: number): string {
  if (atom === 0) return '';
  const name = Buffer.alloc(2 * longestAtomName);
  const length = kernel32().GlobalGetAtomNameW(atom, name, longestAtomName);
  return name.toString('utf16le', 0, 2 * length);
}

/** The number of a clipboard format, registered if need be; 0 when it cannot be. */
export function registerFormat(name: string): number {
  return user32().RegisterClipboardFormatW(name);
}

/** The name of a registered clipboard format; empty for a standard one. */
export function registeredName(format: number): string {
  const name = Buffer.alloc(2 * longestAtomName);
  const length = user32().GetClipboardFormatNameW(format, name, longestAtomName, ...spare.values);
  return name.toString('utf16le', 0, 2 * length);
}

const longestAtomName = 256;
