import type { KeyDefinition } from './key.js';

/** Where no other limit is known of a number, the limits are those of an int, as _wtoi gives it. */
export const highest = 2 ** 31 - 1;

/** Short forms in which the tables of keys are written. */
export const flag = (name: string, preset: '0' | '1', summary: string): KeyDefinition => ({
  name,
  value: { kind: 'flag' },
  default: preset,
  summary,
});

export const integer = (
  name: string,
  [minimum, maximum]: readonly [number, number],
  preset: string,
  summary: string,
): KeyDefinition => ({ name, value: { kind: 'integer', minimum, maximum }, default: preset, summary });

export const choice = (name: string, choices: readonly string[], preset: string, summary: string): KeyDefinition => ({
  name,
  value: { kind: 'choice', choices },
  default: preset,
  summary,
});

export const text = (name: string, summary: string, preset: string | undefined = ''): KeyDefinition => ({
  name,
  value: { kind: 'text' },
  default: preset,
  summary,
});

/** A number, or a name that may look like one. */
export const user = (name: string, summary: string, preset: string | undefined = ''): KeyDefinition => ({
  name,
  value: { kind: 'user' },
  default: preset,
  summary,
});

export const host = (name: string, summary: string, several = false): KeyDefinition => ({
  name,
  value: { kind: 'host', several },
  default: '',
  summary,
});

export const hook = (name: string, when: string): KeyDefinition => ({
  name,
  value: { kind: 'hook' },
  default: '',
  summary: `program to start ${when}; the phone adds what the other end sent as its number`,
});

/** Finds keys by name; case does not matter to Windows. */
export function keyFinder(keys: readonly KeyDefinition[]): (name: string) => KeyDefinition | undefined {
  const byName = finders.get(keys) ?? new Map(keys.map((key) => [key.name.toLowerCase(), key]));
  finders.set(keys, byName);
  return (name) => byName.get(name.toLowerCase());
}

/** Tables never change, so that each is gone through once. */
const finders = new WeakMap<readonly KeyDefinition[], ReadonlyMap<string, KeyDefinition>>();
