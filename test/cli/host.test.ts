import { describe, expect, test } from 'vitest';
import { bridgesmith } from './bridgesmith.js';

describe('bridgesmith host', () => {
  test('is there for the phone only', async () => {
    const { exitCode, stderr } = await bridgesmith(['host', 'excel']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("value 'excel' is invalid for argument 'bridge'. Allowed choices are microsip.");
  });

  test('adds calls to a table only, and says where its own log is named', async () => {
    const { exitCode, stderr } = await bridgesmith(['host', 'microsip', '--log', 'host.log']);
    expect([exitCode, stderr]).toEqual([
      2,
      'bridgesmith: --log host.log: calls are added to a .csv file. Where the host logs itself is --host-log.\n',
    ]);
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
