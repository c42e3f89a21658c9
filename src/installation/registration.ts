import type { BridgeDefinition, ComponentDefinition, LinksDefinition } from '../definition/schema.js';
import { componentEntries } from './component.js';
import { linkProgramEntries, linkSchemeEntries, linkScriptCommand } from './links.js';
import { stepsOf } from './registryEntry.js';
import type { SetValue } from './steps.js';

/** What makes a component known to COM. `folder` is the one it is in. */
export function componentValues(component: ComponentDefinition, title: string, folder: string): SetValue[] {
  const file = `${folder}\\${component.progId}.wsc`;
  return componentEntries({ component, title, file, windows: '%SystemRoot%' }).flatMap(stepsOf);
}

/** What has Windows offer the generated script for links, with no icon: where the program is, only the PC knows. */
export function linkValues(
  links: LinksDefinition,
  { name, title }: Pick<BridgeDefinition, 'name' | 'title'>,
  script: string,
): SetValue[] {
  const registration = { bridge: name, title, command: linkScriptCommand(script, '%SystemRoot%') };
  const entries = [
    ...linkProgramEntries(registration),
    ...links.schemes.flatMap((scheme) => linkSchemeEntries(scheme, registration)),
  ];
  return entries.flatMap(stepsOf);
}
