import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { blocksIn } from './blocks.js';

const opened = await openLab({ own: true });
const [block = ''] = blocksIn('batch');

describe.skipIf(!opened)(`the README's DDE commands ${labUnavailable()}`, () => {
  const lab = opened as Lab;

  beforeAll(async () => {
    await lab.excel();
    await lab.metaTrader();
    await lab.programManager();
  });
  afterAll(() => lab.close());

  test.each(block.trim().split('\n'))('%s', async (line) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    expect(words.slice(0, 2)).toEqual(['bridgesmith', 'dde']);
    const end = words.includes('listen') ? ['--timeout', '500'] : [];
    const run = await lab.node('20', 'dist/cli/main.js', [...words.slice(1), ...end]);
    const { exitCode, stdout, stderr } = run;
    expect({ exitCode, stderr: String(stderr).replace(/^Listening as .*\n$/, '') }).toEqual({
      exitCode: 0,
      stderr: '',
    });
    const silent = ['execute', 'poke', 'listen'].some((command) => words.includes(command));
    expect(String(stdout) === '').toBe(silent);
  });
});
