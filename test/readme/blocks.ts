import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Block {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of the README, in order. */
export function readmeBlocks(): Block[] {
  const text = readFileSync(`${root}/README.md`, 'utf8');
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => ({
    language,
    text: body,
  }));
}

export function blocksIn(language: string): string[] {
  return readmeBlocks()
    .filter((block) => block.language === language)
    .map(({ text }) => text);
}

export interface Command {
  readonly words: string;
  readonly output: string;
}

/** The commands of the console blocks, each with the output that the README shows. */
export function consoleCommands(): Command[] {
  return blocksIn('console').flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [words = '', ...output] = part.split('\n');
        return { words, output: output.join('\n') };
      }),
  );
}
