// commands.test.ts: the commands of an application are of any bridge that has what they need, and of no other.
import { describe, expect, test } from 'vitest';
import { bridgeCommandNames, hasCommand } from '../../../src/cli/application/commands.js';
import { orWithoutHost } from '../../../src/cli/application/withoutHost.js';
import { defineBridge } from '../../../src/definition/index.js';
import type { BridgeDefinition } from '../../../src/definition/schema.js';
import { NoHostError } from '../../../src/items.js';
import { excel, microsip, netphone, profiles, tsip } from '../../../src/profiles/index.js';
import { installedSupport, supportOf } from '../../../src/support/installed.js';
import { bridgesmith, folderWith } from '../bridgesmith.js';

/** What else a command takes before it looks at the bridge. */
const further: Readonly<Record<string, readonly (readonly [before: string[], behind: string[]])[]>> = {
  links: ['install', 'status', 'uninstall'].map((word) => [[word], []]),
  component: ['install', 'status', 'uninstall'].map((word) => [[word], []]),
  trace: ['on', 'off', 'status', 'follow'].map((word) => [[word], []]),
  link: [[[], ['tel:5551234']]],
  launch: [[[], ['5551234']]],
};

describe('a bridge that has not what a command needs', () => {
  const lacking = profiles.flatMap((bridge) =>
    bridgeCommandNames
      .filter((name) => !hasCommand(bridge, name))
      .map((name) => [name, bridge.definition.name] as const),
  );

  test.each(lacking)('%s %s: says so, and what there is, with exit code 2', async (name, bridge) => {
    for (const [before, behind] of further[name] ?? [[[], []]]) {
      const { exitCode, stdout, stderr } = await bridgesmith([name, ...before, bridge, ...behind]);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`"bridgesmith ${name}" is not for ${bridge}: `);
      expect(stderr).toMatch(/ What there is for it: run, .*doctor\.\n$/);
    }
  });

  test('is told as JSON as any wrong usage', async () => {
    const { exitCode, stdout } = await bridgesmith(['status', 'excel', '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, command: 'status', error: { code: 2, kind: 'usage' } });
  });

  test('is one of a definition file, too, of whatever name', async () => {
    const { launcher, links, page, component, items, ...rest }: BridgeDefinition = microsip.definition;
    const cwd = await folderWith({ 'microsip.json': JSON.stringify(rest) });
    const { exitCode, stderr } = await bridgesmith(['status', 'microsip.json'], { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('What there is for it: run, host, doctor.')]);
  });
});

describe('a bridge that has it', () => {
  test.each([microsip, tsip].map((bridge) => [bridge.definition.name]))(
    '%s: a link is read and shown',
    async (name) => {
      const { exitCode, stdout } = await bridgesmith(['link', name, '--dry-run', 'tel:+1-555-1234']);
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('would dial: +15551234')]);
    },
  );

  test.each([microsip, tsip].map((bridge) => [bridge.definition.name]))('%s: its launcher is called', async (name) => {
    const { exitCode, stdout } = await bridgesmith(['launch', name, '5551234', '--dry-run']);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('5551234')]);
  });

  test.each([
    [['links', 'status', 'microsip', '--scheme', 'tel']],
    [['status', 'microsip']],
    [['component', 'status', 'microsip']],
  ])('%j does what the short form of it does', async (words) => {
    const [group = '', ...rest] = words;
    const short = ['microsip', group, ...rest.filter((word) => word !== 'microsip')];
    const [long, same] = [await bridgesmith(words), await bridgesmith(short)];
    expect(long).toEqual(same);
  });
});

describe('the short command', () => {
  test.each(installedSupport.map(({ bridge }) => [bridge.definition.name, bridge] as const))(
    '%s has all that the application has',
    async (name, bridge) => {
      const { exitCode, stdout } = await bridgesmith([name, '--help']);
      expect(exitCode).toBe(0);
      const listed = [...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, word]) => word);
      const has = bridgeCommandNames.filter((word) => hasCommand(bridge, word) && !['host', 'launch'].includes(word));
      expect(listed).toEqual(expect.arrayContaining(has));
    },
  );

  test('is of no application without support', async () => {
    expect(await bridgesmith(['netphone', 'dial'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("unknown command 'netphone'"),
    });
  });
});

describe('support', () => {
  test('is of profiles alone, and of the bridge itself, not of its name', () => {
    for (const { bridge } of installedSupport) expect(profiles).toContain(bridge);
    expect(supportOf(defineBridge(microsip.definition))).toBeUndefined();
    expect([excel, netphone].map(supportOf)).toEqual([undefined, undefined]);
  });

  test.each(installedSupport.map((support) => [support.bridge.definition.name, support] as const))(
    '%s: each part that it names can be loaded',
    async (_, { bridge, summary, examples, ...parts }) => {
      expect(bridge.definition.title).not.toBe('');
      expect([summary, ...examples]).not.toContain('');
      for (const load of Object.values(parts)) expect(await load()).toBeTypeOf('object');
    },
  );
});

describe('where no host answers', () => {
  const unheard = () => Promise.reject(new NoHostError('DDE MicroSIP|control: no host answers. Start it: now'));

  test.each([
    ['status', ', or ask without it: bridgesmith microsip status'],
    ['version', ', or ask without it: bridgesmith microsip status'],
    ['other', ''],
  ])('for the item %s, what can be asked without one is said', async (item, advice) => {
    await expect(orWithoutHost(microsip, item, unheard)).rejects.toMatchObject({
      exitCode: 3,
      name: 'DdeNotFoundError',
      message: `DDE MicroSIP|control: no host answers. Start it: now${advice}`,
    });
  });

  test('nothing is said for an application whose state nobody reads, nor of other errors', async () => {
    await expect(orWithoutHost(tsip, 'status', unheard)).rejects.toMatchObject({ message: /Start it: now$/ });
    await expect(orWithoutHost(microsip, 'status', () => Promise.reject(new Error('other')))).rejects.toThrow(
      /^other$/,
    );
  });
});
