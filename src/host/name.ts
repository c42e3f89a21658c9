import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import { profiles } from '../profiles/index.js';

/** A bridge of which no more is needed than its name: its file may be gone. */
export interface NamedBridge {
  readonly definition: Pick<BridgeDefinition, 'name'>;
}

/**
 * What a bridge's host answers as, and what it is registered as: `<service>|<topic>`.
 *
 * @throws UsageError for an application that answers DDE itself, or that has none.
 */
export function hostName(bridge: Bridge): string {
  const { dde, name, title }: BridgeDefinition = bridge.definition;
  if (dde?.server === 'host') return `${dde.service}|${dde.topic}`;
  const why = dde ? `${title} answers DDE itself.` : `The bridge ${name} says nothing of DDE.`;
  throw new UsageError(`${why} A host speaks for an application whose definition has dde.server: host.`);
}

/** The command that makes a bridge's host. A bridge that came from a file is known by that file alone. */
export function hostCommand(bridge: Bridge): string {
  const { name } = bridge.definition;
  return `bridgesmith host ${profiles.some((profile) => profile === bridge) ? name : '<its file>'}`;
}
