/**
 * What the main thread and the DDE thread say to each other. A call has a number that its one answer repeats; a
 * conversation, and a transaction of a server, has a number that is never used again, unlike Windows' handles. Texts are
 * bytes already: only the main thread knows about encodings.
 */

/** The kind of window that talks: it decides what an EXECUTE's text is written in. */
export type Side = 'unicode' | 'ansi';

export type Transaction = 'execute' | 'request' | 'poke' | 'advise' | 'unadvise';

export interface ConnectRequest {
  readonly type: 'connect';
  readonly side: Side;
  readonly service: string;
  readonly topic: string;
}

/** Asks who serves; empty names stand for all. */
export interface ListRequest {
  readonly type: 'list';
  readonly service: string;
  readonly topic: string;
  /** How long the list may take, in milliseconds. */
  readonly patience: number;
}

export interface TransactRequest {
  readonly type: 'transact';
  readonly conversation: number;
  readonly transaction: Transaction;
  /** Empty for EXECUTE. */
  readonly item: string;
  /** A clipboard format; 0 for EXECUTE. */
  readonly format: number;
  readonly data?: Uint8Array | undefined;
  /** For advise: only say that there is something new. */
  readonly warm?: boolean;
  /** For advise: send the next update after the last was acknowledged. */
  readonly flowControl?: boolean;
}

/** Begins to answer for a service. */
export interface ServeRequest {
  readonly type: 'serve';
  readonly side: Side;
  readonly topics: readonly ServedTopic[];
  /** Whether to ask the main thread before a conversation begins. */
  readonly asks: boolean;
  /** Whether to ask the main thread before each transaction, and to tell it how each was answered. */
  readonly asksFirst: boolean;
}

/** A topic, and which transactions the main thread wants to be asked about. */
export interface ServedTopic {
  readonly topic: number;
  readonly service: string;
  readonly name: string;
  readonly handles: Readonly<Record<'execute' | 'request' | 'poke', boolean>>;
}

/** A call, answered by one `done` or `failed`, or by nothing once it is abandoned. */
export type CallRequest = ConnectRequest | ListRequest | TransactRequest | ServeRequest;

/** Sets what an item is, in each format that it is served in; or removes it. */
export interface SetItem {
  readonly type: 'set';
  readonly topic: number;
  readonly item: string;
  readonly values: ReadonlyMap<number, Uint8Array> | undefined;
}

/** What a server makes of a transaction. */
export type Verdict = 'done' | 'refused' | 'busy';

export type Request =
  | { readonly type: 'call'; readonly call: number; readonly request: CallRequest }
  | { readonly type: 'abandon'; readonly call: number }
  | { readonly type: 'disconnect'; readonly conversation: number }
  | { readonly type: 'acknowledge'; readonly conversation: number; readonly item: string }
  | SetItem
  | Answer
  | { readonly type: 'close' };

/** A server's answer to a transaction. */
export interface Answer {
  readonly type: 'answer';
  readonly transaction: number;
  /** `pass` when there is nothing against it: it is then carried out as though nobody had been asked. */
  readonly verdict: Verdict | 'pass';
  /** After a REQUEST. */
  readonly data?: Uint8Array | undefined;
}

/** What a call brought. */
export interface Done {
  readonly type: 'done';
  readonly call: number;
  /** After `connect`. */
  readonly conversation?: Connected;
  /** What the server gave, after `request`. */
  readonly data?: Uint8Array;
  /** What format that says it is in. */
  readonly format?: number;
  /** After `list`. */
  readonly servers?: readonly Partner[];
}

export interface Failed {
  readonly type: 'failed';
  readonly call: number;
  /** One of DDEML's error numbers. */
  readonly error: number;
}

/** Who is at the other end. */
export interface Partner {
  readonly service: string;
  readonly topic: string;
  /** The process's id. */
  readonly process: number;
  /** The handle of its window. */
  readonly window: number;
}

export interface Connected extends Partner {
  readonly conversation: number;
  /** Whether the server's window takes Unicode. */
  readonly unicode: boolean;
}

export type Event =
  | { readonly type: 'ended'; readonly conversation: number }
  | Update
  | { readonly type: 'accept'; readonly client: Partner; readonly decision: SharedArrayBuffer }
  | { readonly type: 'begun'; readonly conversation: number; readonly client: Partner }
  | Incoming
  | { readonly type: 'answered'; readonly transaction: number; readonly verdict: Verdict };

/** What an advise loop brought: data, or a notice. */
export interface Update {
  readonly type: 'update';
  readonly conversation: number;
  readonly item: string;
  /** What the loop was begun with. */
  readonly format: number;
  readonly data: Uint8Array | undefined;
  /** What format the data says it is in. */
  readonly dataFormat: number;
  /** Whether the server waits for `acknowledge`. */
  readonly wantsAnswer: boolean;
}

/** A transaction that the main thread is asked about. */
export interface Incoming {
  readonly type: 'transaction';
  readonly transaction: number;
  readonly conversation: number;
  readonly topic: number;
  readonly kind: Transaction;
  /** The handler that is to answer; undefined when it is asked whether there is something against it. */
  readonly handler: 'execute' | 'request' | 'poke' | undefined;
  readonly item: string;
  readonly format: number;
  readonly data: Uint8Array | undefined;
  /** Whether the text of an EXECUTE should be Unicode, by the kinds of both windows. */
  readonly unicode: boolean;
  /** Of which kind the last text was that the client named a format for; undefined when there was none. */
  readonly texts: Side | undefined;
  /** For advise: whether only notices are wanted. */
  readonly warm: boolean;
}

export type Reply = Done | Failed | Event;

/** The first word of an `accept`'s decision, in the order of its values. */
export const decisions = ['open', 'accepted', 'refused'] as const;
