import { describe, expect, test } from 'vitest';
import { type BridgeDefinition, defineBridge } from '../../src/definition/index.js';
import { batch } from '../../src/targets/batch/index.js';
import { scriptActions } from '../../src/targets/model/actions.js';
import { scriptItems } from '../../src/targets/model/items.js';
import { vbscript } from '../../src/targets/vbscript/index.js';
import { changed, right } from '../definition/right.js';

const bridge = defineBridge(right);
const optional = { kind: 'text', maximumLength: 20, optional: true };
const actionOf = (name: string, dde: ('poke' | 'topic')[], definition: unknown = right) =>
  scriptActions(defineBridge(definition as BridgeDefinition), ['dde', 'exe'], dde).find(
    (action) => action.name === name,
  );
const itemOf = (places: Readonly<Record<string, unknown>>) =>
  scriptItems(defineBridge(changed(places) as BridgeDefinition)).find(({ name }) => name === 'line');

describe('what a target can do over DDE', () => {
  test('is commands only, unless it says more', () => {
    expect(scriptActions(bridge, ['dde']).map(({ name }) => name)).toEqual(['dial', 'say', 'logIn']);
    expect(actionOf('setField', ['poke'])).toBeUndefined();
    expect(actionOf('setField', ['topic'])).toBeUndefined();
    expect(actionOf('setField', ['poke', 'topic'])?.bindings).toHaveLength(1);
  });

  test('may include another topic that is always the same', () => {
    const places = { 'actions.dial.bindings.dde.topic': ['ca', 'lls'] };
    expect(actionOf('dial', [], changed(places))?.bindings[0]?.topic).toMatchObject({ constant: 'calls' });
  });

  test('leaves an action its other transports', () => {
    const topic = [{ parameter: 'number' }];
    const transports = (dde: ('poke' | 'topic')[]) =>
      actionOf('dial', dde, changed({ 'actions.dial.bindings.dde.topic': topic }))?.bindings.map(
        (one) => one.transport,
      );
    expect(transports([])).toEqual(['exe']);
    expect(transports(['topic'])).toEqual(['dde', 'exe']);
  });
});

test.each([vbscript, batch])('$name has no script for what the shell cannot send', (target) => {
  const header = { generator: '', bridge: '', mark: '', command: '' };
  const scripts = target.plan(bridge, header).map(({ path }) => path.replace(/\.\w+$/, ''));
  expect(scripts).toEqual(['dial', 'say', 'log-in']);
  const without = { launcher: undefined, page: undefined, links: undefined };
  const onlyItems = defineBridge(changed({ actions: {}, ...without }) as BridgeDefinition);
  expect(target.plan(onlyItems, header)).toEqual([]);
});

test('a poke is a value, as it is, for an item', () => {
  const value = (parameter: string) => ({ form: 'value', parameter, encode: 'none' });
  const literal = (text: string) => ({ form: 'literal', text });
  expect(actionOf('setField', ['poke', 'topic'])?.bindings[0]).toEqual({
    transport: 'dde',
    lacks: [],
    mayBeTooLong: false,
    payload: { form: 'text', parts: [{ form: 'run', pieces: [value('value')] }] },
    topic: {
      parts: [
        {
          form: 'condition',
          when: 'window',
          write: [{ form: 'run', pieces: [literal('['), value('window'), literal(']')] }],
          otherwise: [{ form: 'run', pieces: [literal('form')] }],
        },
      ],
      constant: undefined,
      mayNotFit: true,
    },
    poke: {
      item: {
        parts: [{ form: 'run', pieces: [literal('Field.'), value('field')] }],
        constant: undefined,
        mayNotFit: true,
      },
      format: 'CF_TEXT',
    },
  });
});

describe('an item', () => {
  test('says what it is, and what can be done with it', () => {
    const view = scriptItems(bridge).map(({ name, request, advise, value, format, topic }) => [
      name,
      request,
      advise,
      value,
      format,
      topic !== undefined,
    ]);
    expect(view).toEqual([
      ['status', true, true, 'text', undefined, false],
      ['line', true, false, 'text', 'Csv', false],
      ['calls', false, true, 'table', 'XlTable', true],
    ]);
    expect(scriptItems(bridge)[0]?.item).toEqual({
      parts: [{ form: 'run', pieces: [{ form: 'literal', text: 'Status' }] }],
      constant: 'Status',
      mayNotFit: false,
    });
  });

  test.each([
    ['a name that may be too long', {}, true],
    ['one that never is', { 'items.line.parameters.part.maximumLength': 240 }, false],
    ['one that is by a character', { 'items.line.parameters.part.maximumLength': 241 }, true],
    [
      'one that may be empty',
      { 'items.line': { summary: 'It is.', parameters: { part: optional }, item: [{ parameter: 'part' }] } },
      true,
    ],
    [
      'one that is empty under a condition',
      {
        'items.line': {
          summary: 'It is.',
          parameters: { part: optional },
          item: [{ when: 'part', write: [{ parameter: 'part' }], otherwise: [''] }],
        },
      },
      true,
    ],
    [
      'one that is there in every case',
      {
        'items.line': {
          summary: 'It is.',
          parameters: { part: optional },
          item: [{ when: 'part', write: [{ parameter: 'part' }], otherwise: ['all'] }],
        },
      },
      false,
    ],
  ])('has %s', (_what, places, mayNotFit) => {
    expect(itemOf(places)?.item.mayNotFit).toBe(mayNotFit);
  });
});
