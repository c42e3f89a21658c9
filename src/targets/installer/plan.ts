import type { Bridge } from '../../definition/bridge.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import { linkApplicationName, linkSettingsPage } from '../../installation/links.js';
import { type InstallationPlan, installationPlan, installerFile } from '../../installation/plan.js';
import { recordFile } from '../../installation/record.js';
import { installed } from '../installed.js';
import type { Header, MadePaths, Own, PlannedFile, Target } from '../target.js';

/** One script, for whatever files the other targets make of the bridge. */
export function plan(bridge: Bridge, header: Header, _own?: Own, made?: MadePaths): PlannedFile[] {
  const { name, title }: BridgeDefinition = bridge.definition;
  const installation = installationOf(bridge, header, made);
  const parts = installation.parts.map((part) => ({ part: part.name, summary: part.summary }));
  const optional = installation.parts.filter((part) => part.optional);
  const view = {
    header,
    name,
    title,
    installation,
    parts,
    partList: parts.map(({ part }) => part).join(', '),
    optionalList: optional.map((part) => part.name).join(', '),
    hasLinks: optional.some((part) => part.name === 'links'),
    application: linkApplicationName(title),
    recordPlace: `${installation.folder}\\${recordFile}`,
    settingsPage: linkSettingsPage(name),
  };
  return [{ path: installerFile, template: 'install.ps1.hbs', view }];
}

/** The plan that install.ps1 has. What a header says changes nothing in it. */
export function installationOf(bridge: Bridge, header: Header = noHeader, made?: MadePaths): InstallationPlan {
  const pathsOf = (target: Target, own?: Own) =>
    (own ? undefined : made?.get(target.name)) ?? target.plan(bridge, header, own).map(({ path }) => path);
  const filesOf = (target: Target, own?: Own) =>
    pathsOf(target, own).map((path) => (target.atTop ? path : `${target.name}/${path}`));
  const files = installed.flatMap((target) => filesOf(target));
  // What is made of examples, and of what is the user's own: which of it is there only the user knows.
  const takers = installed.filter(({ takes }) => takes !== undefined);
  const optional = takers.flatMap((target) => [...filesOf(target), ...filesOf(target, { contacts: [] })]);
  return installationPlan(bridge, [...new Set([...files, ...optional, installerFile])], optional);
}

const noHeader: Header = { generator: '', bridge: '', mark: '', command: '' };
