import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksIn, consoleCommands, readmeBlocks, root, splitWords } from './blocks.js';

const program = join(root, 'dist', 'cli', 'main.js');

describe('the README', () => {
  test('has only blocks that a test here looks at', () => {
    const known = new Set(['console', 'bat', 'batch', 'powershell', 'js', 'yaml', 'csv', 'text']);
    expect(readmeBlocks().filter(({ language }) => !known.has(language))).toEqual([]);
  });

  test('names files that are there', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8');
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !link.startsWith('https:'));
    const scripts = [...text.matchAll(/generated\\[\w\\.-]+/g)].map(([path]) => path.replaceAll('\\', '/'));
    for (const path of [...links, ...scripts]) expect(existsSync(join(root, path)), path).toBe(true);
  });

  test('sets up with npm commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const [generate, run] = consoleCommands().map(({ words }) => words);
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

  test('shows what each bridgesmith command prints', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-readme-'));
    const [definition = ''] = blocksIn('yaml');
    const [contacts = ''] = blocksIn('csv');
    writeFileSync(join(folder, 'pager.yaml'), definition);
    writeFileSync(join(folder, 'contacts.csv'), contacts);
    for (const { words, output } of consoleCommands().slice(2)) {
      const [name, ...rest] = splitWords(words);
      expect(name).toBe('bridgesmith');
      const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...rest], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect({ words, stdout, stderr, status }).toEqual({ words, stdout: output, stderr: '', status: 0 });
    }
  });
});

/** The package knows itself by its name. */
test.skipIf(process.platform === 'win32').each(blocksIn('js'))(
  "the README's JavaScript runs up to where it needs Windows: %#",
  (block) => {
    const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', block], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toContain('works on Windows only');
    expect(status).toBe(1);
  },
);
