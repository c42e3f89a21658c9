import { UsageError } from '../../errors.js';

/** Makes a line of the values of its placeholders. */
export type Template<Name extends string> = (values: Readonly<Record<Name, string>>) => string;

/**
 * Reads a template: text with placeholders such as `{item}`. `\t`, `\n` and `\\` are a tab, a line break and a backslash;
 * `{{` and `}}` are braces.
 *
 * @param names the placeholders there are.
 * @throws UsageError for a placeholder that there is not, and for braces and backslashes that mean nothing.
 */
export function parseTemplate<Name extends string>(text: string, names: readonly Name[]): Template<Name> {
  const parts = [...text.matchAll(/\{\{|\}\}|\{[^{}]*\}|\\[\s\S]?|[{}]|[^{}\\]+/g)].map(([part]) => read(part, names));
  return (values) => parts.map((part) => (typeof part === 'string' ? part : values[part.name])).join('');
}

/** What the help says about templates. */
export function templateHelp(names: readonly string[]): string {
  return `Placeholders of --template: ${placeholders(names)}. \\t, \\n and \\\\ are a tab, a line break and \\; {{ and }} braces.`;
}

function read<Name extends string>(part: string, names: readonly Name[]): string | { readonly name: Name } {
  const literal = literals.get(part);
  if (literal !== undefined) return literal;
  const name = names.find((other) => part === `{${other}}`);
  if (name !== undefined) return { name };
  if (part.startsWith('\\'))
    throw new UsageError(`--template: "${part}" is no escape. Take \\t, \\n, or \\\\ for a \\.`);
  if (part === '{' || part === '}')
    throw new UsageError(`--template: a single "${part}". Write ${part}${part} for it.`);
  if (part.startsWith('{')) {
    throw new UsageError(`--template: there is no placeholder ${part}. There are ${placeholders(names)}.`);
  }
  return part;
}

function placeholders(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(' ');
}

const literals = new Map([
  ['{{', '{'],
  ['}}', '}'],
  ['\\t', '\t'],
  ['\\n', '\n'],
  ['\\\\', '\\'],
]);
