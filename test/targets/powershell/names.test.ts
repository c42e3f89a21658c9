import { describe, expect, test } from 'vitest';
import { type Bridge, defineBridge } from '../../../src/definition/bridge.js';
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

  test('with a verb that Get-Verb lists, in every profile', () => {
    for (const bridge of profiles) {
      for (const name of namesOf(bridge).functions.values()) expect(approvedVerbs).toContain(name.split('-')[0]);
    }
  });
});

describe('what cannot be named is an error that says where', () => {
  test('an unapproved verb', () => {
    expect(problemsOf(bridgeOf({ dial: { verb: 'Dial' } }))).toEqual([
      { path: 'actions.dial.verb', message: 'is not a verb that Get-Verb lists. Found "Dial".' },
    ]);
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

  test('an action that takes the name of the function for DDE items', () => {
    expect(problemsOf(bridgeOf({ get: { noun: 'DdeItem' } }))[0]?.path).toBe('actions.get');
  });

  test('a title of which no name can be made', () => {
    const bridge = { definition: { ...bridgeOf({ get: {} }).definition, title: '\u96FB\u8A71' } };
    expect(problemsOf(bridge)).toEqual([
      { path: 'prefix', message: 'is missing: no name for a PowerShell module can be made of the title.' },
    ]);
  });
});

function bridgeOf(actions: Record<string, { verb?: string; noun?: string }>): Bridge {
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
