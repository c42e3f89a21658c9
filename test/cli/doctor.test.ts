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
      const message = `The doctor works on Windows only, and this is ${process.platform}.`;
      expect(exitCode).toBe(1);
      if (words.includes('--json')) expect(JSON.parse(stdout).error).toMatchObject({ code: 1, message });
      else expect([stdout, stderr]).toEqual(['', `bridgesmith: ${message}\n`]);
    }
  });
});
