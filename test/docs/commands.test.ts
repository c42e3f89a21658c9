// commands.test.ts: what the pages show to be typed on any system, and what is printed then.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseBridge } from '../../src/definition/load/load.js';
import { commandsOf, filesOf, pages, root, splitWords } from './pages.js';

const program = join(root, 'dist', 'cli', 'main.js');
const isBridgesmith = ({ words }: { words: string }) => words.startsWith('bridgesmith ');

test('the README sets up with npm commands that package.json has', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [generate, run] = commandsOf('README.md').map(({ words }) => words);
  expect(generate).toBe('npm run generate microsip');
  expect(run).toBe('npm test');
  expect(scripts).toMatchObject({ generate: expect.anything(), test: expect.anything() });
  const out = mkdtempSync(join(tmpdir(), 'bridgesmith-readme-'));
  execFileSync('npm', ['run', 'generate', 'microsip', '--', '--out', out], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  expect(existsSync(join(out, 'vbscript', 'dial.vbs'))).toBe(true);
});

test('the pages show bridgesmith, and npm where it sets up', () => {
  const others = pages.flatMap(commandsOf).filter((command) => !isBridgesmith(command));
  expect(others.map(({ page, words }) => `${page}: ${words}`)).toEqual([
    'README.md: npm run generate microsip',
    'README.md: npm test',
    'docs/tests.md: npm test',
  ]);
});

test.each(pages.filter((page) => commandsOf(page).some(isBridgesmith)))('%s shows what each command prints', (page) => {
  const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-page-'));
  for (const { name, text } of filesOf(page)) writeFileSync(join(folder, name), text);
  for (const { words, output } of commandsOf(page).filter(isBridgesmith)) {
    const [, ...rest] = splitWords(words);
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...rest], {
      cwd: folder,
      encoding: 'utf8',
    });
    const fails = output.startsWith('bridgesmith: ');
    const printed = { stdout: fails ? '' : output, stderr: fails ? output : '', fails };
    expect({ words, stdout, stderr, fails: status !== 0 }).toEqual({ words, ...printed });
  }
});

test.each(pages.filter((page) => filesOf(page).length > 0))('%s has right definitions, but for a wrong one', (page) => {
  const definitions = filesOf(page).filter(({ name }) => name.endsWith('.yaml') && name !== 'wrong.yaml');
  for (const { name, text } of definitions)
    expect(parseBridge(text, name).definition.name).toBe(name.replace('.yaml', ''));
  // A table is read where a command of its page does.
  const tables = filesOf(page).filter(({ name }) => !name.endsWith('.yaml'));
  for (const { name } of tables) expect(commandsOf(page).some(({ words }) => words.includes(name))).toBe(true);
});
