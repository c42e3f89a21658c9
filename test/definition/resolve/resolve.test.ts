import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BridgeDefinition,
  defineBridge,
  resolve,
  resolveItem,
  transportsOf,
} from '../../../src/definition/index.js';
import { parametersOf } from '../../../src/definition/resolve/bindingParameters.js';
import { type DdeQuotes, ddeArgument } from '../../../src/definition/resolve/ddeArgument.js';
import { longestPayload, payloadOf } from '../../../src/definition/resolve/invocation.js';
import { encodeUriText } from '../../../src/definition/resolve/resolve.js';
import type { DdeDefinition } from '../../../src/definition/schema.js';
import { RefusedError, UsageError } from '../../../src/errors.js';
import { hostileTexts } from '../../corpora/hostile.js';
import { changed, right } from '../right.js';

const bridge = defineBridge(right);
const payload = (action: string, values: object, over: 'dde' | 'copydata' | 'exe' | 'uri') =>
  payloadOf(resolve(bridge, action, values as Record<string, unknown>, over));

describe('an action resolves to', () => {
  test('an EXECUTE for DDE', () => {
    expect(resolve(bridge, 'dial', { number: '55' }, 'dde')).toEqual({
      bridge: 'desk-phone',
      action: 'dial',
      transport: 'dde',
      service: 'DeskPhone',
      topic: 'control',
      execute: '[Dial(55,FALSE)]',
    });
  });

  test('a POKE for DDE, whose value, item and topic hold parameters as they are', () => {
    const values = { field: 'a,b[(c)]', value: '")][Exit]' };
    const common = { bridge: 'desk-phone', action: 'setField', transport: 'dde', service: 'DeskPhone' };
    const poke = { item: 'Field.a,b[(c)]', value: '")][Exit]', format: 'CF_TEXT' };
    expect(resolve(bridge, 'setField', values, 'dde')).toEqual({ ...common, topic: 'form', poke });
    const other = resolve(bridge, 'setField', { ...values, window: 'Main 1' }, 'dde');
    expect(other).toEqual({ ...common, topic: '[Main 1]', poke });
    expect(payloadOf(other)).toBe('")][Exit]');
  });

  test('an EXECUTE in a topic of its own', () => {
    const own = defineBridge(changed({ 'actions.dial.bindings.dde.topic': ['calls'] }) as BridgeDefinition);
    expect(resolve(own, 'dial', { number: '5' }, 'dde')).toMatchObject({ topic: 'calls', execute: '[Dial(5,FALSE)]' });
  });

  test('a message', () => {
    expect(resolve(bridge, 'say', { text: 'so "what"' }, 'copydata')).toEqual({
      bridge: 'desk-phone',
      action: 'say',
      transport: 'copydata',
      windowClass: 'DeskPhone',
      number: 1,
      text: 'soft:so "what"',
    });
  });

  test('arguments, and the command line that they make', () => {
    expect(resolve(bridge, 'dial', { number: '55', account: 2, urgent: true }, 'exe')).toEqual({
      bridge: 'desk-phone',
      action: 'dial',
      transport: 'exe',
      arguments: ['55', '/account:2', '/urgent'],
      commandLine: '55 /account:2 /urgent',
    });
  });

  test('a link', () => {
    expect(resolve(bridge, 'say', { text: 'a b&c', mode: 'loud' }, 'uri')).toEqual({
      bridge: 'desk-phone',
      action: 'say',
      transport: 'uri',
      uri: 'desk:a%20b%26c?loud',
    });
  });
});

describe('arguments', () => {
  test.each([
    ['a default stands in for what is absent', 'say', { text: 'hi' }, 'copydata', 'soft:hi'],
    ['and gives way to what is given', 'say', { text: 'hi', mode: 'loud' }, 'copydata', 'loud:hi'],
    ['undefined is absent', 'say', { text: 'hi', mode: undefined }, 'copydata', 'soft:hi'],
    ['an optional one that is absent leaves its pieces out', 'dial', { number: '5' }, 'dde', '[Dial(5,FALSE)]'],
    ['and brings them when it is given', 'dial', { number: '5', account: '3' }, 'dde', '[Dial(5,3,FALSE)]'],
    ['a flag that is set', 'dial', { number: '5', urgent: true }, 'dde', '[Dial(5,TRUE)]'],
    ['a flag that is not', 'dial', { number: '5', urgent: false }, 'dde', '[Dial(5,FALSE)]'],
    ['an absent one outside of a condition is empty', 'logIn', { password: 'p' }, 'dde', '[LogIn(12#,p,"")]'],
    ['a secret is carried where it may be', 'logIn', { password: 'a b' }, 'copydata', '/tones:12# "a b"'],
  ] as const)('%s', (_what, action, values, over, expected) => {
    expect(payload(action, values, over)).toBe(expected);
  });

  test.each([
    [
      'an action that is not there',
      'fly',
      {},
      'dde',
      'desk-phone has no action "fly". It has: dial, say, logIn, setField.',
    ],
    ['one that all objects have', 'constructor', {}, 'dde', 'has no action "constructor"'],
    ['a parameter that is not there', 'dial', { number: '5', acount: 1 }, 'dde', 'dial has no parameter "acount".'],
    ['one that all objects have', 'dial', { number: '5', constructor: 1 }, 'dde', 'no parameter "constructor"'],
    ['a missing argument', 'dial', {}, 'dde', 'dial needs number: a number (digits'],
    ['a transport it has no binding for', 'dial', { number: '5' }, 'copydata', 'it can over dde, exe, uri.'],
  ] as const)('%s is wrong usage', (_what, action, values, over, message) => {
    expect(() => payload(action, values, over)).toThrow(UsageError);
    expect(() => payload(action, values, over)).toThrow(message);
  });

  test.each([
    [
      'that the transport cannot carry',
      'dial',
      { number: '5', account: 2 },
      'uri',
      'account: dial cannot carry it over uri.',
    ],
    ['such as a flag', 'dial', { number: '5', urgent: true }, 'uri', 'urgent: dial cannot carry it over uri.'],
    ['that its kind does not allow', 'dial', { number: '5 5' }, 'exe', 'number: the character U+0020 at position 2'],
    ['that is null', 'dial', { number: null }, 'exe', 'this is not text'],
  ] as const)('one %s is refused', (_what, action, values, over, message) => {
    expect(() => payload(action, values, over)).toThrow(RefusedError);
    expect(() => payload(action, values, over)).toThrow(message);
  });

  test('a flag that is not set needs no carrying', () => {
    expect(payload('dial', { number: '5', urgent: false }, 'uri')).toBe('callto:5');
  });

  test('an absent one is never taken from what all objects have', () => {
    const odd = defineBridge(
      changed({
        'actions.dial.parameters.constructor': { kind: 'text', optional: true },
        'actions.dial.bindings.exe.arguments.0': [{ parameter: 'number' }, '|', { parameter: 'constructor' }],
      }) as BridgeDefinition,
    );
    expect(payloadOf(resolve(odd, 'dial', { number: '5' }, 'exe'))).toBe('5|');
    expect(payloadOf(resolve(odd, 'dial', { number: '5', constructor: 'x' }, 'exe'))).toBe('5|x');
  });

  test('the longest command is sent, and one that is longer by a character is refused', () => {
    const text = defineBridge(
      changed({
        'actions.say.parameters.text': { kind: 'text', maximumLength: 1000 },
        'actions.say.bindings.copydata': {
          text: [{ parameter: 'mode' }, { parameter: 'text' }, { parameter: 'text' }],
        },
      }) as BridgeDefinition,
    );
    const say = (length: number) => resolve(text, 'say', { text: 'x'.repeat(length) }, 'copydata').text;
    expect(say((longestPayload - 4) / 2)).toHaveLength(longestPayload);
    expect(() => say((longestPayload - 4) / 2 + 1)).toThrow(
      'say: the command would have 2002 characters; at most 2000',
    );
  });
});

describe('an item resolves to what its server is asked for', () => {
  const common = { bridge: 'desk-phone', transport: 'dde', service: 'DeskPhone' };

  test.each([
    ['status', {}, { topic: 'control', item: 'Status', value: 'text' }],
    ['line', {}, { topic: 'control', item: 'Line1', value: 'text', format: 'Csv' }],
    ['line', { line: 8, part: 'a"b' }, { topic: 'control', item: 'Line8.a"b', value: 'text', format: 'Csv' }],
    ['calls', { day: '[May 1]' }, { topic: 'log [May 1]', item: 'Calls', value: 'table', format: 'XlTable' }],
  ])('%s %j', (name, values, expected) => {
    expect(resolveItem(bridge, name, values)).toEqual({ ...common, name, ...expected });
  });

  test.each([
    ['one that is not there', 'fly', {}, 'desk-phone has no item "fly". It has: status, line, calls.'],
    ['one that all objects have', 'constructor', {}, 'has no item "constructor"'],
    ['an action', 'dial', {}, 'has no item "dial"'],
    ['a parameter that is not there', 'status', { it: 1 }, 'status has no parameter "it".'],
    ['a missing argument', 'calls', {}, 'calls needs day: a single line of text'],
  ])('%s is wrong usage', (_what, name, values, message) => {
    expect(() => resolveItem(bridge, name, values)).toThrow(UsageError);
    expect(() => resolveItem(bridge, name, values)).toThrow(message);
  });

  test('a bridge may have none', () => {
    const none = defineBridge(changed({ items: undefined }) as BridgeDefinition);
    expect(() => resolveItem(none, 'status')).toThrow('desk-phone has no item "status". It has none.');
  });

  test('an argument that its kind does not allow is refused', () => {
    expect(() => resolveItem(bridge, 'line', { line: 9 })).toThrow(RefusedError);
  });
});

describe('a DDE name', () => {
  const item = (length: number) => resolveItem(bridge, 'line', { part: 'x'.repeat(length) }).item;
  const poked = (values: object) => resolve(bridge, 'setField', { field: 'f', value: 'v', ...values }, 'dde');

  test('has 255 characters at most', () => {
    expect(item(249)).toHaveLength(255);
    expect(() => item(250)).toThrow(RefusedError);
    expect(() => item(250)).toThrow('line: the DDE item would have 256 characters; it can have 1 to 255.');
    expect(() => poked({ field: 'x'.repeat(250) })).toThrow('setField: the DDE item would have 256 characters');
    expect(() => poked({ window: 'x'.repeat(254) })).toThrow('setField: the DDE topic would have 256 characters');
  });

  test('is not empty', () => {
    const loose = {
      summary: 'It is.',
      parameters: { part: { kind: 'text', optional: true } },
      item: [{ parameter: 'part' }],
    };
    const odd = defineBridge(changed({ 'items.line': loose }) as BridgeDefinition);
    expect(resolveItem(odd, 'line', { part: 'x' }).item).toBe('x');
    expect(() => resolveItem(odd, 'line')).toThrow('line: the DDE item would have 0 characters; it can have 1 to 255.');
  });
});

describe('transports', () => {
  test("come in the bridge's order, then in the usual one", () => {
    expect(transportsOf(bridge, 'say')).toEqual(['copydata', 'dde', 'uri']);
    expect(transportsOf(bridge, 'dial')).toEqual(['dde', 'exe', 'uri']);
  });

  test('carry what their binding names, conditions included', () => {
    expect([...parametersOf(right.actions.dial, 'exe')].sort()).toEqual(['account', 'number', 'urgent']);
    expect([...parametersOf(right.actions.dial, 'uri')]).toEqual(['number']);
    expect([...parametersOf(right.actions.dial, 'copydata')]).toEqual([]);
  });
});

describe('an argument of a DDE command', () => {
  const written = (quotes: DdeQuotes, value: string, innerQuotes?: DdeDefinition['innerQuotes']) =>
    ddeArgument(quotes, innerQuotes, 'it', value);

  test.each([
    ['whenNeeded', 'plain', 'plain'],
    ['whenNeeded', 'C:\\x;y', 'C:\\x;y'],
    ['whenNeeded', '', '""'],
    ['whenNeeded', 'a b', '"a b"'],
    ['whenNeeded', 'a,b', '"a,b"'],
    ['whenNeeded', ')][Exit](', '")][Exit]("'],
    ['always', 'plain', '"plain"'],
    ['always', '', '""'],
    ['never', 'a b', 'a b'],
    ['never', '', ''],
    ['word', '#00ff00', '#00ff00'],
  ] as const)('quotes %s: %j is %s', (quotes, value, expected) => {
    expect(written(quotes, value)).toBe(expected);
  });

  test.each(['[', ']', '(', ')', ',', '"'])('quotes never: %s is refused', (sign) => {
    expect(() => written('never', `a${sign}b`, 'doubled')).toThrow(RefusedError);
    expect(() => written('never', `a${sign}b`)).toThrow(`it: the character "${sign}" would end`);
    expect(() => written('word', `a${sign}b`)).toThrow(`it: the character "${sign}" would end`);
  });

  test('outside of parentheses, without quotes: a blank is refused', () => {
    expect(() => written('word', 'a b')).toThrow('it: the character " " would end');
  });

  test.each(['whenNeeded', 'always'] as const)('quotes %s: inner quotes are refused or doubled', (quotes) => {
    expect(() => written(quotes, 'a"b')).toThrow(RefusedError);
    expect(() => written(quotes, 'a"b', 'refused')).toThrow('it: the character """ cannot be written');
    expect(written(quotes, 'a"b', 'doubled')).toBe('"a""b"');
  });

  test.each([
    ['never', 'doubled', ','],
    ['whenNeeded', 'refused', '"'],
  ])('quotes %s, inner quotes %s: no sign of a secret is shown', (quotes, innerQuotes, sign) => {
    const strict = defineBridge(changed({ 'dde.quotes': quotes, 'dde.innerQuotes': innerQuotes }) as BridgeDefinition);
    const logIn = () => resolve(strict, 'logIn', { password: `a${sign}b` }, 'dde');
    expect(logIn).toThrow(RefusedError);
    expect(logIn).toThrow('password: the character (not shown) ');
  });

  const unit = fc.oneof(fc.constantFrom(...'[](),"\' \\'), fc.string({ minLength: 1, maxLength: 1 }));
  const text = fc.oneof(fc.string({ unit }), fc.constantFrom(...hostileTexts.map((hostile) => hostile.text)));

  test.each(['whenNeeded', 'always', 'never'] as const)(
    'quotes %s: is read back as the value, and nothing else',
    (quotes) => {
      for (const innerQuotes of ['doubled', 'refused'] as const) {
        fc.assert(
          fc.property(text, text, (one, other) => {
            const both = [one, other].map((value) => tryArgument(quotes, innerQuotes, value));
            fc.pre(!both.includes(undefined));
            expect(readCommand(`[Do(${both.join(',')})]`)).toEqual({
              command: 'Do',
              values: [one, other],
              rest: '',
            });
          }),
          { numRuns: 2000 },
        );
      }
    },
  );

  function tryArgument(
    quotes: DdeQuotes,
    innerQuotes: DdeDefinition['innerQuotes'],
    value: string,
  ): string | undefined {
    try {
      return written(quotes, value, innerQuotes);
    } catch (error) {
      if (error instanceof RefusedError) return undefined;
      throw error;
    }
  }
});

/** Reads `[Command(a,"b")]` as DDE servers do: an argument in quotes ends at a quote that is not doubled. */
function readCommand(text: string): { command: string; values: string[]; rest: string } {
  const head = /^\[([A-Za-z]+)\(/.exec(text);
  const values: string[] = [];
  let rest = text.slice(head?.[0].length);
  for (;;) {
    const found = /^(?:"((?:[^"]|"")*)"|([^[\](),"]*))([,)])/s.exec(rest);
    if (!found) return { command: head?.[1] ?? '', values, rest };
    values.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    rest = rest.slice(found[0].length);
    if (found[3] === ')') return { command: head?.[1] ?? '', values, rest: rest.replace(/^\]/, '') };
  }
}

describe('text in a link', () => {
  test('keeps the unreserved characters of RFC 3986, and writes all others in capital hexadecimal', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    const expected = ascii.map((character) =>
      /[A-Za-z0-9\-._~]/.test(character)
        ? character
        : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
    expect(encodeUriText(ascii.join(''))).toBe(expected.join(''));
  });

  test('is written from UTF-8, and read back', () => {
    expect(encodeUriText('\u00FC\u6F22\u{1F4DE}')).toBe('%C3%BC%E6%BC%A2%F0%9F%93%9E');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeUriText(text)).toMatch(/^(?:[A-Za-z0-9\-._~]|%[0-9A-F]{2})*$/);
        expect(decodeURIComponent(encodeUriText(text))).toBe(text);
      }),
    );
  });
});
