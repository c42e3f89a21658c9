import { folded, getKey, type IniFile, keyNames, sectionNames } from './file.js';

/** What one key was and will be; undefined where it is not there. */
export interface Change {
  readonly section: string;
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What Windows reads otherwise from one file than from another. */
export function changesBetween(before: IniFile, after: IniFile): Change[] {
  const sections = namesOf(sectionNames(after), sectionNames(before));
  return sections.flatMap((section) =>
    namesOf(keyNames(after, section), keyNames(before, section))
      .map((key) => ({ section, key, before: getKey(before, section, key), after: getKey(after, section, key) }))
      .filter((change) => change.before !== change.after),
  );
}

/** A change that may be shown: of a secret no more than that it changes. */
export function shownChange(change: Change): Change {
  const hide = (value: string | undefined) => (value === undefined || value === '' ? value : '***');
  return isSecret(change) ? { ...change, before: hide(change.before), after: hide(change.after) } : change;
}

/** Whatever a program, in whatever version, calls its password. */
function isSecret({ key }: Change): boolean {
  return /password|secret|token/i.test(key);
}

function namesOf(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(names.map(folded));
  return [...names, ...others.filter((name) => !known.has(folded(name)))];
}
