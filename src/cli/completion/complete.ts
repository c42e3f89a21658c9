import { Argument } from 'commander';
import type { CliCommand } from '../command.js';
import { line } from '../output.js';
import { oneLine } from '../terminal.js';
import { wordsOfLine } from './bashLine.js';
import { completionOf, type ProgramSource } from './candidates.js';
import { shells } from './index.js';

/**
 * `bridgesmith complete zsh -- run microsip di`: what the scripts of `completion` ask. It prints which paths suit
 * (`none`, `files`, `folders`, `definitions`), and then a line for each word: the word, a tab, and what it is.
 *
 * @param createProgram what is completed: the program that this command is itself a part of.
 */
export function defineComplete(command: CliCommand, createProgram: ProgramSource): void {
  command
    .addArgument(new Argument('<shell>', 'who asks').choices(shells))
    .argument('[words...]', 'the words so far; of bash, its line and COMP_WORDBREAKS; of PowerShell, none')
    .passThroughOptions()
    .action(async (shell: string, words: string[]) => {
      const asked = askedOf(shell, words[0] === '--' ? words.slice(1) : words);
      const { paths, candidates } = await completionOf(createProgram, asked.words).catch(() => nothing);
      line(paths);
      for (const { word, about } of candidates.filter(isPlain)) {
        if (word.startsWith(asked.kept)) line(`${word.slice(asked.kept.length)}\t${oneLine(about)}`);
      }
    });
}

const nothing = { paths: 'none', candidates: [] } as const;

interface Asked {
  readonly words: readonly string[];
  /** What stands before the part of the last word that the shell replaces. */
  readonly kept: string;
}

function askedOf(shell: string, words: readonly string[]): Asked {
  const [text = '', breaks = ''] = words;
  if (shell === 'bash') return wordsOfLine(text, breaks);
  if (shell !== 'powershell') return { words, kept: '' };
  const given: unknown = JSON.parse(process.env.BRIDGESMITH_WORDS ?? '[]');
  return { words: Array.isArray(given) ? given.map(String) : [], kept: '' };
}

/** A definition may hold any text; one with control characters is no word for a command line. */
function isPlain({ word }: { readonly word: string }): boolean {
  return !/[\p{Cc}\p{Bidi_Control}]/u.test(word);
}
