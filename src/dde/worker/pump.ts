import { messageBuffer, user32 } from '../../ffi/user32.js';

/** A message from the queue of the thread. */
export interface PostedMessage {
  readonly window: number;
  readonly message: number;
  readonly wide: number;
  readonly long: number;
}

export interface PumpHandlers {
  /** Handles to wait for besides: the auto-reset event that wakes the thread, then processes. */
  handles(): readonly number[];
  /** How long to wait at most, in milliseconds; undefined for as long as it takes. */
  patience(): number | undefined;
  /** Gets each posted message; returns false for one that Windows should dispatch. */
  posted(message: PostedMessage): boolean;
  /** Called after each wait, before the messages are taken, with the handle that is set, if any. */
  woken(handle: number | undefined): void;
  /** Called when all messages are taken; returns whether to go on. */
  goesOn(): boolean;
}

/**
 * Runs a thread's windows: waits, without using the processor, for window messages and handles.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-msgwaitformultipleobjectsex
 */
export function pumpMessages({ handles, patience, posted, woken, goesOn }: PumpHandlers): void {
  const buffer = messageBuffer();
  const read = messageReader(buffer);
  do {
    const all = handles();
    const timeout = patience() ?? forever;
    const place = user32().MsgWaitForMultipleObjectsEx(all.length, all, timeout, postedAndSent, inputAvailable);
    woken(all[place]); // nothing for WAIT_TIMEOUT, and for a message, whose place is behind the handles
    while (user32().PeekMessageW(buffer, 0, 0, 0, remove) !== 0) {
      if (!posted(read())) user32().DispatchMessageW(buffer);
    }
  } while (goesOn());
}

/** MSG is read by hand, because koffi would take longer for it than Windows takes for the message. */
function messageReader(buffer: Uint8Array): () => PostedMessage {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  if (buffer.length >= 48) {
    return () => ({
      window: Number(view.getBigInt64(0, true)),
      message: view.getUint32(8, true),
      wide: Number(view.getBigInt64(16, true)),
      long: Number(view.getBigInt64(24, true)),
    });
  }
  return () => ({
    window: view.getInt32(0, true),
    message: view.getUint32(4, true),
    wide: view.getInt32(8, true),
    long: view.getInt32(12, true),
  });
}

const forever = 0xffffffff; // INFINITE
const postedAndSent = 0x0148; // QS_POSTMESSAGE | QS_SENDMESSAGE | QS_ALLPOSTMESSAGE
const inputAvailable = 0x0004; // MWMO_INPUTAVAILABLE: also return for messages that were there before the wait
const remove = 0x00d80001; // PM_REMOVE | PM_QS_POSTMESSAGE | PM_QS_SENDMESSAGE
