/** How long carrying out one invocation may take. */
export interface PerformOptions {
  /** In milliseconds; 10,000 when left out. */
  readonly timeout?: number | undefined;
  /** Gives up; its reason is thrown. What was sent by then may still take effect. */
  readonly signal?: AbortSignal | undefined;
}

/** In milliseconds. */
export const defaultTimeout = 10_000;
