/**
 * What the main thread and the thread of DDEML say to each other. A call has a number that its one answer repeats; a
 * conversation has a number that is never used again, unlike Windows' handles. Texts are bytes already: only the main
 * thread knows about encodings.
 */

/** Which of DDEML's two doors a conversation goes through; it decides how the system converts EXECUTE commands. */
export type Side = 'unicode' | 'ansi';

export type Transaction = 'execute' | 'request';

export interface ConnectRequest {
  readonly type: 'connect';
  readonly side: Side;
  readonly service: string;
  readonly topic: string;
}

export interface TransactRequest {
  readonly type: 'transact';
  readonly conversation: number;
  readonly transaction: Transaction;
  /** Empty for EXECUTE. */
  readonly item: string;
  /** A clipboard format; 0 for EXECUTE. */
  readonly format: number;
  readonly data?: Uint8Array;
}

/** A call, answered by one `done` or `failed`, or by nothing once it is abandoned. */
export type CallRequest = ConnectRequest | TransactRequest;

export type Request =
  | { readonly type: 'call'; readonly call: number; readonly request: CallRequest }
  | { readonly type: 'abandon'; readonly call: number }
  | { readonly type: 'disconnect'; readonly conversation: number }
  | { readonly type: 'close' };

/** What a call brought. */
export interface Done {
  readonly type: 'done';
  readonly call: number;
  /** The new conversation, after `connect`. */
  readonly conversation?: number;
  /** What the server gave, after `request`. */
  readonly data?: Uint8Array;
}

export interface Failed {
  readonly type: 'failed';
  readonly call: number;
  /** One of DDEML's error numbers. */
  readonly error: number;
}

export type Reply = Done | Failed | { readonly type: 'ended'; readonly conversation: number };

/** What the worker is given when it starts. */
export interface WorkerData {
  /** The handle of an auto-reset event that is set after each request. */
  readonly wake: number;
  /** The handle of an event to set when the thread is done with Windows. */
  readonly done: number;
}
