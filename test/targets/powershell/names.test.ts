import { describe, expect, test } from 'vitest';
import type { Bridge } from '../../../src/definition/bridge.js';
import { defineBridge } from '../../../src/definition/defineBridge.js';
import type { BridgeDefinition } from '../../../src/definition/schema.js';
import { DefinitionError } from '../../../src/errors.js';
import { profiles } from '../../../src/profiles/index.js';
import { namesOf } from '../../../src/targets/powershell/names.js';
import { approvedVerbs } from '../../../src/targets/powershell/verbs.js';

describe('a function is named', () => {
  test.each([
    ['createGroup', {}, 'New-DemoGroup'],
    ['deleteOldFiles', {}, 'Remove-DemoOldFile'],
    ['listEntries', {}, 'Invoke-DemoListEntry'],
    ['hangUp', {}, 'Invoke-DemoHangUp'],
    ['open', {}, 'Open-Demo'],
    ['getStatus', {}, 'Get-DemoStatus'],
    ['checkAddress', {}, 'Invoke-DemoCheckAddress'],
    ['dial', { verb: 'Start', noun: 'Call' }, 'Start-DemoCall'],
    ['dial', { verb: 'Start' }, 'Start-Demo'],
    ['dial', { verb: 'Send' }, 'Send-DemoDial'],
    ['createGroup', { noun: 'Folder' }, 'New-DemoFolder'],
  ])('%s %o: %s', (action, words, name) => {
    expect(namesOf(bridgeOf({ [action]: words })).functions.get(action)).toBe(name);
  });

  test('for each item: one that reads it and one that watches it, unless the server cannot', () => {
    const items = {
      openOrders: { summary: 'All.', item: ['Orders'] },
      price: { summary: 'One.', item: ['Price'], noun: 'Quote', request: false as const },
      name: { summary: 'One.', item: ['Name'], advise: false as const },
    };
    expect([...namesOf(bridgeOf({ get: {} }, items)).items]).toEqual([
      ['openOrders', { get: 'Get-DemoOpenOrder', watch: 'Watch-DemoOpenOrder' }],
      ['price', { watch: 'Watch-DemoQuote' }],
      ['name', { get: 'Get-DemoName' }],
    ]);
  });

  test('with a verb that Get-Verb lists, in every profile', () => {
    for (const bridge of profiles) {
      const { functions, items } = namesOf(bridge);
      const names = [...functions.values(), ...[...items.values()].flatMap((item) => Object.values(item))];
      for (const name of names) expect(approvedVerbs).toContain(name.split('-')[0]);
    }
  });
});

describe('what cannot be named is an error that says where', () => {
  test('an unapproved verb', () => {
    expect(problemsOf(bridgeOf({ dial: { verb: 'Dial' } }))).toEqual([
      {
        path: 'actions.dial.verb',
        message:
          'is not a verb that Get-Verb lists, such as Send, Start, Set or Get. Did you mean Start? Found "Dial".',
      },
    ]);
  });

  test('a verb in the wrong case, and one that is near to none', () => {
    expect(problemsOf(bridgeOf({ dial: { verb: 'send' } }))[0]?.message).toContain('Did you mean Send? Found "send".');
    expect(problemsOf(bridgeOf({ dial: { verb: 'Beep' } }))[0]?.message).toMatch(/or Get\. Found "Beep"\.$/);
  });

  test('two actions of one name, whatever their case', () => {
    const bridge = bridgeOf({ makeGroup: {}, create: { verb: 'New', noun: 'GROUP' } });
    expect(problemsOf(bridge)).toEqual([
      {
        path: 'actions.create',
        message: 'would be New-DemoGROUP in PowerShell, which makeGroup has already; give it another verb or noun.',
      },
    ]);
  });

  test('an action or an item that takes the name of a function for all DDE items', () => {
    expect(problemsOf(bridgeOf({ get: { noun: 'DdeItem' } }))[0]?.path).toBe('actions.get');
    const items = { some: { summary: 'One.', noun: 'DdeItem', item: ['Some'] } };
    expect(problemsOf(bridgeOf({ get: {} }, items)).map(({ path }) => path)).toEqual(['items.some', 'items.some']);
  });

  test('an item that takes the name of an action, or of another item', () => {
    const items = {
      groups: { summary: 'All.', item: ['Groups'], advise: false as const },
      level: { summary: 'One.', item: ['Level'], request: false as const },
      levels: { summary: 'All.', item: ['Levels'], noun: 'LEVEL' },
    };
    expect(problemsOf(bridgeOf({ getGroup: {} }, items))).toEqual([
      {
        path: 'items.groups',
        message: 'would be Get-DemoGroup in PowerShell, which getGroup has already; give it another noun.',
      },
      {
        path: 'items.levels',
        message: 'would be Watch-DemoLEVEL in PowerShell, which level has already; give it another noun.',
      },
    ]);
  });

  test('a title of which no name can be made', () => {
    const bridge = { definition: { ...bridgeOf({ get: {} }).definition, title: '\u96FB\u8A71' } };
    expect(problemsOf(bridge)).toEqual([
      { path: 'prefix', message: 'is missing: no name for a PowerShell module can be made of the title.' },
    ]);
  });
});

function bridgeOf(
  actions: Record<string, { verb?: string; noun?: string }>,
  items: BridgeDefinition['items'] = {},
): Bridge {
  return defineBridge({
    name: 'demo',
    title: 'Demo',
    summary: 'A demonstration.',
    dde: { service: 'Demo', topic: 'Demo', server: 'application' },
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, words]) => [
        name,
        { summary: 'Does it.', ...words, bindings: { dde: { execute: ['[It]'] } } },
      ]),
    ),
    items,
  }) as Bridge;
}

function problemsOf(bridge: Bridge) {
  try {
    namesOf(bridge);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
}
