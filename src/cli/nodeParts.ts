import { fileURLToPath } from 'node:url';
import type { Bridge } from '../definition/bridge.js';
import type { NamedBridge } from '../host/name.js';
import { hasCommand } from './application/commands.js';
import { bridgeWord } from './bridgeArgument.js';

/**
 * A part that needs this package, and so is not in install.ps1. Each is a command of its own, too, which keeps its own
 * record: what that command has installed is not ours to undo.
 */
export interface NodePart {
  readonly name: NodePartName;
  /** Whether a bridge has it. */
  isOf(bridge: Bridge): boolean;
  summary(bridge: NamedBridge): string;
  /** Whether it is installed, by whomever. */
  isInstalled(bridge: NamedBridge): Promise<boolean>;
  install(bridge: Bridge): Promise<void>;
  uninstall(bridge: NamedBridge): Promise<void>;
}

export const nodePartNames = ['host'] as const;

type NodePartName = (typeof nodePartNames)[number];

const host: NodePart = {
  name: 'host',
  isOf: (bridge) => hasCommand(bridge, 'host'),
  summary: ({ definition: { name } }) =>
    `the start of the DDE host at logon, as bridgesmith host ${name} --install does`,
  async isInstalled(bridge) {
    return (await import('../host/logonStart.js')).logonCommand(bridge) !== undefined;
  },
  async install(bridge) {
    const { installLogonStart, planLogonStart } = await import('../host/logonStart.js');
    const program = fileURLToPath(new URL('./main.js', import.meta.url));
    installLogonStart(bridge, planLogonStart(bridge, process.execPath, [program, 'host', bridgeWord(bridge)]));
  },
  async uninstall(bridge) {
    (await import('../host/logonStart.js')).uninstallLogonStart(bridge);
  },
};

export const nodeParts: readonly NodePart[] = [host];
