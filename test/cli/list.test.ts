import { describe, expect, test } from 'vitest';
import { profiles } from '../../src/profiles/index.js';
import { targets } from '../../src/targets/index.js';
import { bridgesmith, folderWith, vault } from './bridgesmith.js';

describe('bridgesmith list', () => {
  test('shows every bridge and every target', async () => {
    const { exitCode, stdout, stderr } = await bridgesmith(['list']);
    expect([exitCode, stderr]).toEqual([0, '']);
    for (const { definition } of profiles) expect(stdout).toContain(`  ${definition.name}`);
    for (const { name, summary } of targets)
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +${summary.slice(0, 20)}`, 'm'));
  });

  test('--json', async () => {
    expect(JSON.parse((await bridgesmith(['list', '--json'])).stdout)).toEqual({
      bridges: profiles.map(({ definition: { name, title, summary } }) => ({ name, title, summary })),
      targets: targets.map(({ name, summary, transports }) => ({ name, summary, transports })),
    });
  });

  test('shows the actions of a bridge, with their parameters and transports', async () => {
    const { stdout } = await bridgesmith(['list', 'microsip']);
    expect(stdout).toMatch(/^ {2}dial number account +Call a number\. \(dde, copydata, exe, uri\)$/m);
    expect(stdout).toMatch(/^ {2}exit +Close the phone\. \(dde, exe\)$/m);
  });

  test('shows them as JSON too, from a file', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault });
    const actions = JSON.parse((await bridgesmith(['list', 'vault.yaml', '--json'], { cwd })).stdout);
    expect(actions[0]).toEqual({
      name: 'open',
      summary: 'Opens it.',
      transports: ['dde', 'copydata'],
      parameters: [
        { name: 'user', kind: 'text', expected: expect.stringContaining('a single line of text') },
        { name: 'pinCode', kind: 'secret', expected: 'a single line of text, 1 to 20 characters' },
      ],
    });
  });
});
