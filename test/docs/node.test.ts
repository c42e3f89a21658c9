// node.test.ts: the programs for Node that the README and its page show.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { blocksIn, root } from './pages.js';

/** The package knows itself by its name. */
test.skipIf(process.platform === 'win32').each(blocksIn('js', 'README.md', 'docs/node.md'))(
  'the program of $page runs up to where it needs Windows: %#',
  ({ text }) => {
    const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', text], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toContain('works on Windows only');
    expect(status).toBe(1);
  },
);
