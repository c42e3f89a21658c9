import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { once } from './once.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bridgesmith-once-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('what could not be made whole is not there, and is begun anew', async () => {
  const target = join(root, 'made');
  const failing = once(target, async (folder) => {
    writeFileSync(join(folder, 'half'), '');
    throw new Error('no network');
  });
  await expect(failing).rejects.toThrow('no network');
  expect(existsSync(target)).toBe(false);
  await once(target, async (folder) => writeFileSync(join(folder, 'whole'), ''));
  expect(readdirSync(target)).toEqual(['whole']);
  expect(readdirSync(root)).toEqual(['made']);
});

test('what is there is not made again', async () => {
  mkdirSync(join(root, 'made'));
  expect(await once(join(root, 'made'), () => Promise.reject(new Error('made again')))).toBe(join(root, 'made'));
});
