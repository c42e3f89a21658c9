import type { Bridge } from '../definition/bridge.js';
import { commandAbout } from '../definition/bridgeWord.js';
import type { BridgeDefinition } from '../definition/schema.js';

/** What to do where nobody answers over DDE. Where that is a host of bridgesmith, the command that starts it. */
export function startHost(bridge: Bridge): string {
  const { dde }: BridgeDefinition = bridge.definition;
  return dde?.server === 'host' ? `Start it: ${commandAbout(bridge, 'host')}` : 'Start it.';
}

/** What to do where no program opens the links that reach an application, besides installing that. */
export function registerLinks(bridge: Bridge): string {
  const { links }: BridgeDefinition = bridge.definition;
  return links ? `register for them: ${commandAbout(bridge, 'links install')}` : 'register its links.';
}
