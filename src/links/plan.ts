import type { Bridge } from '../definition/bridge.js';
import { UsageError } from '../errors.js';
import {
  type LinkKey,
  type LinkRegistration,
  type LinkValue,
  linkProgramEntries,
  linkSchemeEntries,
} from '../installation/links.js';
import { treeOf } from '../installer/keyTree.js';
import type { RegistryChange } from '../installer/registryChanges.js';
import type { LinkScheme } from './read.js';

/** What opens links. */
export interface LinkHandler {
  /** What Windows is to run for a link, with `%1` for the link. */
  readonly command: string;
  /** The full path of the phone, whose icon is shown. */
  readonly icon?: string | undefined;
}

/** Node as what opens links. */
export interface NodeHandler {
  /** The full path of node.exe. */
  readonly node: string;
  /** The full path of this package's command line. */
  readonly program: string;
  /** The command of it that takes a link, such as `microsip link`. */
  readonly words: readonly string[];
  /** What becomes of a link that is refused: a message box and a line in the log, or only the line. */
  readonly notify: 'box' | 'log';
}

/** The changes that make a program known for a scheme. */
export function schemeChanges(bridge: Bridge, scheme: LinkScheme, handler: LinkHandler): RegistryChange[] {
  return linkSchemeEntries(scheme, registrationOf(bridge, handler)).map(changeOf);
}

/** The changes that make the program known at all, whatever its schemes. */
export function programChanges(bridge: Bridge, handler: LinkHandler): RegistryChange[] {
  return linkProgramEntries(registrationOf(bridge, handler)).map(changeOf);
}

/**
 * What Windows runs for a link. The quotes around `%1` hold nothing in: a link with a quote in it ends them. So `--`
 * stands before it, after which nothing is an option any more, and more than one argument is refused.
 *
 * @throws UsageError for a path that cannot be written there.
 */
export function nodeCommand({ node, program, words, notify }: NodeHandler): string {
  for (const path of [node, program]) {
    if (!/["%]/.test(path)) continue;
    throw new UsageError(`${path} cannot be registered: Windows would read the % in it. Install it in another folder.`);
  }
  return `"${node}" "${program}" ${words.join(' ')} --notify ${notify} -- "%1"`;
}

function registrationOf({ definition }: Bridge, { command, icon }: LinkHandler): LinkRegistration {
  const { name, title } = definition;
  return { bridge: name, title, command: [command], icon };
}

function changeOf(entry: LinkKey | LinkValue): RegistryChange {
  const key = `HKCU\\${entry.key}`;
  return 'content' in entry
    ? { key, tree: treeOf(entry.content), shared: entry.shared }
    : { key, name: entry.name, value: entry.text };
}
