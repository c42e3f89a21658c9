import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { linkProgId } from '../installation/links.js';
import { literalPattern } from '../installation/literalPattern.js';
import type { LinkScheme } from './read.js';

/** Who opens the links of a scheme, and what is ours of it. */
export interface LinkStatus {
  readonly scheme: LinkScheme;
  /** Whether this package is registered for the scheme, so that it can be chosen. */
  readonly registered: boolean;
  /** The programs that are registered for us, and are not where they were. */
  readonly missing: readonly string[];
  /** The command that opens a link now; missing where nobody does, or an app of the Microsoft Store. */
  readonly command?: string | undefined;
  /** The ProgID that the user chose in Windows' settings; missing where there is none. */
  readonly chosen?: string | undefined;
  readonly openedBy: 'bridgesmith' | 'phone' | 'other' | 'nobody';
}

/** What is asked of the system. */
export interface LinkSurroundings {
  readRegistry(key: string, value: string): string | undefined;
  isFile(path: string): boolean;
}

/**
 * Windows keeps the user's choice of a program for a scheme under UserChoice, newer builds of Windows 11 under
 * UserChoiceLatest; both are only read. Without a choice the scheme's own key counts.
 */
export function linkStatus(bridge: Bridge, scheme: LinkScheme, { readRegistry, isFile }: LinkSurroundings): LinkStatus {
  const { name, application }: BridgeDefinition = bridge.definition;
  const commandOf = (progId: string) => readRegistry(`HKCR\\${progId}\\shell\\open\\command`, '') || undefined;
  const chosen =
    readRegistry(`${associations}\\${scheme}\\UserChoiceLatest\\ProgId`, 'ProgId') ??
    readRegistry(`${associations}\\${scheme}\\UserChoice`, 'ProgId');
  const own = commandOf(linkProgId(name, scheme));
  const command = commandOf(chosen ?? scheme);
  const programs = [...(own?.matchAll(/"([^"%]+)"/g) ?? [])].map(([, path = '']) => path);
  return {
    scheme,
    registered: own !== undefined,
    missing: programs.filter((path) => !isFile(path)),
    command,
    chosen,
    openedBy: opener(application?.executables ?? [], own, command, chosen),
  };
}

function opener(
  programs: readonly string[],
  own: string | undefined,
  command: string | undefined,
  chosen: string | undefined,
) {
  if (command === undefined) return chosen === undefined ? 'nobody' : 'other';
  if (command === own) return 'bridgesmith';
  const isPhone = programs.some((program) => new RegExp(`\\b${literalPattern(program)}\\b`, 'i').test(command));
  return isPhone ? 'phone' : 'other';
}

const associations = 'HKCU\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations';
