import { user32 } from './user32.js';

/**
 * Notifies the programs of the desktop that the variables of the user have changed: Explorer then gives the new ones to what
 * it starts. A program that hangs is not waited for.
 *
 * Source: https://learn.microsoft.com/windows/win32/winmsg/wm-settingchange
 */
export function environmentChanged(): void {
  user32().sendText(everyone, settingChange, 0, 'Environment', abortIfHung, 1000, [0]);
}

const everyone = 0xffff; // HWND_BROADCAST
const settingChange = 0x001a; // WM_SETTINGCHANGE
const abortIfHung = 0x0002; // SMTO_ABORTIFHUNG
