import { UsageError } from '../errors.js';
import type { RegistryTree } from '../ffi/registryTree.js';
import type { RegistryChange, ValueChange } from '../installer/registryChanges.js';
import type { LinkScheme } from './link.js';

/** What Windows is to start for a link. */
export interface LinkHandler {
  /** The full path of node.exe. */
  readonly node: string;
  /** The full path of this package's command line. */
  readonly program: string;
  /** What becomes of a link that is refused: a message box and a line in the log, or only the line. */
  readonly notify: 'box' | 'log';
  /** The full path of the phone, whose icon is shown. */
  readonly icon?: string | undefined;
}

/** Under which name Windows lists the program. */
export const registeredName = 'bridgesmith.microsip';
export const applicationName = 'MicroSIP (bridgesmith)';

/**
 * The changes that make a program known for a scheme: a ProgID that says how a link is opened, its name among the
 * program's capabilities, and the scheme's own key. Windows offers what has the first two under Settings > Apps >
 * Default apps, where the user chooses; the third is what counts for a scheme that nobody has chosen for, and without it
 * `start tel:…` and browsers would not know the scheme at all. UserChoice is the user's own, and never written.
 *
 * Sources: https://learn.microsoft.com/windows/win32/shell/default-programs,
 * https://learn.microsoft.com/windows/win32/shell/fa-progids,
 * https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa767914(v=vs.85)
 */
export function schemeChanges(scheme: LinkScheme, handler: LinkHandler): RegistryChange[] {
  const tree = handlerTree(scheme, handler);
  return [
    { key: `${classes}\\${progId(scheme)}`, tree, shared: false },
    { key: `${capabilities}\\URLAssociations`, name: scheme, value: progId(scheme) },
    { key: `${classes}\\${scheme}`, tree, shared: true },
  ];
}

/** The changes that make the program known at all, whatever its schemes. */
export function programChanges({ icon }: LinkHandler): RegistryChange[] {
  const description = 'Calls the number of a link with MicroSIP, and refuses links that would do anything else.';
  const value = (name: string, text: string): ValueChange => ({ key: capabilities, name, value: text });
  return [
    value('ApplicationName', applicationName),
    value('ApplicationDescription', description),
    ...(icon === undefined ? [] : [value('ApplicationIcon', `${icon},0`)]),
    { key: 'HKCU\\Software\\RegisteredApplications', name: registeredName, value: capabilities.slice('HKCU\\'.length) },
  ];
}

export function progId(scheme: LinkScheme): string {
  return `bridgesmith.microsip.${scheme}`;
}

/**
 * What Windows runs for a link. The quotes around `%1` hold nothing in: a link with a quote in it ends them. So `--`
 * stands before it, after which nothing is an option any more, and more than one argument is refused.
 *
 * @throws UsageError for a path that cannot be written there.
 */
export function handlerCommand({ node, program, notify }: LinkHandler): string {
  for (const path of [node, program]) {
    if (!/["%]/.test(path)) continue;
    throw new UsageError(`${path} cannot be registered: Windows would read the % in it. Install it in another folder.`);
  }
  return `"${node}" "${program}" microsip link --notify ${notify} -- "%1"`;
}

function handlerTree(scheme: LinkScheme, handler: LinkHandler): RegistryTree {
  const { icon } = handler;
  const command = leaf({ '': handlerCommand(handler) });
  const shell = inside('open', inside('command', command));
  return {
    values: { '': `URL:${scheme} (MicroSIP)`, 'URL Protocol': '' },
    keys: { ...(icon === undefined ? {} : { DefaultIcon: leaf({ '': `${icon},0` }) }), shell },
  };
}

function inside(name: string, tree: RegistryTree): RegistryTree {
  return { values: {}, keys: { [name]: tree } };
}

function leaf(values: Record<string, string>): RegistryTree {
  return { values, keys: {} };
}

export const classes = 'HKCU\\Software\\Classes';
const capabilities = 'HKCU\\Software\\bridgesmith\\microsip\\Capabilities';
