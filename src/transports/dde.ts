import { DdeClient } from '../dde/client.js';
import { encodeText } from '../dde/text.js';
import type { Bridge } from '../definition/bridge.js';
import type { DdeInvocation } from '../definition/invocation.js';
import { FailedError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';
import { defaultTimeout, type PerformOptions } from './limits.js';

/** Has no thread until it is first used, and does not keep the process alive when nothing is under way. */
const client = new DdeClient();

/**
 * Has the application's DDE server carry out a command, in a conversation of its own.
 *
 * @throws DdeNotFoundError when no server answers, before anything was sent; DdeFailedError when it refuses;
 *   DdeTimedOutError; RefusedError for a character that an ANSI server's code page does not have.
 */
export async function performDde(
  bridge: Bridge,
  invocation: DdeInvocation,
  options: PerformOptions = {},
): Promise<void> {
  requireWindows('DDE');
  if ('poke' in invocation) throw new FailedError('DDE POKE is not available here yet.');
  const encoding = bridge.definition.dde?.encoding;
  encodeText(invocation.execute, encoding === 'ansi' ? 'ansi' : 'unicode');
  const timeout = options.timeout ?? defaultTimeout;
  const end = performance.now() + timeout;
  const { service, topic } = invocation;
  const conversation = await client.connect(service, topic, { encoding, timeout, signal: options.signal });
  try {
    const left = Math.max(0, end - performance.now());
    await conversation.execute(invocation.execute, { timeout: left, signal: options.signal });
  } finally {
    await conversation.disconnect();
  }
}
