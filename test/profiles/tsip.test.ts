import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { resolve, transportsOf } from '../../src/definition/resolve/resolve.js';
import type { Transport } from '../../src/definition/schema.js';
import { RefusedError } from '../../src/errors.js';
import { tsip } from '../../src/profiles/index.js';
import { hostileTexts } from '../corpora/hostile.js';

type Row = [action: string, values: Record<string, unknown>, dde: string, exe: string, uri: string, does: string];

const rows: Row[] = [
  ['dial', { number: '5551234' }, '[Dial(5551234)]', '/tsip=5551234', 'tsip:5551234', 'call 5551234'],
  ['dial', { number: '+15551234' }, '[Dial(+15551234)]', '/tsip=+15551234', 'tsip:%2B15551234', 'call +15551234'],
  ['dial', { number: '*21#' }, '[Dial(*21#)]', '/tsip=*21#', 'tsip:%2A21%23', 'call *21#'],
  ['answer', {}, '[Answer]', '/tsip=ANSWER', 'tsip:ANSWER', 'ANSWER'],
  ['hangUp', {}, '[Hangup]', '/tsip=HANGUP', 'tsip:HANGUP', 'HANGUP'],
  ['startRecording', {}, '[StartRecording]', '/tsip=RECORD_START', 'tsip:RECORD_START', 'RECORD_START'],
  ['pauseRecording', {}, '[PauseRecording]', '/tsip=RECORD_PAUSE', 'tsip:RECORD_PAUSE', 'RECORD_PAUSE'],
  [
    'pressButton',
    { button: 12 },
    '[PressButton(12)]',
    '/tsip=PROGRAMMABLE_BTN_12',
    'tsip:PROGRAMMABLE_BTN_12',
    'button 12',
  ],
  ['show', {}, '[Show]', '/tsip=SHOWWINDOW', 'tsip:SHOWWINDOW', 'SHOWWINDOW'],
  ['exit', {}, '[Exit]', '/tsip=APP_QUIT', 'tsip:APP_QUIT', 'APP_QUIT'],
];

const words = ['HANGUP', 'ANSWER', 'SHOWWINDOW', 'APP_QUIT', 'RECORD_START', 'RECORD_PAUSE'];

/** What tSIP makes of an argument (CommandLine.cpp, CommandLine::Execute, as it is usually set). */
function madeOf(argument: string): string {
  const [, rest] = /^\/tsip=\s*(.*?)\s*$/is.exec(argument) ?? [];
  if (rest === undefined) return '';
  const word = rest.replace(/^[^:]{0,7}:/s, '');
  if (words.includes(word)) return word;
  if (word.startsWith('PROGRAMMABLE_BTN_')) return `button ${word.slice('PROGRAMMABLE_BTN_'.length)}`;
  if (/^SCRIPT(?:_B64|_FILE)?=/.test(word)) return 'script';
  const text = rest.replace(/%([0-9A-F]{2})/gi, (_escape, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return `call ${text.startsWith('sip:') ? text : text.replace(/[^0-9*#+]/g, '')}`;
}

/** The argument that it gets: a link is put between quotes behind `/tsip=`, by what the phone itself registers. */
const argumentOf = (transport: Transport, payload: string) => (transport === 'uri' ? `/tsip=${payload}` : payload);

describe('tSIP', () => {
  test.each(rows)('%s %j', (action, values, dde, exe, uri, does) => {
    const sent = transportsOf(tsip, action).map((over) => [over, payloadOf(resolve(tsip, action, values, over))]);
    expect(Object.fromEntries(sent)).toEqual({ dde, exe, uri });
    expect(madeOf(argumentOf('exe', exe))).toBe(does);
    expect(madeOf(argumentOf('uri', uri))).toBe(does);
  });

  test('has no other actions', () => {
    expect(Object.keys(tsip.definition.actions)).toEqual([...new Set(rows.map(([action]) => action))]);
  });

  test.each([
    ['/tsip=555,12', 'call 55512'],
    ['/tsip=1000@pbx.example.com', 'call 1000'],
    ['/tsip=sip:HANGUP', 'HANGUP'],
    ['/tsip=tel:PROGRAMMABLE_BTN_3', 'button 3'],
    ['/tsip=sip:SCRIPT_B64=x', 'script'],
    ['/tsip=sip:%31@pbx', 'call sip:1@pbx'],
    ['/tsip=1800FLOWERS', 'call 1800'],
    ['/profiledir=x', ''],
  ])('would take %s as %s, which is why such texts are refused', (argument, made) => {
    expect(madeOf(argument)).toBe(made);
    expect(() => resolve(tsip, 'dial', { number: argument.replace('/tsip=', '') }, 'exe')).toThrow(RefusedError);
  });

  const pieces = [
    '/tsip=',
    'tel:',
    'sip:',
    'HANGUP',
    'SCRIPT=',
    'PROGRAMMABLE_BTN_',
    ' ',
    '%41',
    '"',
    ',',
    ';',
    '@',
    '5',
  ];
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts.map((hostile) => hostile.text)),
    fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join('')),
    fc.string({ unit: fc.constantFrom(...'059+*#') }),
    fc.string({ unit: fc.constantFrom(...'059+*#,;:@=-aA/% "') }),
    fc.string({ unit: 'binary' }),
  );

  test.each(['exe', 'uri'] as const)('calls what it was given or nothing, over %s', (transport) => {
    let accepted = 0;
    fc.assert(
      fc.property(text, (number) => {
        const payload = tryPayload(number, transport);
        if (payload === undefined) return;
        accepted += 1;
        expect(madeOf(argumentOf(transport, payload))).toBe(`call ${number}`);
      }),
      { numRuns: 3000 },
    );
    expect(accepted, 'texts that were accepted, without which nothing was tried').toBeGreaterThan(50);
  });
});

function tryPayload(number: string, transport: Transport): string | undefined {
  try {
    return payloadOf(resolve(tsip, 'dial', { number }, transport));
  } catch (error) {
    if (error instanceof RefusedError) return undefined;
    throw error;
  }
}
