import { appendFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FollowOptions, followText } from '../../src/files/followText.js';
import { folderWith } from '../cli/bridgesmith.js';
import { utf16 } from '../ini/odd.js';
import { polling } from '../limits.js';

describe('following a file that grows', () => {
  async function followed(options: Partial<FollowOptions> = {}) {
    const path = join(await folderWith(), 'log.txt');
    const stop = new AbortController();
    const events: string[] = [];
    let text = '';
    let ahead = 0;
    const begin = () =>
      (async () => {
        const all = { signal: stop.signal, interval: 2, report: (event: string) => events.push(event), ...options };
        for await (const piece of followText(path, all)) text += piece;
      })();
    const until = async (expected: string) => {
      await expect.poll(() => text.slice(ahead), polling).toBe(expected);
    };
    const told = (event: string) => expect.poll(() => events, polling).toContain(event);
    /** Until what is added is given; `until` reads from there. */
    const begun = async () => {
      while (text === '') await appendFile(path, '.').then(() => new Promise((done) => setTimeout(done, 10)));
      await appendFile(path, '\n');
      await expect.poll(() => text, polling).toMatch(/\n$/);
      ahead = text.length;
    };
    return { path, stop, events, begin, begun, told, until };
  }

  test('gives what is added, through a new beginning, a rotation and an absence', async () => {
    const { path, stop, events, begin, begun, told, until } = await followed();
    await writeFile(path, 'old\n');
    const following = begin();
    await begun();
    await appendFile(path, 'one é'.slice(0, 4));
    await appendFile(path, Buffer.from('é\n').subarray(0, 1));
    await until('one ');
    await appendFile(path, Buffer.from('é\n').subarray(1));
    await until('one é\n');
    await truncate(path);
    await appendFile(path, 'two\n'); // as long as the file of before, or shorter
    await until('one é\ntwo\n');
    await rename(path, `${path}.old`);
    await writeFile(path, 'three, and longer than that before\n');
    await until('one é\ntwo\nthree, and longer than that before\n');
    await rm(path);
    await told('missing');
    await writeFile(path, 'four\n');
    await until('one é\ntwo\nthree, and longer than that before\nfour\n');
    stop.abort();
    await following;
    expect(events.filter((event) => event === 'anew').length).toBeGreaterThanOrEqual(3);
    expect(events.filter((event) => event === 'missing').length).toBeLessThanOrEqual(1);
  });

  test('waits for the file, and reads UTF-16 by its mark', async () => {
    const { path, stop, events, begin, told, until } = await followed();
    const following = begin();
    await told('missing');
    await writeFile(path, utf16('漢 '));
    await until('漢 ');
    await appendFile(path, Buffer.from('字', 'utf16le'));
    await until('漢 字');
    stop.abort();
    await following;
    expect(events).toEqual(['missing', 'begun']);
  });

  test('gives all of a large file from its start', async () => {
    const { path, stop, begin, until } = await followed({ fromStart: true });
    const text = `\r\n${'漢字 Ann\r\n'.repeat(50_000)}`;
    await writeFile(path, `\ufeff${text}`);
    const following = begin();
    await until(text);
    stop.abort();
    await following;
  });
});
