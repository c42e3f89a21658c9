import type { ComponentDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import type { RegistryTree } from '../ffi/registryTree.js';
import type { TreeChange } from '../installer/registryChanges.js';

/** For whom a component is registered. */
export type Scope = 'user' | 'machine';

/** A component to register. */
export interface ComponentPlace {
  readonly component: Pick<ComponentDefinition, 'progId' | 'classId'>;
  readonly title: string;
  /** The full path of its .wsc file. */
  readonly file: string;
  /** The full path of Windows' folder. */
  readonly windows: string;
}

/**
 * What makes a scriptlet known to COM: its class, which scrobj.dll reads from the file, and its name. The class stands in
 * both views of the registry, because 32-bit programs see a CLSID key of their own; names they share. These are the keys
 * that `regsvr32 /i:FILE scrobj.dll` writes, but for the view of the other kind of program.
 *
 * Sources: https://learn.microsoft.com/windows/win32/com/inprocserver32,
 * https://learn.microsoft.com/windows/win32/winprog64/shared-registry-keys
 *
 * @throws UsageError for a path that cannot be written as the address of a file.
 */
export function componentChanges(place: ComponentPlace, scope: Scope): TreeChange[] {
  const { progId, classId } = place.component;
  const classes = classesOf(scope);
  const name: RegistryTree = { values: { '': descriptionOf(place) }, keys: { CLSID: leaf(classId) } };
  const change = (key: string, tree: RegistryTree): TreeChange => ({ key: `${classes}\\${key}`, tree, shared: false });
  return [
    change(`CLSID\\${classId}`, classTree(place)),
    change(`WOW6432Node\\CLSID\\${classId}`, classTree(place)),
    change(`${progId}.${version}`, name),
    change(progId, name),
  ];
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

function classTree(place: ComponentPlace): RegistryTree {
  const { progId } = place.component;
  const server = { '': `${place.windows}\\System32\\scrobj.dll`, ThreadingModel: 'Apartment' };
  return {
    values: { '': descriptionOf(place) },
    keys: {
      InprocServer32: { values: server, keys: {} },
      ProgID: leaf(`${progId}.${version}`),
      ScriptletURL: leaf(scriptletUrl(place.file)),
      VersionIndependentProgID: leaf(progId),
    },
  };
}

function descriptionOf({ title }: ComponentPlace): string {
  return `DDE client for ${title}`;
}

function leaf(value: string): RegistryTree {
  return { values: { '': value }, keys: {} };
}

const version = '1.00';
