import type { Bridge } from '../definition/bridge.js';
import { classesOf, definedComponent, type Scope } from './plan.js';

/** What a component's state is read from. */
export interface ComponentSurroundings {
  readValue(key: string, name: string): unknown;
  isFile(path: string): boolean;
}

/** How one scope knows a component's name. */
export interface ComponentStatus {
  readonly scope: Scope;
  /** `ours`; `other`, when the name belongs to another class; `nobody`, when it is not registered. */
  readonly registered: 'ours' | 'other' | 'nobody';
  /** The .wsc file that it is read from, and whether it is there. */
  readonly file: string | undefined;
  readonly isThere: boolean;
  /** Whether 64-bit and 32-bit programs find the class. */
  readonly for64Bit: boolean;
  readonly for32Bit: boolean;
}

/** @throws UsageError for a bridge that has no component. */
export function componentStatus(bridge: Bridge, scope: Scope, surroundings: ComponentSurroundings): ComponentStatus {
  const { progId, classId } = definedComponent(bridge);
  const classes = classesOf(scope);
  const text = (key: string) => {
    const value = surroundings.readValue(`${classes}\\${key}`, '');
    return typeof value === 'string' ? value : undefined;
  };
  const known = text(`${progId}\\CLSID`);
  const url = text(`CLSID\\${classId}\\ScriptletURL`);
  const file = url?.replace(/^file:\/\//i, '');
  return {
    scope,
    registered: known === undefined ? 'nobody' : known.toUpperCase() === classId ? 'ours' : 'other',
    file,
    isThere: file !== undefined && surroundings.isFile(file),
    for64Bit: text(`CLSID\\${classId}\\InprocServer32`) !== undefined,
    for32Bit: text(`WOW6432Node\\CLSID\\${classId}\\InprocServer32`) !== undefined,
  };
}
