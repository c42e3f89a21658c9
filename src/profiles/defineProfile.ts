import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';

/**
 * `defineBridge` without its checks: tests make them for all profiles, so that no command has to load the schema for
 * what is known to be right.
 */
export function defineProfile<const D extends BridgeDefinition>(definition: D): Bridge<D> {
  return { definition };
}
