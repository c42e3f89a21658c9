import { describe, expect, test } from 'vitest';
import { BridgesmithError } from '../src/errors.js';
import { launcherArguments } from '../src/launch.js';
import { excel, microsip } from '../src/profiles/index.js';
import { boundByPowerShell, rows, settings } from './targets/launcher/words.js';

const file = () => Buffer.from(`\uFEFF${settings}`, 'utf16le');

describe('launcherArguments', () => {
  test.each([...rows, ...boundByPowerShell])('%j', (words, outcome) => {
    if ('action' in outcome) {
      expect(launcherArguments(microsip, words, file)).toEqual(outcome);
      return;
    }
    expect(errorOf(words, file)).toEqual({
      exitCode: outcome.exitCode,
      message: expect.stringMatching(outcome.says),
    });
  });

  test('looks where the definition says, and says where that is', () => {
    process.env.APPDATA = 'C:\\Users\\jo\\AppData\\Roaming';
    try {
      const asked: string[] = [];
      const none = (path: string) => void asked.push(path);
      expect(errorOf(['555', '--account', 'Office'], none)).toEqual({
        exitCode: 3,
        message: expect.stringContaining('Give the number instead.'),
      });
      expect(asked).toEqual(['C:\\Users\\jo\\AppData\\Roaming\\MicroSIP\\microsip.ini']);
    } finally {
      delete process.env.APPDATA;
    }
  });

  test('names what there is when a label is not', () => {
    expect(errorOf(['5', '--account', 'x'], file).message).toContain('1 (Office & Home), 2 (Front Desk), 12 (');
    expect(errorOf(['5', '--account', 'x'], () => Buffer.from('\uFEFF', 'utf16le')).message).toContain(
      'There is none.',
    );
  });

  test('is only for bridges that declare a launcher', () => {
    expect(() => launcherArguments(excel, ['5'])).toThrow('excel declares no launcher.');
  });
});

function errorOf(words: readonly string[], readFile: (path: string) => Uint8Array | undefined) {
  try {
    return { exitCode: 0, message: JSON.stringify(launcherArguments(microsip, words, readFile)) };
  } catch (error) {
    if (error instanceof BridgesmithError) return { exitCode: error.exitCode, message: error.message };
    throw error;
  }
}
