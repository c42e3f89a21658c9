import type { BridgeDefinition, ComponentDefinition, LinksDefinition } from '../definition/schema.js';
import { componentKeys } from './component.js';
import type { KeyContent } from './keyContent.js';
import { linkProgramEntries, linkSchemeEntries, linkScriptCommand } from './links.js';
import type { SetValue } from './steps.js';

/** What makes a component known to COM. `folder` is the one it is in. */
export function componentValues(component: ComponentDefinition, title: string, folder: string): SetValue[] {
  const file = `${folder}\\${component.progId}.wsc`;
  const keys = componentKeys({ component, title, file, windows: '%SystemRoot%' });
  return keys.flatMap(({ key, content }) => valuesOf(`Software\\Classes\\${key}`, content, ''));
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
  return entries.flatMap((entry) =>
    'content' in entry
      ? valuesOf(entry.key, entry.content, entry.shared ? entry.key : '')
      : { step: 'setValue' as const, key: entry.key, name: entry.name, text: [entry.text], shared: '' },
  );
}

function valuesOf(key: string, { values, keys }: KeyContent, shared: string): SetValue[] {
  const own = Object.entries(values).map(([name, text]): SetValue => ({ step: 'setValue', key, name, text, shared }));
  return [...own, ...Object.entries(keys).flatMap(([name, content]) => valuesOf(`${key}\\${name}`, content, shared))];
}
