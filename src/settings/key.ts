/** What a key of the settings file may hold, as data. */
export interface KeyDefinition {
  readonly name: string;
  readonly value: ValueKind;
  /** What the phone takes when the key is missing; undefined where that is decided when it starts. */
  readonly default: string | undefined;
  readonly summary: string;
  /** Keys that say how an older value is to be read, and go when there is another one. */
  readonly removes?: readonly string[];
}

export type ValueKind =
  | { readonly kind: 'flag' }
  | { readonly kind: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'text' }
  /** A number, or a name that may look like one: what spreadsheets spoil. */
  | { readonly kind: 'user' }
  /** `host`, `host:port` or `[address]:port`, and parameters behind semicolons. */
  | { readonly kind: 'host'; readonly several?: boolean }
  /** A program that the phone starts at an event. */
  | { readonly kind: 'hook' }
  | { readonly kind: 'secret' };

/** How the phone reads values. */
export interface ValueRules {
  /** How many characters of a value it reads. */
  readonly longest: number;
  /** How many of a secret, and of a value of its own that may be of a newer phone, which reads more. */
  readonly longestSecret: number;
  /** What the phone makes of a program that it is to start at an event; undefined where it starts none. */
  readonly examineHook?: (text: string) => HookFindings;
}

/** What is to be known of a program that the phone starts at an event. */
export interface HookFindings {
  /** Why it can never do what is meant; a sentence without its subject. */
  readonly problem?: string;
  /** Why what a caller chose may act in it; a sentence without its subject. */
  readonly danger?: string;
  /** What its owner should know; a sentence without its subject. */
  readonly note?: string;
}
