import { describe, expect, test } from 'vitest';
import { profiles } from '../../src/profiles/index.js';
import { targets } from '../../src/targets/index.js';
import { bridgesmith, folderWith, resultOf, vault } from './bridgesmith.js';

describe('bridgesmith list', () => {
  test('shows every bridge and every target', async () => {
    const { exitCode, stdout, stderr } = await bridgesmith(['list']);
    expect([exitCode, stderr]).toEqual([0, '']);
    for (const { definition } of profiles) expect(stdout).toContain(`  ${definition.name}`);
    expect(stdout).not.toContain('()'); // some targets send nothing
    for (const { name, summary } of targets)
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +${summary.slice(0, 20)}`, 'm'));
  });

  test('--json', async () => {
    expect(resultOf(await bridgesmith(['list', '--json']))).toEqual({
      bridges: profiles.map(({ definition: { name, title, summary } }) => ({ name, title, summary })),
      targets: targets.map(({ name, summary, transports }) => ({ name, summary, transports })),
    });
  });

  test('shows the actions of a bridge, with their parameters and transports', async () => {
    const { stdout } = await bridgesmith(['list', 'microsip']);
    expect(stdout).toMatch(/^Actions:\n {2}dial /);
    expect(stdout).toMatch(/^ {2}dial number \[account\] +Call a number\. \(dde, copydata, exe, uri\)$/m);
    expect(stdout).toMatch(/^ {2}exit +Close the phone\. \(dde, exe\)$/m);
  });

  test('shows them as JSON too, from a file', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault });
    const { actions, items } = resultOf(await bridgesmith(['list', 'vault.yaml', '--json'], { cwd }));
    expect(items).toEqual([]);
    expect(actions[0]).toEqual({
      name: 'open',
      summary: 'Opens it.',
      transports: ['dde', 'copydata'],
      parameters: [
        { name: 'user', kind: 'text', expected: expect.stringContaining('a single line of text'), optional: false },
        { name: 'pinCode', kind: 'secret', expected: 'a single line of text, 1 to 20 characters', optional: false },
      ],
    });
    const optional = actions[1].parameters.filter((parameter: { optional: boolean }) => parameter.optional);
    expect(optional.map(({ name }: { name: string }) => name)).toEqual(['noSound', 'doorHTTPPort', 'constructor']);
  });

  test('shows the items of a bridge, and what can be done with each', async () => {
    const { stdout } = await bridgesmith(['list', 'excel']);
    expect(stdout).toMatch(/^Items:\n {2}cells book sheet range +The cells of a range, row by row\. \(read, watch\)$/m);
    expect(stdout).toMatch(/^ {2}topics +The topics .*\. \(read\)$/m);
    const metatrader = resultOf(await bridgesmith(['list', 'metatrader', '--json']));
    expect(metatrader.actions).toEqual([]);
    expect(metatrader.items[1]).toEqual({
      name: 'bid',
      summary: "A symbol's bid price.",
      request: true,
      advise: true,
      value: 'text',
      parameters: [
        { name: 'symbol', kind: 'text', expected: 'a single line of text, 1 to 64 characters', optional: false },
      ],
    });
  });
});
