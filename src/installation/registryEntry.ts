import type { KeyContent } from './keyContent.js';
import type { SetValue } from './steps.js';

/** What is to stand in the registry. Keys are without their root, which is HKCU or HKLM. */
export type RegistryEntry = KeyEntry | ValueEntry;

/** A key, and all that it holds. */
export interface KeyEntry {
  readonly key: string;
  readonly content: KeyContent;
  /** Other programs write this key too. */
  readonly shared: boolean;
}

/** A value under a name that is ours, in a key that may hold others. */
export interface ValueEntry {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** An entry as steps of a plan, one for each value. */
export function stepsOf(entry: RegistryEntry): SetValue[] {
  if (!('content' in entry)) {
    return [{ step: 'setValue', key: entry.key, name: entry.name, text: [entry.text], shared: '' }];
  }
  return valuesOf(entry.key, entry.content, entry.shared ? entry.key : '');
}

function valuesOf(key: string, { values, keys }: KeyContent, shared: string): SetValue[] {
  const own = Object.entries(values).map(([name, text]): SetValue => ({ step: 'setValue', key, name, text, shared }));
  return [...own, ...Object.entries(keys).flatMap(([name, content]) => valuesOf(`${key}\\${name}`, content, shared))];
}
