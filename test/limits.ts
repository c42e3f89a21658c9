// limits.ts: what ends a test that hangs. No measure of anything: a busy machine takes long, and is right to.

/** How long a test waits for a program before it takes it for hanging, in milliseconds. */
export const hangs = 600_000;

/** How long it waits for an effect, of which a test may have several to wait for. */
export const effectHangs = 300_000;

/** What a client is given as its own time-out where the answer is to come, in milliseconds. */
export const patience = 120_000;

/** For `expect.poll`, which gives up after a second by itself. */
export const polling = { timeout: effectHangs };
