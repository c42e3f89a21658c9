import { koffi } from './library.js';
import { user32 } from './user32.js';

/**
 * Sends messages without waiting for those who take them: the thread learns of it in its message loop, however long that
 * takes. A window that is destroyed first may never be heard of.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-sendmessagecallbackw
 */
export class Sender {
  readonly #pending = new Map<number, () => void>();
  #procedure: bigint | undefined;
  #last = 0;

  /**
   * @param taken called when the window has taken the message.
   * @returns whether it could be sent.
   */
  send(window: number, message: number, wide: number, long: number, taken: () => void): boolean {
    this.#procedure ??= koffi().register(
      (_window: number, _message: number, number: number) => this.#take(number),
      'SentMessageTaken *',
    );
    this.#last++;
    const number = this.#last;
    this.#pending.set(number, taken); // before it is sent: a window of this thread takes it at once
    const sent = user32().SendMessageCallbackW(window, message, wide, long, this.#procedure, number) !== 0;
    if (!sent) this.#pending.delete(number);
    return sent;
  }

  close(): void {
    this.#pending.clear();
    if (this.#procedure !== undefined) koffi().unregister(this.#procedure);
  }

  #take(number: number): void {
    const taken = this.#pending.get(number);
    this.#pending.delete(number);
    taken?.();
  }
}
