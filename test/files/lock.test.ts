import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Files, systemFiles } from '../../src/files/files.js';
import { replaceFile, whileContested } from '../../src/files/replaceFile.js';
import { MemoryFiles } from './memoryFiles.js';

const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-lock-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Adds a word to a file, as often as others come before it. */
function addWord(files: Files, path: string, word: string): Promise<void> {
  return whileContested(async () => {
    const before = await files.read(path);
    await replaceFile(files, path, before, Buffer.from(`${before ?? ''}${word} `));
  });
}

const tomorrow = -24 * 60 * 60 * 1000;
const words = ['one', 'two', 'three'];

describe('three writers and a lock that another run left', () => {
  test.each([60_000, tomorrow])('lose nothing, whoever comes first, where it is %d ms old', async (age) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 3 }), async (scheduler, claims) => {
        const disk = new MemoryFiles();
        disk.ages = age;
        // One that took a lock over may have been killed as well, and the next one, too.
        let name = '/a.ini.bridgesmith.tmp';
        for (let left = claims; left >= 0; left--) {
          disk.held.set(name, Buffer.from('half'));
          name = `${name}.${Math.floor(((await disk.written(name)) ?? 0) / 1000)}`;
        }
        const files = scheduled(disk, scheduler);
        const writers = Promise.all(words.map((word) => addWord(files, '/a.ini', word)));
        await scheduler.waitFor(writers);
        expect(disk.held.get('/a.ini')?.toString().trim().split(' ').sort()).toEqual([...words].sort());
        expect([...disk.held.keys()].filter((path) => path !== '/a.ini' && !/\d$/.test(path))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('lose nothing in 400 rounds on a disk', async () => {
    const path = join(folder, 'a.ini');
    const lock = `${path}.bridgesmith.tmp`;
    for (let round = 0; round < 400; round++) {
      await rm(path, { force: true });
      await writeFile(lock, 'half');
      const left = new Date(Date.now() - (round % 2 === 0 ? 60_000 : tomorrow));
      await utimes(lock, left, left);
      await Promise.all(words.map((word) => addWord(systemFiles, path, word)));
      expect((await readFile(path, 'utf8')).trim().split(' ').sort()).toEqual([...words].sort());
      expect(await readdir(folder)).toEqual(['a.ini']);
    }
  });
});

/** Each step of a disk when a scheduler lets it. */
function scheduled(disk: MemoryFiles, scheduler: fc.Scheduler): Files {
  const step =
    <Words extends unknown[], Result>(name: string, act: (...given: Words) => Promise<Result>) =>
    async (...given: Words) => {
      await scheduler.schedule(Promise.resolve(), name);
      return act.apply(disk, given);
    };
  return {
    read: step('read', disk.read),
    names: step('names', disk.names),
    writeNew: step('writeNew', disk.writeNew),
    replace: step('replace', disk.replace),
    remove: step('remove', disk.remove),
    written: step('written', disk.written),
    resolve: disk.resolve,
  };
}
