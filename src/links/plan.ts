import type { Bridge } from '../definition/bridge.js';
import { UsageError } from '../errors.js';
import { linkProgramEntries, linkSchemeEntries } from '../installation/links.js';
import { changeOf, type RegistryPlan } from '../installer/registry/plan.js';
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

/**
 * What registering a handler for these schemes changes: what makes the program known at all, and by the scheme what makes it
 * known for that. A scheme's key is as likely to be written by the application itself, which adds icons and flags: whose it
 * is, its command shows.
 */
export function linkPlan(bridge: Bridge, schemes: readonly LinkScheme[], { command, icon }: LinkHandler): RegistryPlan {
  const { name, title } = bridge.definition;
  const registration = { bridge: name, title, command: [command], icon };
  const entriesOf = (scheme: LinkScheme) => linkSchemeEntries(scheme, registration);
  return {
    recordKey: linkRecordKey(bridge),
    common: linkProgramEntries(registration).map((entry) => changeOf('HKCU', entry)),
    groups: Object.fromEntries(
      schemes.map((scheme) => [scheme, entriesOf(scheme).map((entry) => changeOf('HKCU', entry))]),
    ),
    ownership: 'command',
    files: [],
  };
}

/** Where it is recorded which links are registered, and what was there before. */
export function linkRecordKey({ definition }: Bridge): string {
  return `HKCU\\Software\\bridgesmith\\${definition.name}\\Links`;
}

/**
 * What Windows runs for a link. The quotes around `%1` hold nothing in: a link with a quote in it ends them. So `--`
 * stands before it, after which nothing is an option any more, and more than one argument is refused.
 *
 * @throws UsageError for a path that cannot be written there.
 */
export function nodeCommand({ node, program, words, notify }: NodeHandler): string {
  for (const path of [node, program, ...words]) {
    if (!/["%]/.test(path)) continue;
    throw new UsageError(`${path} cannot be registered: Windows would read the % in it. Install it in another folder.`);
  }
  return `"${node}" "${program}" ${words.map(quotedIfNeeded).join(' ')} --notify ${notify} -- "%1"`;
}

/** A word may be the path of a bridge's file. The others stay as earlier versions have registered them. */
function quotedIfNeeded(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}
