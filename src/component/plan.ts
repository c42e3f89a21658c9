import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition, ComponentDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import { componentKeys, type RegisteredComponent } from '../installation/component.js';
import { treeOf } from '../installer/keyTree.js';
import type { TreeChange } from '../installer/registryChanges.js';

/** For whom a component is registered. */
export type Scope = 'user' | 'machine';

/** Where a component's parts are. */
export type ComponentPlace = Pick<RegisteredComponent, 'file' | 'windows'>;

/**
 * What registering a bridge's component changes.
 *
 * @throws UsageError for a bridge that has none, and for a path that cannot be written as the address of a file.
 */
export function componentChanges(bridge: Bridge, place: ComponentPlace, scope: Scope): TreeChange[] {
  scriptletUrl(place.file);
  const { title } = bridge.definition;
  return componentKeys({ component: definedComponent(bridge), title, ...place }).map(({ key, content }) => ({
    key: `${classesOf(scope)}\\${key}`,
    tree: treeOf(content),
    shared: false,
  }));
}

/** @throws UsageError for a bridge that has none. */
export function definedComponent(bridge: Bridge): ComponentDefinition {
  const { name, component }: BridgeDefinition = bridge.definition;
  if (component) return component;
  throw new UsageError(`${name} has no component to register. Its definition would name one under "component".`);
}

/** Where an installation is recorded. */
export function componentRecordKey({ definition }: Bridge, scope: Scope): string {
  return `${scope === 'machine' ? 'HKLM' : 'HKCU'}\\Software\\bridgesmith\\${definition.name}\\Component`;
}

export function classesOf(scope: Scope): string {
  return `${scope === 'machine' ? 'HKLM' : 'HKCU'}\\Software\\Classes`;
}

/** As regsvr32 writes it. */
export function scriptletUrl(file: string): string {
  if (!/[%#]/.test(file)) return `file://${file}`;
  throw new UsageError(`${file} cannot be registered: Windows would read the % or # in it. Choose another folder.`);
}
