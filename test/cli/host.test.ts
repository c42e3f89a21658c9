import { describe, expect, test } from 'vitest';
import { deskPhoneFile } from '../host/deskPhone.js';
import { bridgesmith } from './bridgesmith.js';

describe('bridgesmith host', () => {
  test.each(['excel', 'progman'])('is not there for %s, which answers DDE itself', async (name) => {
    const { exitCode, stdout, stderr } = await bridgesmith(['host', name]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      `"bridgesmith host" is not for ${name}: its definition does not say that a host speaks DDE`,
    );
  });

  test.each(['', '--install'])('cannot log calls %s of a phone that it cannot see', async (word) => {
    const words = ['host', deskPhoneFile, '--log', 'calls.csv', ...(word ? [word] : [])];
    const { exitCode, stderr } = await bridgesmith(words);
    expect([exitCode, stderr]).toEqual([
      2,
      'bridgesmith: --log calls.csv: nothing here can see the calls of Desk Phone.\n',
    ]);
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
