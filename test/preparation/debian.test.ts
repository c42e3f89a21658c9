import { describe, expect, test } from 'vitest';
import { apt, lockHolder } from './debian.mjs';

/** As apt of Debian 12 says it. */
const busy = {
  lists: `E: Could not get lock /var/lib/apt/lists/lock. It is held by process 812 (apt-get)
E: Unable to lock directory /var/lib/apt/lists/`,
  archives: `E: Could not get lock /var/cache/apt/archives/lock. It is held by process 813 (unattended-upgr)
E: Unable to lock directory /var/cache/apt/archives/`,
  dpkg: `E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 814 (dpkg)
E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?`,
};
const missing = 'E: Unable to locate package chromium';

describe('a lock of apt or dpkg', () => {
  test.each([
    [busy.lists, 'process 812 (apt-get)'],
    [busy.archives, 'process 813 (unattended-upgr)'],
    [busy.dpkg, 'process 814 (dpkg)'],
    ['dpkg: error: dpkg frontend lock is locked by another process', 'another process'],
    [missing, undefined],
    ['', undefined],
  ])('%j is held by %s', (stderr, holder) => expect(lockHolder(stderr)).toBe(holder));

  test('is waited for, with one word about it', async () => {
    const answers = [busy.lists, busy.dpkg, ''];
    const said: string[] = [];
    const asked: string[] = [];
    await apt(
      ['update'],
      (what) => said.push(what),
      async (words) => {
        asked.push(words.join(' '));
        const stderr = answers.shift() ?? '';
        return { code: stderr ? 100 : 0, stderr };
      },
    );
    expect(said).toEqual(['waiting for another installation to end (process 812 (apt-get))']);
    expect(asked).toEqual(['update', 'update', 'update']);
  });

  test('is not what every failure is', async () => {
    const failing = apt(
      ['install', 'chromium'],
      () => {},
      async () => ({ code: 100, stderr: missing }),
    );
    await expect(failing).rejects.toThrow(`apt-get install failed:\n${missing}`);
  });
});
