import type { DdeTable, DdeValue } from '../dde/index.js';
import { decodeCommand } from '../dde/text.js';
import type { Bridge } from '../definition/bridge.js';
import type { ItemInvocation } from '../definition/resolve/invocation.js';
import { requireWindows } from '../ffi/library.js';
import { connectDde } from './dde.js';
import { defaultTimeout, type PerformOptions } from './limits.js';

/** What an item is worth: text, or rows of cells. */
export type ItemValue = string | DdeTable;

/** How an item is watched. */
export interface WatchOptions extends PerformOptions {
  /** In milliseconds, until the server has agreed to tell; 10,000 when left out. Then it may take any time. */
  readonly timeout?: number | undefined;
  /** The server only says that the item has changed, and is asked for the value then. For items that change fast. */
  readonly warm?: boolean | undefined;
}

/**
 * Asks the application's DDE server for an item, in a conversation of its own.
 *
 * @throws DdeNotFoundError when no server answers; DdeFailedError when it has no such item; DdeTimedOutError.
 */
export async function requestItem(
  bridge: Bridge,
  invocation: ItemInvocation,
  options: PerformOptions = {},
): Promise<ItemValue> {
  requireWindows('Reading an item');
  const timeout = options.timeout ?? defaultTimeout;
  const end = performance.now() + timeout;
  const conversation = await connectDde(bridge, invocation, { ...options, timeout });
  try {
    const left = Math.max(0, end - performance.now());
    const limits = { timeout: left, signal: options.signal };
    return itemValue(await conversation.request(invocation.item, { ...formatOf(invocation), ...limits }));
  } finally {
    await conversation.disconnect();
  }
}

/**
 * The values of an item from now on, as the application's DDE server sends them. Ends when the server ends the
 * conversation. Nothing is begun before the first value is asked for.
 *
 * @throws DdeNotFoundError when no server answers; DdeFailedError when it does not tell about the item; DdeTimedOutError.
 */
export async function* adviseItem(
  bridge: Bridge,
  invocation: ItemInvocation,
  options: WatchOptions = {},
): AsyncGenerator<ItemValue, void, undefined> {
  requireWindows('Watching an item');
  const { timeout = defaultTimeout, warm, signal } = options;
  const conversation = await connectDde(bridge, invocation, { timeout, signal });
  try {
    const limits = { timeout, signal };
    const updates = await conversation.advise(invocation.item, { ...formatOf(invocation), warm, ...limits });
    // The end of the conversation ends the loop at the server too; it need not be asked to stop first, and answer.
    for (let next = await updates.next(); !next.done; next = await updates.next()) yield itemValue(next.value);
  } finally {
    await conversation.disconnect();
  }
}

function formatOf({ format }: ItemInvocation): { format?: string } {
  return format === undefined ? {} : { format };
}

/** Bytes are those of a format that is named in the definition, which says that they are text. */
function itemValue(value: DdeValue): ItemValue {
  return value instanceof Uint8Array ? decodeCommand(value, 'ansi') : value;
}
