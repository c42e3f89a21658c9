import type { Bridge } from './definition/bridge.js';
import { itemOf, resolveItem } from './definition/resolve/item.js';
import type { ArgumentValues } from './definition/resolve/resolve.js';
import { UsageError } from './errors.js';
import { adviseItem, type ItemValue, requestItem, type WatchOptions } from './transports/ddeItems.js';
import type { PerformOptions } from './transports/index.js';

export { NoHostError } from './transports/dde.js';
export type { ItemValue, WatchOptions } from './transports/ddeItems.js';

/** The parts of reading and watching that a test replaces. */
export interface ItemTools {
  readonly requestItem: typeof requestItem;
  readonly adviseItem: typeof adviseItem;
}

/**
 * Asks the application for an item. Refused arguments are reported before anything else is looked at.
 *
 * @throws UsageError, RefusedError, NotFoundError, FailedError or TimedOutError.
 */
export async function readItem(
  bridge: Bridge,
  item: string,
  values: ArgumentValues = {},
  options: PerformOptions = {},
  tools: ItemTools = windows,
): Promise<ItemValue> {
  const invocation = resolveItem(bridge, item, values);
  if (itemOf(bridge, item).request === false) {
    throw new UsageError(`${item} can only be watched: ${bridge.definition.title} does not answer when it is asked.`);
  }
  return tools.requestItem(bridge, invocation, options);
}

/**
 * The values of an item as they change, for `for await`. Ends when the application ends the conversation.
 *
 * @throws UsageError, RefusedError, NotFoundError, FailedError or TimedOutError, when the first value is asked for.
 */
export async function* watchItem(
  bridge: Bridge,
  item: string,
  values: ArgumentValues = {},
  options: WatchOptions = {},
  tools: ItemTools = windows,
): AsyncGenerator<ItemValue, void, undefined> {
  const invocation = resolveItem(bridge, item, values);
  const { advise, request } = itemOf(bridge, item);
  if (advise === false) {
    throw new UsageError(`${item} can only be read: ${bridge.definition.title} does not tell when it changes.`);
  }
  if (options.warm && request === false) {
    throw new UsageError(
      `${item} cannot be watched warm: ${bridge.definition.title} does not answer when it is asked.`,
    );
  }
  yield* tools.adviseItem(bridge, invocation, options);
}

const windows: ItemTools = { requestItem, adviseItem };
