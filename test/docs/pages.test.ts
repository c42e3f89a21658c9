// pages.test.ts: the pages lead somewhere, and a test looks at everything that they show.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksOf, filesOf, pages, root, textOf } from './pages.js';

/** Which test carries out or reads the blocks of a language; where it looks at some pages only, those. */
const lookedAt: Record<string, readonly { readonly by: string; readonly pages?: readonly string[] }[]> = {
  console: [{ by: 'commands.test.ts' }],
  yaml: [{ by: 'commands.test.ts' }],
  csv: [{ by: 'commands.test.ts' }],
  bat: [{ by: 'scripts.lab.test.ts' }],
  batch: [{ by: 'windows.lab.test.ts' }],
  powershell: [{ by: 'powershell.test.ts', pages: ['README.md', 'docs/install.md', 'docs/powershell.md'] }],
  js: [
    { by: 'node.test.ts', pages: ['README.md', 'docs/node.md'] },
    { by: '../dde/guide.lab.test.ts', pages: ['docs/dde.md'] },
  ],
  json: [{ by: 'json.test.ts', pages: ['docs/command-line.md'] }],
  text: [
    { by: 'windows.lab.test.ts', pages: ['docs/doctor.md'] },
    { by: 'define.test.ts', pages: ['docs/define.md'] },
    { by: '../dde/guide.lab.test.ts', pages: ['docs/dde.md'] },
  ],
};

/** The other pages that a user of the package gets. */
const all = [...pages, 'ARCHITECTURE.md'];

describe('the pages', () => {
  test('have only blocks that a test looks at', () => {
    const unseen = pages
      .flatMap(blocksOf)
      .filter(({ page, language }) => !lookedAt[language]?.some((one) => one.pages?.includes(page) ?? true));
    expect(unseen).toEqual([]);
    const tests = Object.values(lookedAt).flatMap((some) => some.map(({ by }) => by));
    for (const by of tests) expect(existsSync(join(root, 'test/docs', by)), by).toBe(true);
  });

  test.each(all)('%s leads to files and headings that are there', (page) => {
    const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    for (const link of links.filter((one) => !/^https?:/.test(one))) {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? page : posix.join(posix.dirname(page), path);
      expect(existsSync(join(root, target)), `${page}: ${link}`).toBe(true);
      if (heading !== undefined) expect(headingsOf(target), `${page}: ${link}`).toContain(heading);
    }
  });

  test('name generated files that are there', () => {
    const named = pages.flatMap((page) => [...textOf(page).matchAll(/generated[\\/]microsip[\w\\/.-]*\w/g)]);
    expect(named.length).toBeGreaterThan(10);
    for (const [path] of named) expect(existsSync(join(root, path.replaceAll('\\', '/'))), path).toBe(true);
  });

  test('are all in the list of the README', () => {
    for (const page of pages.slice(1)) expect(textOf('README.md')).toContain(`](${page})`);
  });

  test('give each file that they show a name of its own', () => {
    for (const page of pages) {
      const names = filesOf(page).map(({ name }) => name);
      expect(names.filter((name, place) => !/^[\w-]+\.\w+$/.test(name) || names.indexOf(name) !== place)).toEqual([]);
    }
  });
});

/** The anchors of a page's headings, as GitHub makes them. */
function headingsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
