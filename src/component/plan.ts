import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition, ComponentDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import { componentEntries, type RegisteredComponent } from '../installation/component.js';
import { changeOf, type RegistryPlan } from '../installer/registry/plan.js';

/** For whom a component is registered. */
export type Scope = 'user' | 'machine';

/** Where a component's parts are. */
export type ComponentPlace = Pick<RegisteredComponent, 'file' | 'windows'>;

/**
 * What registering a bridge's component changes, in both views of the registry. A class is read whole by COM: once there is
 * anything else in its key, it is another program's.
 *
 * @param files full paths of the files that are made for it, to be removed with it.
 * @throws UsageError for a bridge that has none, and for a path that cannot be written as the address of a file.
 */
export function componentPlan(
  bridge: Bridge,
  place: ComponentPlace,
  scope: Scope,
  files: readonly string[] = [],
): RegistryPlan {
  scriptletUrl(place.file);
  const { title } = bridge.definition;
  const entries = componentEntries({ component: definedComponent(bridge), title, ...place });
  return {
    recordKey: componentRecordKey(bridge, scope),
    common: entries.map((entry) => changeOf(rootOf(scope), entry)),
    groups: {},
    ownership: 'content',
    files,
  };
}

/** @throws UsageError for a bridge that has none. */
export function definedComponent(bridge: Bridge): ComponentDefinition {
  const { name, component }: BridgeDefinition = bridge.definition;
  if (component) return component;
  throw new UsageError(`${name} has no component to register. Its definition would name one under "component".`);
}

/** Where it is recorded what was registered, and what was there before. */
export function componentRecordKey({ definition }: Bridge, scope: Scope): string {
  return `${rootOf(scope)}\\Software\\bridgesmith\\${definition.name}\\Component`;
}

export function classesOf(scope: Scope): string {
  return `${rootOf(scope)}\\Software\\Classes`;
}

/** As regsvr32 writes it. */
export function scriptletUrl(file: string): string {
  if (!/[%#]/.test(file)) return `file://${file}`;
  throw new UsageError(`${file} cannot be registered: Windows would read the % or # in it. Choose another folder.`);
}

function rootOf(scope: Scope): 'HKCU' | 'HKLM' {
  return scope === 'machine' ? 'HKLM' : 'HKCU';
}
