import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { FailedError } from '../../src/errors.js';
import { writeWhole } from '../../src/files/writeWhole.js';

const root = await mkdtemp(join(tmpdir(), 'bridgesmith-whole-'));
afterAll(() => rm(root, { recursive: true, force: true }));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'));
});

describe('a file is written whole', () => {
  test('with its folders, and no temporary file is left', async () => {
    writeWhole(join(folder, 'a/b/it.txt'), Buffer.from('new'));
    expect((await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/')).sort()).toEqual([
      'a',
      'a/b',
      'a/b/it.txt',
    ]);
  });

  test('or not at all: when it cannot take its place, the old content and nothing else is there', async () => {
    const path = join(folder, 'it.txt');
    await mkdir(path);
    await writeFile(join(path, 'old'), 'old');
    expect(() => writeWhole(path, Buffer.from('new'))).toThrow(FailedError);
    expect(() => writeWhole(path, Buffer.from('new'))).toThrow('it.txt could not be written');
    expect([await readdir(folder), await readdir(path)]).toEqual([['it.txt'], ['old']]);
  });

  test.skipIf(!existsSync('/proc/self'))('and is a failure in words where no folder can be made', () => {
    const writing = () => writeWhole('/proc/nowhere/it.txt', Buffer.from('new'));
    expect(writing).toThrow('/proc/nowhere/it.txt could not be written: its folder cannot be made.');
  });

  test('and is a failure where a file stands in place of a folder', async () => {
    await writeFile(join(folder, 'a'), 'mine');
    expect(() => writeWhole(join(folder, 'a/it.txt'), Buffer.from('new'))).toThrow(FailedError);
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('mine');
  });
});
