import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { resolve, transportsOf } from '../../src/definition/resolve/resolve.js';
import type { Transport } from '../../src/definition/schema.js';
import { RefusedError } from '../../src/errors.js';
import { microsip } from '../../src/profiles/index.js';
import { hostileTexts } from '../corpora/hostile.js';

type Row = [action: string, values: Record<string, unknown>, payloads: Partial<Record<Transport, string>>];

/** On every way but DDE, the words that MicroSIP itself knows; over DDE, those of the host that speaks for it. */
const same = (word: string) => ({ copydata: word, exe: word });
const command = (dde: string, word: string) => ({ dde, ...same(word), uri: word });
const commands: Row[] = [
  ['dial', { number: '+15551234' }, { dde: '[Dial(+15551234)]', ...same('+15551234'), uri: 'callto:+15551234' }],
  [
    'dial',
    { number: 'sip:jo@pbx.example' },
    { dde: '[Dial(sip:jo@pbx.example)]', ...same('sip:jo@pbx.example'), uri: 'callto:sip:jo@pbx.example' },
  ],
  ['dial', { number: '555,,12' }, { dde: '[Dial("555,,12")]', ...same('555,,12'), uri: 'callto:555,,12' }],
  ['dial', { number: '555', account: 2 }, { dde: '[Dial(555,2)]', ...same('555 /account:2') }],
  ['answer', {}, { dde: '[Answer]', ...same('/answer'), uri: 'msip:answer' }],
  ['hangUp', {}, { dde: '[Hangup]', ...same('/hangupall'), uri: 'msip:hangupall' }],
  ['reject', {}, { dde: '[Reject]', ...same('/hangupincoming') }],
  ['cancel', {}, { dde: '[Cancel]', ...same('/hangupcalling') }],
  ['sendDtmf', { digits: '12*#AD' }, { dde: '[SendDTMF(12*#AD)]', ...same('/dtmf:12*#AD') }],
  ['transfer', { number: '77' }, { dde: '[Transfer(77)]', ...same('/transfer:77'), uri: 'msip:transfer_77' }],
  ['hold', {}, command('[Hold]', 'msip:hold')],
  ['mute', {}, command('[Mute]', 'msip:micmute')],
  ['unmute', {}, command('[Unmute]', 'msip:micunmute')],
  ['volumeUp', {}, command('[VolumeUp]', 'msip:speakup')],
  ['volumeDown', {}, command('[VolumeDown]', 'msip:speakdown')],
  ['microphoneUp', {}, command('[MicUp]', 'msip:micup')],
  ['microphoneDown', {}, command('[MicDown]', 'msip:micdown')],
  ['minimize', {}, command('[Minimize]', 'msip:minimize')],
  ['hide', {}, { dde: '[Hide]', exe: '/hidden' }],
  ['exit', {}, { dde: '[Exit]', exe: '/exit' }],
];

describe('MicroSIP', () => {
  test.each(commands)('%s %j', (action, values, payloads) => {
    const possible = transportsOf(microsip, action).filter(
      (transport) => transport !== 'uri' || !('account' in values),
    );
    const sent = possible.map((transport) => [transport, payloadOf(resolve(microsip, action, values, transport))]);
    expect(Object.fromEntries(sent)).toEqual(payloads);
  });

  test('has no other actions', () => {
    expect(Object.keys(microsip.definition.actions)).toEqual([...new Set(commands.map(([action]) => action))]);
  });

  test('takes the number of an account over all ways but a link', () => {
    expect(() => resolve(microsip, 'dial', { number: '5', account: 2 }, 'uri')).toThrow(RefusedError);
  });
});

/** What MicroSIP makes of a text, as far as it is no call, tone, transfer or command that was asked for. */
function harmOf(transport: Transport, payload: string): string | undefined {
  const text = transport === 'uri' ? decodeURIComponent(payload) : payload;
  const behindScheme = text.replace(/^"|"$/g, '').replace(/^(?:tel|sips?|callto|dial|dialpad):/i, '');
  if (/resetnoask/i.test(text)) return 'wipes the settings';
  if (transport === 'dde')
    return /^\[[A-Za-z]+(?:\((?:[^[\]()" ]*|"[^"]*"(?:,[0-9]+)?)\))?\]$/.test(text)
      ? undefined
      : 'is another DDE command';
  const account = text.replace(/ \/account:[0-9]{1,2}$/, '');
  if (/\s|%/.test(account)) return 'is a message, or decoded to one';
  if (/["']/.test(text)) return 'holds quotes';
  if (/^[-/]/.test(behindScheme) && !/^\/(?:dtmf|transfer):[^/-]/.test(behindScheme)) return 'is a switch';
  if (/^msip:/i.test(behindScheme) && !/^msip:transfer_[^/-]/.test(text)) return 'is a command';
  return undefined;
}

describe('no text from a caller becomes anything but a number to MicroSIP', () => {
  const pieces = [
    '/resetnoask',
    '/answer',
    'tel:',
    'sip:',
    'msip:',
    'callto:',
    'exit',
    ' ',
    '%20',
    '"',
    '/',
    '-',
    ')][Exit]',
    '\t',
    '@',
    '5',
  ];
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts.map((hostile) => hostile.text)),
    fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((words) => words.join('')),
    fc.string({ unit: fc.constantFrom(...'059+*#,;._~@:=-abzAZ/% "\'&') }),
    fc.string({ unit: fc.constantFrom(...'0123456789*#ABCD'), minLength: 1 }),
    fc.string({ unit: 'binary' }),
  );
  const places = [
    ['dial', 'number'],
    ['transfer', 'number'],
    ['sendDtmf', 'digits'],
  ] as const;

  test.each(
    places.flatMap(([action, name]) => transportsOf(microsip, action).map((over) => [action, name, over] as const)),
  )('%s %s over %s', (action, name, transport) => {
    let accepted = 0;
    fc.assert(
      fc.property(text, (value) => {
        const payload = tryPayload(action, { [name]: value }, transport);
        if (payload === undefined) return;
        accepted += 1;
        expect(harmOf(transport, payload), payload).toBeUndefined();
      }),
      { numRuns: 3000 },
    );
    expect(accepted, 'texts that were accepted, without which nothing was tried').toBeGreaterThan(50);
  });

  test.each([
    ['exe', '/resetnoask', 'wipes the settings'],
    ['exe', 'tel:/answer', 'is a switch'],
    ['copydata', '"555 hello"', 'is a message, or decoded to one'],
    ['exe', '555%20hello', 'is a message, or decoded to one'],
    ['exe', '/hangup', 'is a switch'],
    ['exe', 'msip:exit', 'is a command'],
    ['uri', 'callto:/resetnoask', 'wipes the settings'],
    ['uri', 'callto:555%20hello', 'is a message, or decoded to one'],
    ['dde', '[Dial(5)][Exit]', 'is another DDE command'],
    ['dde', '[Dial(5 hello)]', 'is another DDE command'],
  ] as const)('over %s, %s would be found: %s', (transport, payload, harm) => {
    expect(harmOf(transport, payload)).toBe(harm);
  });

  function tryPayload(action: string, values: Record<string, string>, transport: Transport): string | undefined {
    try {
      return payloadOf(resolve(microsip, action, values, transport));
    } catch (error) {
      if (error instanceof RefusedError) return undefined;
      throw error;
    }
  }
});
