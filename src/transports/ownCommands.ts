import type { Bridge } from '../definition/bridge.js';

/** What bridgesmith itself offers for an application, as commands for messages to name. */
interface OwnCommands {
  /** Starts the DDE server that speaks for it. */
  readonly host: string;
  /** Says what it does, without that server. */
  readonly status: string;
  /** The DDE items that this says, too. */
  readonly told: readonly string[];
  /** Registers for its links. */
  readonly links: string;
}

const commands = new Map<string, OwnCommands>([
  [
    'microsip',
    {
      host: 'bridgesmith host microsip',
      status: 'bridgesmith microsip status',
      told: ['Status', 'Caller', 'Duration', 'Account'],
      links: 'bridgesmith microsip links install',
    },
  ],
]);

/** By the name of the bridge; undefined for an application for which there is nothing of the kind. */
export function ownCommands({ definition: { name } }: Bridge): OwnCommands | undefined {
  return commands.get(name);
}

/** What to do where a bridge's host does not run. */
export function startHost(bridge: Bridge): string {
  const own = ownCommands(bridge);
  return own === undefined ? 'Start it.' : `Start it: ${own.host}`;
}
