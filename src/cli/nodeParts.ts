import { fileURLToPath } from 'node:url';
import { microsip } from '../profiles/microsip/bridge.js';

/**
 * A part that needs this package, and so is not in install.ps1. Each is a command of its own, too, which keeps its own
 * record: what that command has installed is not ours to undo.
 */
export interface NodePart {
  readonly name: string;
  readonly summary: string;
  /** Whether it is installed, by whomever. */
  isInstalled(): Promise<boolean>;
  install(): Promise<void>;
  uninstall(): Promise<void>;
}

export const nodePartNames = ['host'] as const;

/** Those that a bridge has. */
export function nodePartsOf(bridge: string): readonly NodePart[] {
  return bridge === microsip.definition.name ? [host] : [];
}

const host: NodePart = {
  name: 'host',
  summary: 'the start of the DDE host at logon, as bridgesmith host microsip --install does',
  async isInstalled() {
    return (await import('../host/logonStart.js')).logonCommand(microsip) !== undefined;
  },
  async install() {
    const { installLogonStart, planLogonStart } = await import('../host/logonStart.js');
    const program = fileURLToPath(new URL('./main.js', import.meta.url));
    installLogonStart(microsip, planLogonStart(microsip, process.execPath, [program, 'host', 'microsip']));
  },
  async uninstall() {
    (await import('../host/logonStart.js')).uninstallLogonStart(microsip);
  },
};
