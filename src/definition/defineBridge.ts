import { DefinitionError } from '../errors.js';
import type { Bridge } from './bridge.js';
import { checkDefinition } from './check/index.js';
import type { BridgeDefinition } from './schema.js';

/**
 * Describes an application: how it is found, its actions, and its items. The types of the arguments
 * follow from the definition.
 *
 * @throws DefinitionError with every problem found, each with its path.
 */
export function defineBridge<const D extends BridgeDefinition>(definition: D): Bridge<D> {
  const problems = checkDefinition(definition);
  if (problems.length > 0) throw new DefinitionError(`The bridge ${String(definition?.name ?? '')}`.trim(), problems);
  return { definition };
}
