import type { Transport } from './schema.js';

/**
 * An action with its arguments resolved for one transport: plain data, the one truth that every target reproduces and
 * every transport carries out.
 */
export type AnyInvocation = DdeInvocation | CopyDataInvocation | ExeInvocation | UriInvocation;
export type Invocation<T extends Transport = Transport> = Extract<AnyInvocation, { transport: T }>;

interface Names {
  readonly bridge: string;
  readonly action: string;
}

/** An EXECUTE transaction of a DDE conversation. */
export interface DdeInvocation extends Names {
  readonly transport: 'dde';
  readonly service: string;
  readonly topic: string;
  readonly execute: string;
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
      return invocation.execute;
    case 'copydata':
      return invocation.text;
    case 'exe':
      return invocation.commandLine;
    case 'uri':
      return invocation.uri;
  }
}
