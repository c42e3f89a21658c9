import { win32 } from 'node:path';
import { FailedError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';

/**
 * Where bridgesmith keeps files of this user on this computer, such as logs.
 *
 * @throws FailedError on any system but Windows, and for a user who has no such folder.
 */
export function dataFolder(): string {
  requireWindows('A DDE host');
  const folder = process.env.LOCALAPPDATA;
  if (!folder) throw new FailedError('The variable LOCALAPPDATA is not set. Start this as a user who has logged on.');
  return win32.join(folder, 'bridgesmith');
}
