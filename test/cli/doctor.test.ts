import { describe, expect, test } from 'vitest';
import { bridgesmith } from './bridgesmith.js';

describe('bridgesmith doctor', () => {
  test('wants a bridge that there is', async () => {
    expect(await bridgesmith(['doctor'])).toMatchObject({ exitCode: 2, stdout: '' });
    const { exitCode, stderr } = await bridgesmith(['doctor', 'nothing']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no bridge "nothing"') });
  });

  test.skipIf(process.platform === 'win32')('examines Windows only', async () => {
    for (const words of [
      ['doctor', 'microsip'],
      ['doctor', 'excel', '--json'],
    ]) {
      const { exitCode, stdout, stderr } = await bridgesmith(words);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toBe(`bridgesmith: The doctor works on Windows only, and this is ${process.platform}.\n`);
    }
  });
});
