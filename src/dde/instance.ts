import { type DdeCallback, ddeml, registerCallback, unregisterCallback } from '../ffi/ddeml.js';
import { ddeErrors } from './errors.js';
import type { Side, Transaction } from './protocol.js';

/** What happens on its own, in the thread of an instance, while messages are pumped. */
export interface InstanceEvents {
  /** A transaction ended: with data, with nothing, or with an error number. */
  completed(conversation: number, transaction: number, result: { data?: Uint8Array } | { error: number }): void;
  /** The server ended a conversation. */
  ended(conversation: number): void;
}

/**
 * One use of DDEML by one thread. Conversations and transactions are Windows' own handles and numbers here.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/about-the-dynamic-data-exchange-management-library
 */
export class Instance {
  readonly #callback: bigint;
  readonly #id: number;

  constructor(side: Side, events: InstanceEvents) {
    this.#callback = registerCallback(this.#answer(events));
    const id: [number] = [0];
    const initialize = side === 'ansi' ? ddeml().DdeInitializeA : ddeml().DdeInitializeW;
    const error = initialize(id, this.#callback, onlyClient | skipRegistrations, 0);
    this.#id = id[0];
    if (error === 0) return;
    unregisterCallback(this.#callback);
    throw new InstanceError(error);
  }

  /** Asks all servers; takes as long as the slowest window on the desktop takes to say no. */
  connect(service: string, topic: string): number {
    const names = [this.#name(service), this.#name(topic)] as const;
    const conversation = ddeml().DdeConnect(this.#id, names[0], names[1], null);
    const error = conversation === 0 ? this.#lastError(ddeErrors.DMLERR_NO_CONV_ESTABLISHED) : 0;
    for (const name of names) ddeml().DdeFreeStringHandle(this.#id, name);
    if (conversation === 0) throw new InstanceError(error);
    return conversation;
  }

  /** Begins a transaction, and returns its number at once. */
  transact(conversation: number, kind: Transaction, item: string, format: number, data?: Uint8Array): number {
    const name = item === '' ? 0 : this.#name(item);
    const result: [number] = [0];
    const length = data?.length ?? 0;
    const type = transactionTypes[kind];
    const begun = ddeml().DdeClientTransaction(
      data ?? null,
      length,
      conversation,
      name,
      format,
      type,
      asynchronous,
      result,
    );
    const error = begun === 0 ? this.#lastError(ddeErrors.DMLERR_NOTPROCESSED) : 0;
    if (name !== 0) ddeml().DdeFreeStringHandle(this.#id, name);
    if (begun === 0) throw new InstanceError(error);
    return result[0];
  }

  /** Forgets the transactions of a conversation: what is answered to them reaches nobody. */
  abandon(conversation: number): void {
    ddeml().DdeAbandonTransaction(this.#id, conversation, all);
  }

  disconnect(conversation: number): void {
    ddeml().DdeDisconnect(conversation);
  }

  /** Ends all conversations. */
  close(): void {
    ddeml().DdeUninitialize(this.#id);
    unregisterCallback(this.#callback);
  }

  #answer(events: InstanceEvents): DdeCallback {
    return (type, _format, conversation, _topic, _item, data, transaction, status) => {
      if (type === disconnected) events.ended(conversation);
      if (type === completed) {
        const result = data === 0 ? { error: this.#failure(status) } : this.#result(data);
        events.completed(conversation, transaction, result);
      }
      return 0;
    };
  }

  /** A busy server says so in its acknowledgement, which comes in the low word of the status. */
  #failure(status: number): number {
    const error = this.#lastError(ddeErrors.DMLERR_NOTPROCESSED);
    return (status & busyFlag) !== 0 ? ddeErrors.DMLERR_BUSY : error;
  }

  /** Success without data is TRUE in place of a handle. The data must be copied before the callback returns. */
  #result(data: number): { data?: Uint8Array } {
    if (data === 1) return {};
    const bytes = new Uint8Array(ddeml().DdeGetData(data, null, 0, 0));
    ddeml().DdeGetData(data, bytes, bytes.length, 0);
    return { data: bytes };
  }

  #name(text: string): number {
    return ddeml().DdeCreateStringHandleW(this.#id, text, unicodeCodePage);
  }

  /** @param otherwise what it means when DDEML failed and gives no reason. */
  #lastError(otherwise: number): number {
    return ddeml().DdeGetLastError(this.#id) || otherwise;
  }
}

/** DDEML said no, with one of its error numbers. */
export class InstanceError extends Error {
  constructor(readonly number: number) {
    super(`DDEML error ${number}`);
  }
}

const onlyClient = 0x10; // APPCMD_CLIENTONLY
const skipRegistrations = 0x80000 | 0x100000; // CBF_SKIP_REGISTRATIONS, CBF_SKIP_UNREGISTRATIONS
const unicodeCodePage = 1200; // CP_WINUNICODE
const asynchronous = 0xffffffff; // TIMEOUT_ASYNC
const all = 0; // as the transaction to abandon
const busyFlag = 0x4000; // DDE_FBUSY
const disconnected = 0x80c2; // XTYP_DISCONNECT
const completed = 0x8080; // XTYP_XACT_COMPLETE
const transactionTypes = { execute: 0x4050, request: 0x20b0 } as const; // XTYP_EXECUTE, XTYP_REQUEST
