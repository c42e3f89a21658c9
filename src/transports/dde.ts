import { DdeClient } from '../dde/client.js';
import type { DdeConversation } from '../dde/conversation.js';
import { DdeNotFoundError } from '../dde/errors.js';
import { type CommandEncoding, encodeCommand, encodeValue } from '../dde/text.js';
import type { Bridge } from '../definition/bridge.js';
import type { DdeInvocation } from '../definition/resolve/invocation.js';
import { requireWindows } from '../ffi/library.js';
import { defaultTimeout, type PerformOptions } from './limits.js';
import { startHost } from './ownCommands.js';

/** Has no thread until it is first used, and does not keep the process alive when nothing is under way. */
const client = new DdeClient();

/**
 * Has the application's DDE server carry out a command, or gives one of its items a value, in a conversation of its own.
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
  refuseUnwritable(invocation, bridge.definition.dde?.encoding === 'ansi' ? 'ansi' : 'unicode');
  const timeout = options.timeout ?? defaultTimeout;
  const end = performance.now() + timeout;
  const conversation = await connectDde(bridge, invocation, { ...options, timeout });
  const limits = { timeout: Math.max(0, end - performance.now()), signal: options.signal };
  try {
    if ('poke' in invocation) {
      const { item, value, format } = invocation.poke;
      await conversation.poke(item, value, { ...limits, ...(format ? { format } : {}) });
    } else {
      await conversation.execute(invocation.execute, limits);
    }
  } finally {
    await conversation.disconnect();
  }
}

/** Whom to speak with; for an item, about which. */
interface Conversation {
  readonly service: string;
  readonly topic: string;
  readonly item?: string;
}

/** Begins a conversation with the DDE server of a bridge's application. */
export async function connectDde(
  bridge: Bridge,
  conversation: Conversation,
  { timeout, signal }: PerformOptions,
): Promise<DdeConversation> {
  const { service, topic } = conversation;
  // To the client, a * is any server, but here it can be a caller's argument.
  if (service === '*' || topic === '*') throw new DdeNotFoundError(`DDE ${service}|${topic}: no server is called "*".`);
  try {
    return await client.connect(service, topic, { encoding: bridge.definition.dde?.encoding, timeout, signal });
  } catch (error) {
    if (!(error instanceof DdeNotFoundError) || bridge.definition.dde?.server !== 'host') throw error;
    throw noHostError(bridge, conversation);
  }
}

/** Advice about the application does not help with a host: that application may run, and speaks no DDE. */
export function noHostError(bridge: Bridge, { service, topic }: Conversation): NoHostError {
  return new NoHostError(`DDE ${service}|${topic}: no host answers. ${startHost(bridge)}`);
}

/** No host of bridgesmith answers for an application. Whoever knows how to do without one can add to its message. */
export class NoHostError extends DdeNotFoundError {
  override readonly name = 'DdeNotFoundError';
}

/** What cannot be written is refused before anything is looked for, or sent. */
function refuseUnwritable(invocation: DdeInvocation, encoding: CommandEncoding): void {
  if (!('poke' in invocation)) {
    encodeCommand(invocation.execute, encoding);
    return;
  }
  const usual = encoding === 'ansi' ? 'CF_TEXT' : 'CF_UNICODETEXT';
  encodeValue(invocation.poke.value, invocation.poke.format ?? usual, 'ansi');
}
