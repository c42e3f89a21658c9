// commandLine.test.ts: arguments reach a target as a list without quotes, and one rule makes a command line of it.
import { describe, expect, test } from 'vitest';
import { type BridgeDefinition, defineBridge } from '../../src/definition/index.js';
import { scriptAction } from '../../src/targets/model/actions.js';
import { argumentsOf } from '../../src/targets/model/binding.js';
import { commandLineOf, hasListArguments, mayNeedQuotes, rulesByName } from '../../src/targets/model/commandLine.js';
import { changed } from '../definition/right.js';

const literal = (text: string) => ({ form: 'literal', text });
const value = (parameter: string, more: object = {}) => ({ form: 'value', parameter, encode: 'none', ...more });

const parameters = {
  text: { kind: 'text' },
  number: { kind: 'phoneNumber' },
  files: { kind: 'paths', optional: true },
  maybe: { kind: 'phoneNumber', optional: true },
};

function boundTo(...list: readonly unknown[]) {
  const carried = Object.fromEntries(
    Object.entries(parameters).filter(([name]) => JSON.stringify(list).includes(`"${name}"`)),
  );
  const action = { summary: 'It does.', parameters: carried, bindings: { exe: { arguments: list } } };
  const bridge = defineBridge(changed({ 'actions.does': action }) as BridgeDefinition);
  const { bindings, parameters: found } = scriptAction(bridge, 'does', ['exe']);
  const given = bindings.flatMap(argumentsOf);
  return { given, written: commandLineOf(given, rulesByName(found)) };
}

const all = ['text', 'number', 'maybe'].map((parameter) => ({ parameter }));

describe('the arguments of a program', () => {
  test('are given as they are to arrive', () => {
    const { given } = boundTo('a b', ['/x "', { parameter: 'text' }], '', ...all, { parameter: 'files' });
    expect(given.slice(0, 3)).toEqual([
      { form: 'single', pieces: [literal('a b')] },
      { form: 'single', pieces: [literal('/x "'), value('text')] },
      { form: 'single', pieces: [literal('')] },
    ]);
    expect(given.at(-1)).toEqual({ form: 'list', parameter: 'files' });
  });

  test.each([
    ['a', 'a'],
    ['a b', '"a b"'],
    ['', '""'],
    ['a"b', '"a\\"b"'],
    ['a b\\', '"a b\\\\"'],
  ])('%j is quoted at once, as it is always the same', (argument, written) => {
    const [first] = boundTo(argument).written;
    expect(first).toEqual({ form: 'single', pieces: [literal(written)], mayNeedQuotes: false });
  });

  test('may need quotes for a value that is any text, or may be absent, or for what stands around it', () => {
    const { written } = boundTo(...all, ['a ', { parameter: 'number' }], ['a', { parameter: 'maybe' }], {
      when: 'maybe',
      write: [{ parameter: 'maybe' }],
      otherwise: ['a b'],
    });
    const single = (pieces: object[], needs: boolean) => ({ form: 'single', pieces, mayNeedQuotes: needs });
    expect(written).toEqual([
      single([value('text')], true),
      single([value('number')], false),
      single([value('maybe', { mayBeAbsent: true })], true),
      single([literal('a '), value('number')], true),
      single([literal('a'), value('maybe', { mayBeAbsent: true })], false),
      {
        form: 'condition',
        when: 'maybe',
        write: [single([value('maybe')], false)],
        otherwise: [single([literal('"a b"')], false)],
      },
    ]);
  });

  test('say of a command line whether a script must quote, and whether it has lists', () => {
    const plain = boundTo({ parameter: 'number' }, { when: 'maybe', write: [{ parameter: 'maybe' }] }).written;
    expect([mayNeedQuotes(plain), hasListArguments(plain)]).toEqual([false, false]);
    const text = boundTo({ parameter: 'text' }).written;
    expect([mayNeedQuotes(text), hasListArguments(text)]).toEqual([true, false]);
    const files = boundTo({ when: 'files', write: [{ parameter: 'files' }] }).written;
    expect([mayNeedQuotes(files), hasListArguments(files)]).toEqual([true, true]);
  });
});
