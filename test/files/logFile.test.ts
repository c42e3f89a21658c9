import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LogFile } from '../../src/files/logFile.js';

test('a log makes its folder, grows to its limit, and keeps one that is older', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = new LogFile(join(folder, 'new', 'host.log'), 100);
  expect(log.older).toBe(join(folder, 'new', 'host.old.log'));
  log.write('first');
  expect(await readFile(log.path, 'utf8')).toBe('first\r\n');
  for (let number = 0; number < 100; number++) log.write(`line number ${number} \u00fc`);
  const [newer, older] = [await readFile(log.path, 'utf8'), await readFile(log.older, 'utf8')];
  expect((await stat(log.path)).size).toBeLessThanOrEqual(100);
  expect((await stat(log.older)).size).toBeLessThanOrEqual(100);
  const numbers = [...`${older}${newer}`.matchAll(/^line number (\d+) \u00fc\r\n/gm)].map(([, number]) =>
    Number(number),
  );
  expect(numbers.at(-1)).toBe(99);
  expect(numbers).toEqual(numbers.map((_number, index) => (numbers[0] ?? 0) + index));
});
