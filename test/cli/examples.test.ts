// examples.test.ts: what help shows to try is right: each example is parsed as it stands, and those that go on every system
// are carried out.
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { CliCommand } from '../../src/cli/command.js';
import { commandNames, createProgram } from '../../src/cli/program.js';
import type { BridgeDefinition } from '../../src/definition/schema.js';
import { profiles } from '../../src/profiles/index.js';
import { filesOf, pages } from '../docs/pages.js';
import { bridgesmith, folderWith } from './bridgesmith.js';

/** A command and all below it. */
function withChildren(command: CliCommand): CliCommand[] {
  return [command, ...command.commands.flatMap((child) => (child instanceof CliCommand ? withChildren(child) : []))];
}

const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

const programs = await Promise.all(commandNames.map((name) => createProgram([name])));
const commands = programs.flatMap((program, place) => {
  const named = program.commands.find((command) => command.name() === commandNames[place]);
  return named instanceof CliCommand ? withChildren(named) : [];
});
const shown = commands.filter((command) => command.name() !== 'launch');
const lines = [...new Set(shown.flatMap((command) => command.exampleLines))];

describe('the examples of help', () => {
  test.each(shown.map((command) => [command.path, command] as const))('%s has some, of itself', (path, command) => {
    expect(command.exampleLines).not.toEqual([]);
    for (const line of command.exampleLines) expect(`bridgesmith ${line}`.startsWith(path)).toBe(true);
  });

  test.each(lines)('%s is parsed', async (line) => {
    const words = wordsOf(line);
    const program = await createProgram(words);
    const acted: string[] = [];
    for (const command of withChildren(program)) command.action(() => void acted.push(command.path));
    if (words.includes('--help')) return;
    await program.parseAsync(words, { from: 'user' });
    expect(acted).toHaveLength(1);
  });

  test.each(
    profiles.flatMap(({ definition }) => {
      const { name, actions, items = {} }: BridgeDefinition = definition;
      return [...Object.keys(actions), ...Object.keys(items)].map((subject) => [name, subject] as const);
    }),
  )('those of explain %s %s are carried out', async (bridge, subject) => {
    const program = await createProgram(['explain']);
    const explain = program.commands.find((command) => command.name() === 'explain');
    const inner = await (explain as CliCommand).inner?.([bridge, subject]);
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    onTestFinished(() => printed.mockRestore());
    for (const line of inner?.exampleLines ?? []) {
      expect(line.startsWith(`explain ${bridge} ${subject}`)).toBe(true);
      await (await createProgram(['explain'])).parseAsync(wordsOf(line), { from: 'user' });
    }
    expect(printed).toHaveBeenCalled();
  });

  const everywhere = lines.filter(
    (line) =>
      /^(generate|explain|list|validate|schema|completion)\b/.test(line) || /^(run|microsip) .*--dry-run$/.test(line),
  );

  test
    .skipIf(process.platform === 'win32')
    .each(everywhere.filter((line) => !/provision|install|microsip link/.test(line)))(
    '%s is carried out',
    async (line) => {
      const files = pages.flatMap(filesOf).map(({ name, text }) => [name, text]);
      const cwd = await folderWith(Object.fromEntries(files));
      expect(await bridgesmith(wordsOf(line), { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    },
  );
});
