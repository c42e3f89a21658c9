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
  /** Called before the thread sleeps; returns whether it may. */
  sleeps(): boolean;
  /** Called when it has slept, with the handle that is set, if any. */
  woken(handle: number | undefined): void;
  /** Called when no message is left: takes what has been asked for meanwhile. Returns whether there was anything. */
  asked(): boolean;
  /** Gets each posted message; returns false for one that Windows should dispatch. */
  posted(message: PostedMessage): boolean;
  /** Called after something was taken, and before the thread sleeps; returns whether to go on. */
  goesOn(): boolean;
}

/**
 * Runs a thread's windows: waits, without using the processor, for window messages and handles. Before it sleeps it looks
 * for a little while whether what it has just done brings something new: to be woken takes as long as a server needs for an
 * answer.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-msgwaitformultipleobjectsex
 */
export function pumpMessages(handlers: PumpHandlers): void {
  const { asked, posted, goesOn } = handlers;
  const buffer = messageBuffer();
  const read = messageReader(buffer);
  let looks = 0;
  do {
    if (looks >= enoughLooks && handlers.sleeps()) {
      handlers.woken(sleep(handlers));
      looks = 0;
    }
    looks++;
    while (user32().PeekMessageW(buffer, 0, 0, 0, remove) !== 0) {
      if (!posted(read())) user32().DispatchMessageW(buffer);
      looks = 0;
    }
    if (asked()) looks = 0;
  } while ((looks > 0 && looks < enoughLooks) || goesOn());
}

/** Returns the handle that is set; nothing for a time-out, and for a message, whose place is behind the handles. */
function sleep({ handles, patience }: PumpHandlers): number | undefined {
  const all = handles();
  const timeout = patience() ?? forever;
  return all[user32().MsgWaitForMultipleObjectsEx(all.length, all, timeout, postedAndSent, inputAvailable)];
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

/** How often the thread looks for something new before it sleeps: for about a tenth of a millisecond. */
const enoughLooks = 100;
const forever = 0xffffffff; // INFINITE
const postedAndSent = 0x0148; // QS_POSTMESSAGE | QS_SENDMESSAGE | QS_ALLPOSTMESSAGE
const inputAvailable = 0x0004; // MWMO_INPUTAVAILABLE: also return for messages that were there before the wait
const remove = 0x00d80001; // PM_REMOVE | PM_QS_POSTMESSAGE | PM_QS_SENDMESSAGE
