import Handlebars from 'handlebars';
import { powershell } from '../../dialects/index.js';
import type { ExampleView } from './functions.js';

const currentVersion = 'Software\\Microsoft\\Windows\\CurrentVersion';

/** What the templates of this target call beside the common helpers. */
export const helpers = {
  /**
   * Text on a line of its own in comment-based help, which takes a line that begins with a dot for a directive, and
   * then shows no help at all (about_Comment_Based_Help).
   */
  help: (text: string) => new Handlebars.SafeString(powershell.comment(text).replace(/^(?=\s*\.)/, '- ')),
  /** `@('a', 'b')`. */
  list: (values: readonly (string | number)[]) =>
    new Handlebars.SafeString(`@(${values.map((value) => powershell.literal(value)).join(', ')})`),
  /** `'a', 'b'`, as attributes take it. */
  items: (values: readonly (string | number)[]) =>
    new Handlebars.SafeString(values.map((value) => powershell.literal(value)).join(', ')),
  /** A dotted name, such as a C# namespace. */
  dotted: (text: string) => new Handlebars.SafeString(dotted(text)),
  /** A command as it would be typed. */
  example: ({ words }: ExampleView) =>
    new Handlebars.SafeString(
      words.map((word) => ('code' in word ? word.code : powershell.literal(word.value))).join(' '),
    ),
  /** The keys that Windows keeps about programs, below a root of the registry. */
  appPath: (root: string, executable: string) => `${root}\\${currentVersion}\\App Paths\\${executable}`,
  uninstallKey: (root: string, program: string) => `${root}\\${currentVersion}\\Uninstall\\${program}`,
  has: (values: readonly unknown[]) => values.length > 0,
};

function dotted(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(text)) return text;
  throw new Error(`"${text}" is not a dotted name.`);
}
