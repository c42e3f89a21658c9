import type { BridgeDefinition } from '../schema.js';
import type { Problem } from './problem.js';

/** What is wrong with the component beyond its shape. */
export function checkComponent({ component, dde }: BridgeDefinition): Problem[] {
  if (!component || dde) return [];
  return [{ keys: ['component'], message: 'needs dde (service and topic) at the top of the definition.' }];
}
