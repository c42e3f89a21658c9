import { describe, expect, test } from 'vitest';
import type { PhoneState } from '../../../src/calls/phoneState.js';
import { stateLine } from '../../../src/cli/application/status.js';
import { bridgesmith } from '../bridgesmith.js';

test('bridgesmith microsip names its commands', async () => {
  const { exitCode, stdout } = await bridgesmith(['microsip', '--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('status');
  expect((await bridgesmith(['microsip', 'nonsense'])).exitCode).toBe(2);
});

test.skipIf(process.platform === 'win32').each([[[]], [['--watch']], [['--json']]])(
  'bridgesmith microsip status %j works on Windows only',
  async (words) => {
    const { exitCode, stdout, stderr } = await bridgesmith(['microsip', 'status', ...words]);
    expect(exitCode).toBe(1);
    expect(words.includes('--json') ? stdout : stderr).toContain('works on Windows only');
    expect(words.includes('--json') ? stderr : stdout).toBe('');
  },
);

describe('a state in words', () => {
  const certain = { certainty: 'certain', source: 'windows' } as const;

  test.each<[PhoneState, string]>([
    [{ ...certain, status: 'notRunning' }, 'not running (certain)'],
    [{ ...certain, status: 'idle', account: 'Office' }, 'idle, account Office (certain)'],
    [{ ...certain, status: 'ringing' }, 'ringing (certain)'],
    [{ ...certain, status: 'ringing', caller: '1', name: 'Ann' }, 'ringing: 1 (Ann) (certain)'],
    [{ ...certain, status: 'ringing', caller: '1', duration: 65 }, 'ringing: 1, in another call for 1:05 (certain)'],
    [{ ...certain, status: 'calling', caller: '1' }, 'calling 1 (certain)'],
    [{ ...certain, status: 'inCall', caller: '1', duration: 36_009 }, 'in a call with 1 for 10:00:09 (certain)'],
    [{ ...certain, status: 'inCall', certainty: 'likely', why: 'of it' }, 'in a call (likely: of it)'],
    [
      { ...certain, status: 'idle', account: 'a\r\n\u202E\u001B[0m' },
      'idle, account a\\r\\n\\u202e\\u001b[0m (certain)',
    ],
  ])('%j', (state, words) => {
    expect(stateLine(state)).toBe(words);
  });
});
