import { describe, expect, test } from 'vitest';
import { stepLines } from '../../src/cli/install.js';
import type { PreparedStep } from '../../src/installer/steps/prepared.js';
import { bridgesmith } from './bridgesmith.js';

describe('bridgesmith install and uninstall', () => {
  test.each(['install', 'uninstall'])(
    '%s --help says which parts there are, or what is meant when none is named',
    async (command) => {
      const { exitCode, stdout } = await bridgesmith([command, '--help']);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('--part <names>');
      expect(stdout).toContain('--dry-run');
      if (command === 'install')
        expect(stdout).toMatch(/scripts .*\n +module .*\n +path .*\n +component .*\n +links .*\n +host /);
    },
  );

  test.each([
    [
      ['install', 'microsip', '--part', 'scripts,fax'],
      /"fax" is none of scripts, module, path, component, links, host\./,
    ],
    [['uninstall', 'microsip', '--part', ''], /"" is none of scripts, /],
    [['install', 'progman', '--part', 'links'], /progman has no part "links" to install\./],
    [['install', 'nobody'], /There is no bridge "nobody"\./],
    [['uninstall', 'C:\\nobody'], /There is no bridge "C:\\nobody"\./],
    [['install'], /missing required argument 'bridge'/],
  ])('%j has exit code 2', async (words, message) => {
    const { exitCode, stdout, stderr } = await bridgesmith(words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('tells a part that is there as a whole in one line', () => {
    const step = (part: 'scripts' | 'component', state: PreparedStep['state']): PreparedStep => ({
      ...{ part, kind: 'file', target: `C:\\${part}`, state, change: undefined, done: undefined },
      carryOut: async () => {},
    });
    const steps = [step('component', 'there'), step('component', 'there'), step('scripts', 'there')];
    expect(stepLines([...steps, step('scripts', 'created')], true)).toEqual([
      'component: all of it is there already, installed in another way, and stays when this is uninstalled',
      'C:\\scripts is there already, and stays when this is uninstalled',
      'wrote C:\\scripts',
    ]);
  });

  test.skipIf(process.platform === 'win32').each([
    ['install', 'microsip', '--dry-run'],
    ['uninstall', 'microsip'],
  ])('%s %s needs Windows', async (...words) => {
    expect(await bridgesmith(words)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^bridgesmith: Installing works on Windows only, .* run its install\.ps1\.\n$/),
    });
  });
});
