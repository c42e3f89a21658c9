import { messageBuffer, user32 } from '../ffi/user32.js';

/**
 * Runs a thread's windows: waits, without using the processor, for a window message or for an event, and returns when
 * `woken` says so.
 *
 * @param event the handle of an auto-reset event.
 * @param woken called after each wait; returns whether to go on.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-msgwaitformultipleobjectsex
 */
export function pumpMessages(event: number, woken: () => boolean): void {
  const message = messageBuffer();
  do {
    user32().MsgWaitForMultipleObjectsEx(1, [event], forever, allInput, inputAvailable);
    while (user32().PeekMessageW(message, 0, 0, 0, remove) !== 0) user32().DispatchMessageW(message);
  } while (woken());
}

const forever = 0xffffffff; // INFINITE
const allInput = 0x04ff; // QS_ALLINPUT
const inputAvailable = 0x0004; // MWMO_INPUTAVAILABLE: also return for messages that were there before the wait
const remove = 1; // PM_REMOVE
