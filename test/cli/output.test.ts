import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

describe.skipIf(!existsSync('/dev/full'))('a disk that is full (needs /dev/full)', () => {
  test.each([[['list']], [['list', '--json']], [['schema']], [['--help']]])(
    '%j says that it could not print, in words, with exit code 1',
    (words) => {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [program, ...words], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      closeSync(full);
      expect([status, stderr]).toEqual([1, 'bridgesmith: what is printed cannot be written: the disk is full.\n']);
    },
  );

  test('keeps the exit code where not even an error can be printed', () => {
    const full = openSync('/dev/full', 'w');
    const { status } = spawnSync(process.execPath, [program, 'generate', 'nothing'], {
      stdio: ['ignore', 'ignore', full],
    });
    closeSync(full);
    expect(status).toBe(2);
  });
});
