import type { Bridge } from '../../definition/bridge.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import { UsageError } from '../../errors.js';
import { supportOf } from '../../support/installed.js';
import type { ApplicationSupport } from '../../support/support.js';

type Has = (definition: BridgeDefinition, support: ApplicationSupport | undefined) => boolean;

/** The commands that not every bridge has: what of its definition or of its support makes a bridge have one. */
const bridgeCommands = {
  host: ({ dde }) => dde?.server === 'host',
  status: (_, support) => support?.state !== undefined,
  calls: (_, support) => support?.calls !== undefined,
  provision: (_, support) => support?.settings !== undefined,
  link: ({ links }) => links !== undefined,
  links: ({ links }) => links !== undefined,
  trace: (_, support) => support?.trace !== undefined,
  component: ({ component }) => component !== undefined,
  launch: ({ launcher }) => launcher !== undefined,
} as const satisfies Readonly<Record<string, Has>>;

export type BridgeCommand = keyof typeof bridgeCommands;

export const bridgeCommandNames = Object.keys(bridgeCommands) as readonly BridgeCommand[];

/** Whether a bridge has a command. */
export function hasCommand(bridge: Bridge, name: BridgeCommand): boolean {
  const has: Has = bridgeCommands[name];
  return has(bridge.definition, supportOf(bridge));
}

/** What is said of a bridge that has not what a command needs: what it has instead. */
export function lacksCommand(bridge: Bridge, name: BridgeCommand): UsageError {
  const { name: bridgeName, title, items }: BridgeDefinition = bridge.definition;
  const others = bridgeCommandNames.filter((other) => hasCommand(bridge, other));
  const all = ['run', ...(items === undefined ? [] : ['read', 'watch']), ...others, 'doctor'];
  return new UsageError(
    `"bridgesmith ${name}" is not for ${bridgeName}: ${missing[name](title)} What there is for it: ${all.join(', ')}.`,
  );
}

/** Why a bridge has not what a command needs. */
const missing: Readonly<Record<BridgeCommand, (title: string) => string>> = {
  host: (title) => `its definition does not say that a host speaks DDE for ${title}.`,
  status: (title) => `nothing here can tell what ${title} does.`,
  calls: (title) => `nothing here knows how ${title} keeps its calls.`,
  provision: (title) => `nothing here knows the settings of ${title}.`,
  link: () => 'its definition has no links.',
  links: () => 'its definition has no links.',
  trace: (title) => `nothing here knows of a trace that ${title} writes.`,
  component: () => 'its definition has no component.',
  launch: () => 'its definition has no launcher.',
};
