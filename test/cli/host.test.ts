import { describe, expect, test } from 'vitest';
import { bridgesmith } from './bridgesmith.js';

describe('bridgesmith host', () => {
  test('is there for the phone only', async () => {
    const { exitCode, stderr } = await bridgesmith(['host', 'excel']);
    expect([exitCode, stderr]).toEqual([2, 'bridgesmith: There is a host for microsip, and none for excel.\n']);
  });

  test.each(['--install --status', '--uninstall --install', '--dry-run', '--timeout 0', '--quiet'])(
    '%s is a wrong usage',
    async (words) => {
      expect((await bridgesmith(['host', 'microsip', ...words.split(' ')])).exitCode).toBe(2);
    },
  );

  test.skipIf(process.platform === 'win32').each(['', '--install', '--uninstall', '--status'])(
    '%s works on Windows only, and says so',
    async (word) => {
      const { exitCode, stdout, stderr } = await bridgesmith(['host', 'microsip', ...(word ? [word] : [])]);
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^bridgesmith: .* works on Windows only, and this is /);
    },
  );
});
