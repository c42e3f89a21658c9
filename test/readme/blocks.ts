import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Block {
  readonly language: string;
  readonly text: string;
}

/** A page of the project. */
export function textOf(page: string): string {
  return readFileSync(`${root}/${page}`, 'utf8');
}

/** The fenced blocks of a page, in order; of the README when none is given. */
export function readmeBlocks(text = textOf('README.md')): Block[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => ({
    language,
    text: body,
  }));
}

export function blocksIn(language: string, text?: string): string[] {
  return readmeBlocks(text)
    .filter((block) => block.language === language)
    .map((block) => block.text);
}

export interface Command {
  readonly words: string;
  readonly output: string;
}

/** The commands of the README's console blocks, each with the output that it shows. */
export function consoleCommands(): Command[] {
  return commandsIn(textOf('README.md'));
}

/** The same of any page. */
export function commandsIn(text: string): Command[] {
  return blocksIn('console', text).flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [words = '', ...output] = part.split('\n');
        return { words, output: output.join('\n') };
      }),
  );
}

/** Words as a shell splits them, with double quotes. */
export function splitWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
