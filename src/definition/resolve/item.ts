import { NotFoundError, UsageError } from '../../errors.js';
import type { Bridge } from '../bridge.js';
import { tableFormat } from '../limits.js';
import { didYouMean } from '../nearest.js';
import type { BridgeDefinition, ItemDefinition } from '../schema.js';
import { listParameters } from './bindingParameters.js';
import { type ArgumentValues, checkArguments } from './checkArguments.js';
import { ddeName } from './ddeName.js';
import type { ItemInvocation } from './invocation.js';

/**
 * What an item, with its arguments, amounts to, as plain data. Every target must ask for exactly this, or refuse exactly
 * what this refuses.
 *
 * @throws UsageError for an unknown item or parameter, or a missing argument.
 * @throws RefusedError for an argument that the definition or DDE does not allow.
 */
export function resolveItem(bridge: Bridge, itemName: string, values: ArgumentValues = {}): ItemInvocation {
  const { name: bridgeName, dde }: BridgeDefinition = bridge.definition;
  const definition = itemOf(bridge, itemName);
  const { texts } = checkArguments(itemName, definition, values);
  if (!dde) throw new NotFoundError(`${bridgeName} does not say how dde reaches it.`);
  const lists = listParameters(definition);
  const topic = definition.topic ? ddeName(itemName, 'topic', definition.topic, texts, lists) : dde.topic;
  const item = ddeName(itemName, 'item', definition.item, texts, lists);
  const value = definition.value ?? 'text';
  const format = definition.format ?? (value === 'table' ? tableFormat : undefined);
  return {
    bridge: bridgeName,
    name: itemName,
    transport: 'dde',
    service: dde.service,
    topic,
    item,
    value,
    ...(format ? { format } : {}),
  };
}

/** @throws UsageError for an item that the bridge does not have. */
export function itemOf(bridge: Bridge, name: string): ItemDefinition {
  const items: NonNullable<BridgeDefinition['items']> = bridge.definition.items ?? {};
  const item = Object.hasOwn(items, name) ? items[name] : undefined;
  if (item) return item;
  const names = Object.keys(items);
  const others = names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none.';
  throw new UsageError(`${bridge.definition.name} has no item "${name}".${didYouMean(name, names)} ${others}`);
}
