// pages.ts: the README and the pages of docs/, and what they show.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a user reads, by their paths in the project. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(`${root}/docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .sort(),
];

/** A fenced block. */
export interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

/** A command of a `console` block, and the output that the page shows of it. */
export interface Command {
  readonly page: string;
  readonly words: string;
  readonly output: string;
}

/** A file that a page shows: a block of YAML named in its first line, or the one table of the page. */
export interface ShownFile {
  readonly name: string;
  readonly text: string;
}

export function textOf(page: string): string {
  return readFileSync(`${root}/${page}`, 'utf8');
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const found = textOf(page).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...found].map(([, language = '', text = '']) => ({ page, language, text }));
}

/** The blocks of a language, of all pages or of those that are named. */
export function blocksIn(language: string, ...of: readonly string[]): Block[] {
  return (of.length > 0 ? of : pages).flatMap(blocksOf).filter((block) => block.language === language);
}

/** Their lines. */
export function linesIn(language: string, ...of: readonly string[]): string[] {
  return blocksIn(language, ...of).flatMap(({ text }) => text.trim().split('\n'));
}

export function commandsOf(page: string): Command[] {
  return blocksIn('console', page).flatMap(({ text }) =>
    text
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [words = '', ...output] = part.split('\n');
        return { page, words, output: output.join('\n') };
      }),
  );
}

export function filesOf(page: string): ShownFile[] {
  return [
    ...blocksIn('yaml', page).map(({ text }) => ({ name: /^# (\S+)\n/.exec(text)?.[1] ?? '', text })),
    ...blocksIn('csv', page).map(({ text }) => ({ name: 'contacts.csv', text })),
  ];
}

/** Words as a shell splits them, with double quotes. */
export function splitWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
