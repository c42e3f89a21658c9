// wine.ts: what Wine's own DDEML cannot do. Each is expected by name where it shows, and never on Windows.

export const wineFaults = {
  wideCommand: 'Wine’s DDEML cuts a command with a character beyond U+00FF to its first character',
  acknowledgement: 'Wine’s DDEML servers never ask for an acknowledgement of an update',
  busyClient: 'Wine’s DDEML clients take “busy” for a refusal',
  pokeRefusal: 'Wine’s DDEML clients take every POKE for done',
  bytesLink: 'Wine’s DDEML servers do not answer the end of an advise loop in a registered format',
} as const;

export type WineFault = keyof typeof wineFaults;
