// inline.test.ts: the commands and options that the pages name within a sentence exist.
import { expect, test } from 'vitest';
import { CliCommand } from '../../src/cli/command.js';
import { commandNames, createProgram } from '../../src/cli/program.js';
import { microsip } from '../../src/profiles/index.js';
import { pages, splitWords, textOf } from './pages.js';

const inline = pages.flatMap((page) => {
  const sentences = textOf(page).replace(/^```[\s\S]*?^```$/gm, '');
  return [...sentences.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => ({ page, code: code.replaceAll('\\|', '|') }));
});

/** The rows of docs/microsip.md are typed by a test of their own. */
const commands = inline.filter(({ page, code }) => code.startsWith('bridgesmith ') && page !== 'docs/microsip.md');

test.each(commands)('$page: $code', async ({ code }) => {
  const words = splitWords(code.split(' | ')[0] ?? '').slice(1);
  const { command, left } = found(await createProgram(words), words);
  const takesWords =
    command.registeredArguments.length > 0 || command.extraOptions.length > 0 || /^[…<]/.test(String(left[0]));
  if (left[0] !== undefined && !left[0].startsWith('-')) expect(takesWords, `${command.path} ${left[0]}`).toBe(true);
  for (const option of left.filter((word) => word.startsWith('--'))) expect(optionsOf(command)).toContain(option);
});

/** Flags of a launcher that a page makes up, or that is handed on, and what does not exist. */
const others = new Set(['--bogus', '--call', '--log']);

test('options that are named alone are those of some command', async () => {
  const programs = await Promise.all(commandNames.map((name) => createProgram([name])));
  const known = new Set(programs.flatMap((program) => program.commands.flatMap(optionsBelow)));
  const flags = Object.keys({ ...microsip.definition.launcher?.flags, ...microsip.definition.launcher?.options });
  const named = inline.flatMap(({ page, code }) =>
    [...code.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => ({ page, option })),
  );
  expect(named.length).toBeGreaterThan(50);
  const unknown = named.filter(
    ({ option }) => !known.has(option) && !flags.includes(option.slice(2)) && !others.has(option),
  );
  expect(unknown).toEqual([]);
});

/** The command that words name, and the words behind its name. */
function found(program: CliCommand, words: readonly string[]): { command: CliCommand; left: readonly string[] } {
  const next = program.commands.find((command) => command.name() === words[0]);
  return next instanceof CliCommand ? found(next, words.slice(1)) : { command: program, left: words };
}

function optionsOf(command: CliCommand): string[] {
  return [
    '--help',
    ...command.options.flatMap(({ long }) => (long ? [long] : [])),
    ...command.extraOptions.map(({ word }) => word.replace(/^-*/, '--')),
  ];
}

function optionsBelow(command: unknown): string[] {
  if (!(command instanceof CliCommand)) return [];
  return [...optionsOf(command), ...command.commands.flatMap(optionsBelow)];
}
