import { atomName, deleteAtom } from '../../ffi/dde.js';
import { type Block, flags } from './messages.js';
import type { ReceivedTransaction } from './receivedTransaction.js';

/** An advise loop. */
interface Loop {
  readonly item: string;
  readonly format: number;
  /** Whether only notices are sent. */
  readonly warm: boolean;
  /** Whether each update waits for the acknowledgement of the last. */
  readonly flowControl: boolean;
  /** The updates that could not be posted yet; with flow control, at most the newest. */
  backlog: (Uint8Array | undefined)[];
  /** Whether an acknowledgement is due. */
  unanswered: boolean;
}

/** The advise loops of one conversation of a server, and the updates that they still have to send. */
export class AdviseLoops {
  #loops: Loop[] = [];

  /** @param postData posts an update, or a notice without a block; returns whether the client's queue is full. */
  constructor(private readonly postData: (item: string, block: Block | undefined) => boolean) {}

  /** Begins a loop; one on the same item in the same format makes way for it. */
  begin({ item, format, flags: options }: ReceivedTransaction): void {
    this.#loops = this.#loops.filter((loop) => loop.item !== item || loop.format !== format);
    const warm = (options & flags.noData) !== 0;
    const flowControl = (options & flags.acknowledge) !== 0;
    this.#loops.push({ item, format, warm, flowControl, backlog: [], unanswered: false });
  }

  /** Ends loops; no item or no format stands for all. Returns whether there was one. */
  end({ item, format }: ReceivedTransaction): boolean {
    const ends = (loop: Loop) =>
      (item === '' || loop.item.toLowerCase() === item.toLowerCase()) && (format === 0 || loop.format === format);
    const found = this.#loops.some(ends);
    this.#loops = this.#loops.filter((loop) => !ends(loop));
    return found;
  }

  /**
   * Sends the new value of an item to every loop on it.
   *
   * @param valueIn the value in a format; undefined when it is not served in that.
   */
  update(item: string, valueIn: (format: number) => Uint8Array | undefined): void {
    for (const loop of this.#loops) {
      if (loop.item.toLowerCase() !== item.toLowerCase()) continue;
      const value = valueIn(loop.format);
      if (!value) continue;
      if (loop.flowControl || loop.warm) loop.backlog = [];
      loop.backlog.push(value);
      this.#feed(loop);
    }
  }

  /** The client has taken an update. */
  takeAcknowledgement(atom: number): void {
    const item = atomName(atom).toLowerCase();
    deleteAtom(atom);
    const loop = this.#loops.find((other) => other.unanswered && other.item.toLowerCase() === item);
    if (!loop) return;
    loop.unanswered = false;
    this.#feed(loop);
  }

  /** Posts again what found the client's queue full. */
  retry(): void {
    for (const loop of this.#loops) this.#feed(loop);
  }

  /** Whether something has found the client's queue full. */
  get isHeldUp(): boolean {
    return this.#loops.some((loop) => loop.backlog.length > 0 && !loop.unanswered);
  }

  #feed(loop: Loop): void {
    while (loop.backlog.length > 0 && !loop.unanswered) {
      const options = loop.flowControl ? flags.acknowledge : 0;
      const data = loop.backlog[0];
      const block = loop.warm || !data ? undefined : { flags: options, format: loop.format, data };
      const isFull = this.postData(loop.item, block);
      if (isFull) return;
      loop.backlog.shift();
      loop.unanswered = loop.flowControl && block !== undefined;
    }
  }
}
