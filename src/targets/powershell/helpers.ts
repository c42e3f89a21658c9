import { powershell } from '../../dialects/index.js';
import type { ExampleWord } from './examples.js';

const currentVersion = 'Software\\Microsoft\\Windows\\CurrentVersion';

/** What the templates of this target call for values. */
export const helpers = {
  /** The keys that Windows keeps about programs, below a root of the registry. */
  appPath: (root: string, executable: string) => `${root}\\${currentVersion}\\App Paths\\${executable}`,
  uninstallKey: (root: string, program: string) => `${root}\\${currentVersion}\\Uninstall\\${program}`,
  has: (values: readonly unknown[]) => values.length > 0,
  or: (one: boolean, other: boolean) => one || other,
};

/** What they call for text that is PowerShell already. */
export const writers = {
  /**
   * Text on a line of its own in comment-based help, which takes a line that begins with a dot for a directive, and
   * then shows no help at all (about_Comment_Based_Help).
   */
  help: (text: string) => powershell.comment(text).replace(/^(?=\s*\.)/, '- '),
  /** `@('a', 'b')`. */
  list: (values: readonly (string | number)[]) => `@(${items(values)})`,
  /** `'a', 'b'`, as attributes take it. */
  items,
  /** The name of a function. */
  command,
  /** A dotted name, such as a C# namespace. */
  dotted,
};

/** A command as it would be typed. */
export function commandText(words: readonly ExampleWord[]): string {
  return words.map((word) => ('code' in word ? word.code : powershell.literal(word.value))).join(' ');
}

function items(values: readonly (string | number)[]): string {
  return values.map((value) => powershell.literal(value)).join(', ');
}

function command(text: string): string {
  if (/^[A-Z][A-Za-z]*-[A-Z][A-Za-z]*$/.test(text)) return text;
  throw new Error(`"${text}" is not the name of a function.`);
}

function dotted(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(text)) return text;
  throw new Error(`"${text}" is not a dotted name.`);
}
