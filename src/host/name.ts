import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';

/** A bridge of which no more is needed than its name: its file may be gone. */
export interface NamedBridge {
  readonly definition: Pick<BridgeDefinition, 'name'>;
}

/** What a bridge's host is registered as: `<service>|<topic>`. @throws UsageError as `hostConversation` does. */
export function hostName(bridge: Bridge): string {
  const { service, topic } = hostConversation(bridge);
  return `${service}|${topic}`;
}

/**
 * What a bridge's host answers as.
 *
 * @throws UsageError for an application that answers DDE itself, or that has none.
 */
export function hostConversation(bridge: Bridge): { readonly service: string; readonly topic: string } {
  const { dde, name, title }: BridgeDefinition = bridge.definition;
  if (dde?.server === 'host') return dde;
  const why = dde ? `${title} answers DDE itself.` : `The bridge ${name} says nothing of DDE.`;
  throw new UsageError(`${why} A host speaks for an application whose definition has dde.server: host.`);
}
