import { UsageError } from '../errors.js';
import type { RegistryTree } from '../ffi/registryTree.js';
import {
  componentKeys,
  type KeyContent,
  type RegisteredComponent,
  type TextAndPlace,
} from '../installation/component.js';
import type { TreeChange } from '../installer/registryChanges.js';

/** For whom a component is registered. */
export type Scope = 'user' | 'machine';

/** What registering a component changes. @throws UsageError for a path that cannot be written as the address of a file. */
export function componentChanges(place: RegisteredComponent, scope: Scope): TreeChange[] {
  scriptletUrl(place.file);
  return componentKeys(place).map(({ key, content }) => ({
    key: `${classesOf(scope)}\\${key}`,
    tree: treeOf(content),
    shared: false,
  }));
}

/** Where an installation is recorded. */
export function componentRecordKey(scope: Scope): string {
  return `${scope === 'machine' ? 'HKLM' : 'HKCU'}\\Software\\bridgesmith\\microsip\\Component`;
}

export function classesOf(scope: Scope): string {
  return `${scope === 'machine' ? 'HKLM' : 'HKCU'}\\Software\\Classes`;
}

/** As regsvr32 writes it. */
export function scriptletUrl(file: string): string {
  if (!/[%#]/.test(file)) return `file://${file}`;
  throw new UsageError(`${file} cannot be registered: Windows would read the % or # in it. Choose another folder.`);
}

function treeOf({ values, keys }: KeyContent): RegistryTree {
  const text = (value: string | TextAndPlace) => (typeof value === 'string' ? value : `${value.text}${value.place}`);
  return {
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)])),
    keys: Object.fromEntries(Object.entries(keys).map(([name, content]) => [name, treeOf(content)])),
  };
}
