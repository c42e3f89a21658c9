import type { Side } from './protocol.js';
import type { DdeAnswer, DdeClientInformation, DdeTransaction } from './transaction.js';

export interface DdeServerOptions {
  /** Decides about each conversation before it begins, within a second. All are accepted when left out. */
  readonly accept?: (client: DdeClientInformation) => boolean | Promise<boolean>;
  /** What clients are to write commands in. `auto` takes what comes, and asks for Unicode. */
  readonly encoding?: 'auto' | Side | undefined;
  /** The number of the code page that takes the place of this system's ANSI code page. */
  readonly codePage?: number | undefined;
  /** The text of the item `Help` of the topic `System`. */
  readonly help?: string;
  /** Called when a conversation begins. */
  readonly connected?: (client: DdeClientInformation, conversation: number) => void;
  /** Called when a conversation has ended. */
  readonly disconnected?: (client: DdeClientInformation, conversation: number) => void;
  /**
   * Called before each transaction is carried out, those included that no handler is asked about: requests of items that
   * are set, and the beginning and end of advise loops. As a handler, it may take its time, and refuse by throwing.
   */
  readonly before?: (transaction: DdeTransaction) => void | Promise<void>;
  /** Called with the answer to each transaction, after `before`. */
  readonly answered?: (transaction: DdeTransaction, answer: DdeAnswer) => void;
  /** Called with what a handler threw, except `DdeBusy`. The client only learns that it was refused. */
  readonly failed?: (error: unknown, transaction: DdeTransaction) => void;
}
