import type { Bridge } from '../definition/bridge.js';
import { itemOf } from '../definition/resolve/item.js';
import { actionOf } from '../definition/resolve/resolve.js';
import type { ActionDefinition, BridgeDefinition, ItemDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';

/**
 * The action that a word on the command line names.
 *
 * @param bridgeWord the word that named the bridge, for advice.
 * @throws UsageError, which for an item says how it is read.
 */
export function actionNamed(bridge: Bridge, bridgeWord: string, name: string): ActionDefinition {
  const { actions, items = {} }: BridgeDefinition = bridge.definition;
  if (!Object.hasOwn(actions, name) && Object.hasOwn(items, name)) {
    const command = items[name]?.request === false ? 'watch' : 'read';
    throw new UsageError(`${name} is an item, and no action: bridgesmith ${command} ${bridgeWord} ${name}`);
  }
  return actionOf(bridge, name);
}

/** The same for an item. */
export function itemNamed(bridge: Bridge, bridgeWord: string, name: string): ItemDefinition {
  const { actions, items = {} }: BridgeDefinition = bridge.definition;
  if (!Object.hasOwn(items, name) && Object.hasOwn(actions, name)) {
    throw new UsageError(`${name} is an action, and no item: bridgesmith run ${bridgeWord} ${name}`);
  }
  return itemOf(bridge, name);
}
