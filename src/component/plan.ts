import { UsageError } from '../errors.js';
import { componentKeys, type RegisteredComponent } from '../installation/component.js';
import { treeOf } from '../installer/keyTree.js';
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
