/** How one call to a DDE server is limited. */
export interface DdeCallOptions {
  /** In milliseconds. What the client was made with, when left out. */
  readonly timeout?: number | undefined;
  /** Gives the call up; its reason is thrown. The server may still act on what it was sent. */
  readonly signal?: AbortSignal | undefined;
}

export interface DdeRequestOptions<Format extends string | undefined = string | undefined> extends DdeCallOptions {
  /**
   * The clipboard format: `CF_TEXT`, `CF_UNICODETEXT`, `XlTable`, or the name of any other. When left out, it is text:
   * the format that suits the server's window and, if the server refuses that, the other.
   */
  readonly format?: Format;
}

export interface DdeAdviseOptions<Format extends string | undefined = string | undefined>
  extends DdeRequestOptions<Format> {
  /** A warm link: the server only says that there is something new, and each value is requested when it is asked for. */
  readonly warm?: boolean | undefined;
  /**
   * Whether the server waits with an update until the last has been taken (XTYPF_ACKREQ); servers then leave out what
   * is out of date. True when left out. When false, every update is kept until it is taken.
   */
  readonly flowControl?: boolean | undefined;
}
