import { win32 } from 'node:path';
import { FailedError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';

/**
 * Where bridgesmith keeps files of this user on this computer, such as logs.
 *
 * @param what is kept there or keeps it, as messages begin with, such as "A DDE host".
 * @throws FailedError on any system but Windows, and for a user who has no such folder.
 */
export function dataFolder(what: string): string {
  requireWindows(what);
  const folder = process.env.LOCALAPPDATA;
  if (!folder) throw new FailedError('The variable LOCALAPPDATA is not set. Start this as a user who has logged on.');
  return win32.join(folder, 'bridgesmith');
}
