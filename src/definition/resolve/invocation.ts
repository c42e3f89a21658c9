import type { Transport } from '../schema.js';

/**
 * An action with its arguments resolved for one transport: plain data, the one truth that every target reproduces and
 * every transport carries out.
 */
export type AnyInvocation = DdeInvocation | CopyDataInvocation | ExeInvocation | UriInvocation;
export type Invocation<T extends Transport = Transport> = Extract<AnyInvocation, { transport: T }>;

export interface Names {
  readonly bridge: string;
  readonly action: string;
}

/** A transaction of a DDE conversation: a command, or a value for an item. */
export type DdeInvocation = DdeExecuteInvocation | DdePokeInvocation;

interface DdeConversationNames extends Names {
  readonly transport: 'dde';
  readonly service: string;
  readonly topic: string;
}

/** An EXECUTE transaction. */
export interface DdeExecuteInvocation extends DdeConversationNames {
  readonly execute: string;
}

/** A POKE transaction. */
export interface DdePokeInvocation extends DdeConversationNames {
  readonly poke: {
    readonly item: string;
    readonly value: string;
    /** The clipboard format by its name; what suits, when left out. */
    readonly format?: string;
  };
}

/** An item with its arguments resolved: what to read from a DDE server, or to watch, as plain data. */
export interface ItemInvocation {
  readonly bridge: string;
  /** What the bridge calls it. */
  readonly name: string;
  readonly transport: 'dde';
  readonly service: string;
  readonly topic: string;
  /** What the server calls it. */
  readonly item: string;
  readonly value: 'text' | 'table';
  /** The clipboard format by its name; what the server prefers of text, when left out. */
  readonly format?: string;
}

/** A WM_COPYDATA message to the application's main window. */
export interface CopyDataInvocation extends Names {
  readonly transport: 'copydata';
  readonly windowClass: string;
  /** dwData of COPYDATASTRUCT. */
  readonly number: number;
  /** Sent as UTF-16LE with its terminating NUL. */
  readonly text: string;
}

/** A start of the program. */
export interface ExeInvocation extends Names {
  readonly transport: 'exe';
  readonly arguments: readonly string[];
  /** The arguments as they stand on the command line, behind the quoted path of the program. */
  readonly commandLine: string;
}

/** A link, opened by its registered handler. */
export interface UriInvocation extends Names {
  readonly transport: 'uri';
  readonly uri: string;
}

/**
 * The longest payload of any transport, in UTF-16 code units. Links stop being reliable at 2,083 in Windows
 * (https://learn.microsoft.com/windows/win32/api/shlwapi/nf-shlwapi-urlescapew, INTERNET_MAX_URL_LENGTH); the other
 * transports keep the same limit so that a command works over all of them or over none.
 */
export const longestPayload = 2000;

/** The text that reaches the application. */
export function payloadOf(invocation: AnyInvocation): string {
  switch (invocation.transport) {
    case 'dde':
      return 'poke' in invocation ? invocation.poke.value : invocation.execute;
    case 'copydata':
      return invocation.text;
    case 'exe':
      return invocation.commandLine;
    case 'uri':
      return invocation.uri;
  }
}
