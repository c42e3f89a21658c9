import type { LinkScheme } from '../definition/links/rules.js';
import { type KeyContent, leaf, type PlacedText } from './keyContent.js';
import type { RegistryEntry, ValueEntry } from './registryEntry.js';

/** What is registered for links that ask for a call. */
export interface LinkRegistration {
  /** The bridge's name. */
  readonly bridge: string;
  readonly title: string;
  /** What Windows is to run for a link, with `%1` for the link. */
  readonly command: PlacedText;
  /** The full path of the program whose icon is shown. */
  readonly icon?: string | undefined;
}

/**
 * What makes a program known for a scheme: a ProgID that says how a link is opened, its name among the program's
 * capabilities, and the scheme's own key. Windows offers what has the first two under Settings > Apps > Default apps,
 * where the user chooses; the third is what counts for a scheme that nobody has chosen for, and without it `start tel:…`
 * and browsers would not know the scheme at all. UserChoice is the user's own, and never written.
 *
 * Sources: https://learn.microsoft.com/windows/win32/shell/default-programs,
 * https://learn.microsoft.com/windows/win32/shell/fa-progids,
 * https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa767914(v=vs.85)
 */
export function linkSchemeEntries(scheme: LinkScheme, registration: LinkRegistration): RegistryEntry[] {
  const { bridge } = registration;
  const content = handlerContent(scheme, registration);
  return [
    { key: `${classes}\\${linkProgId(bridge, scheme)}`, content, shared: false },
    { key: `${capabilitiesKey(bridge)}\\URLAssociations`, name: scheme, text: linkProgId(bridge, scheme) },
    { key: `${classes}\\${scheme}`, content, shared: true },
  ];
}

/** What makes the program known at all, whatever its schemes. */
export function linkProgramEntries({ bridge, title, icon }: LinkRegistration): ValueEntry[] {
  const description = `Calls the number of a link with ${title}, and refuses links that would do anything else.`;
  const value = (name: string, text: string): ValueEntry => ({ key: capabilitiesKey(bridge), name, text });
  return [
    value('ApplicationName', linkApplicationName(title)),
    value('ApplicationDescription', description),
    ...(icon === undefined ? [] : [value('ApplicationIcon', `${icon},0`)]),
    { key: 'Software\\RegisteredApplications', name: linkRegisteredName(bridge), text: capabilitiesKey(bridge) },
  ];
}

/** The name of the generated script that opens links, in the folder of its target. */
export const linkScript = 'open-link.js';

/**
 * What Windows runs for a link where there may be no Node: the script host, with the generated script. //B keeps the
 * script host's own messages away, and //E is for a Windows on which another program has taken the ending .js. What a link
 * with a quote in it can do stands in the script's head.
 *
 * Source: https://learn.microsoft.com/windows-server/administration/windows-commands/wscript
 */
export function linkScriptCommand(script: string, windows: string): PlacedText {
  const host = `${windows}\\System32\\wscript.exe`;
  return ['"', { place: host }, '" //B //E:JScript "', { place: script }, '" "%1"'];
}

export function linkProgId(bridge: string, scheme: LinkScheme): string {
  return `${linkRegisteredName(bridge)}.${scheme}`;
}

/** Under which name Windows' settings know the program. */
export function linkRegisteredName(bridge: string): string {
  return `bridgesmith.${bridge}`;
}

/**
 * The page of Windows' settings on which the user chooses the program. Older builds of Windows 10 and 11 show the whole
 * page of default apps for the same address.
 *
 * Source: https://learn.microsoft.com/windows/apps/develop/launch/launch-default-apps-settings
 */
export function linkSettingsPage(bridge: string): string {
  return `ms-settings:defaultapps?registeredAppUser=${encodeURIComponent(linkRegisteredName(bridge))}`;
}

/** Under which name Windows lists the program. */
export function linkApplicationName(title: string): string {
  return `${title} (bridgesmith)`;
}

/** That `open` is what is done stands there in words: the key may be another program's, which does something else. */
function handlerContent(scheme: LinkScheme, { title, command, icon }: LinkRegistration): KeyContent {
  const open: KeyContent = { values: {}, keys: { command: leaf(...command) } };
  return {
    values: { '': [`URL:${scheme} (${title})`], 'URL Protocol': [''] },
    keys: {
      ...(icon === undefined ? {} : { DefaultIcon: leaf(`${icon},0`) }),
      shell: { values: { '': ['open'] }, keys: { open } },
    },
  };
}

/** The key of what Windows knows of the program, below HKCU. */
export function capabilitiesKey(bridge: string): string {
  return `Software\\bridgesmith\\${bridge}\\Capabilities`;
}

const classes = 'Software\\Classes';
