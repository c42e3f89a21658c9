import type { ComponentDefinition } from '../definition/schema.js';
import { type KeyContent, leaf } from './keyContent.js';
import type { KeyEntry } from './registryEntry.js';

/** A component to register. */
export interface RegisteredComponent {
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
 */
export function componentEntries(registered: RegisteredComponent): KeyEntry[] {
  const { progId, classId } = registered.component;
  const name: KeyContent = { values: { '': [descriptionOf(registered)] }, keys: { CLSID: leaf(classId) } };
  const entry = (key: string, content: KeyContent) => ({ key: `Software\\Classes\\${key}`, content, shared: false });
  return [
    entry(`CLSID\\${classId}`, classContent(registered)),
    entry(`WOW6432Node\\CLSID\\${classId}`, classContent(registered)),
    entry(`${progId}.${version}`, name),
    entry(progId, name),
  ];
}

function classContent(registered: RegisteredComponent): KeyContent {
  const { component, file, windows } = registered;
  const server = { '': [{ place: `${windows}\\System32\\scrobj.dll` }], ThreadingModel: ['Apartment'] };
  return {
    values: { '': [descriptionOf(registered)] },
    keys: {
      InprocServer32: { values: server, keys: {} },
      ProgID: leaf(`${component.progId}.${version}`),
      // As regsvr32 writes it.
      ScriptletURL: leaf('file://', { place: file }),
      VersionIndependentProgID: leaf(component.progId),
    },
  };
}

function descriptionOf({ title }: RegisteredComponent): string {
  return `DDE client for ${title}`;
}

const version = '1.00';
