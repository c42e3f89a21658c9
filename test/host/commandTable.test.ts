import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineBridge } from '../../src/definition/defineBridge.js';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { resolve } from '../../src/definition/resolve/resolve.js';
import { RefusedError, UsageError } from '../../src/errors.js';
import { CommandTable } from '../../src/host/commandTable.js';
import { microsip } from '../../src/profiles/index.js';
import { hostileTexts } from '../corpora/hostile.js';
import { phone } from '../transports/phone.js';

const table = new CommandTable(microsip);

describe('the commands of a bridge', () => {
  test('are those that its documentation promises', () => {
    expect(table.usage).toEqual([
      '[Dial(number,account)]',
      '[Answer]',
      '[Hangup]',
      '[Reject]',
      '[Cancel]',
      '[SendDTMF(digits)]',
      '[Transfer(number)]',
      '[Hold]',
      '[Mute]',
      '[Unmute]',
      '[VolumeUp]',
      '[VolumeDown]',
      '[MicUp]',
      '[MicDown]',
      '[Minimize]',
      '[Hide]',
      '[Exit]',
    ]);
  });

  test('are read as the actions they come from', () => {
    expect(table.read('[Dial(5551234)]')).toEqual({ action: 'dial', values: { number: '5551234' } });
    expect(table.read('[DIAL("1000@pbx.example.com", 2)]')).toEqual({
      action: 'dial',
      values: { number: '1000@pbx.example.com', account: '2' },
    });
    expect(table.read('[hangup()]')).toEqual({ action: 'hangUp', values: {} });
    expect(table.read('[SendDTMF(12#*A)]')).toEqual({ action: 'sendDtmf', values: { digits: '12#*A' } });
  });

  test('are the reverse of what the definition sends', () => {
    const number = fc.oneof(
      fc.stringMatching(/^[0-9+*#][0-9*#;]{0,20}(,[0-9A-D*#,;]{0,20})?$/),
      fc.stringMatching(/^[a-z][0-9A-Za-z_~-]{0,20}(@[0-9A-Za-z][0-9A-Za-z.-]{0,20}(:[1-9][0-9]{0,3})?)?$/),
    );
    const account = fc.option(fc.integer({ min: 1, max: 99 }).map(String), { nil: undefined });
    fc.assert(
      fc.property(number, account, (number, account) => {
        const values = { number, ...(account === undefined ? {} : { account }) };
        expect(table.read(payloadOf(resolve(microsip, 'dial', values, 'dde')))).toEqual({
          action: 'dial',
          values,
        });
      }),
    );
  });

  test.each([
    ['[Quit]', 'There is no command Quit. There are Dial, Answer, Hangup,'],
    ['[Dial]', 'dial needs number'],
    ['[Dial()]', 'dial needs number'],
    ['[Dial(5551234,2,3)]', 'Dial takes number and account; this has 3 arguments.'],
    ['[Answer(1)]', 'Answer takes no arguments; this has 1 arguments.'],
    ['[Dial(5551234,0)]', 'account: 0 is out of range'],
    ['[Dial(5551234,)]', 'account: expected a whole number'],
    ['[Dial(555 hello)]', 'number: the character U+0020 at position 4 is not allowed'],
    ['[Dial("555 hello")]', 'number: the character U+0020 at position 4 is not allowed'],
    ['[Dial(/resetnoask)]', 'number: the character "/" (U+002F)'],
    ['[Dial(tel:/answer)]', 'number: the character "/" (U+002F)'],
    ['[Dial(msip:exit)]', 'number: expected a number'],
    ['[Dial(555%20hello)]', 'number: the character "%" (U+0025)'],
    ['[Dial("555""1")]', 'number: the character """ (U+0022)'],
    ['[SendDTMF(12a)]', 'digits: the character "a" (U+0061)'],
  ])('%s is refused', (text, reason) => {
    const reading = () => table.read(text);
    expect(reading).toThrow(reason);
    expect(reading).toThrow(expect.toSatisfy((error) => error instanceof RefusedError || error instanceof UsageError));
  });

  test.each(hostileTexts)('$name is an argument only where resolve accepts it', ({ text }) => {
    for (const [name, action, parameter] of [
      ['Dial', 'dial', 'number'],
      ['Transfer', 'transfer', 'number'],
      ['SendDTMF', 'sendDtmf', 'digits'],
    ] as const) {
      const values = { [parameter]: text };
      const command = `[${name}("${text.replaceAll('"', '""')}")]`;
      const truth = attempt(() => resolve(microsip, action, values, 'copydata'));
      const read = attempt(() => table.read(command));
      if (truth instanceof Error) expect(read).toBeInstanceOf(RefusedError);
      else expect(read).toEqual({ action, values });
    }
  });

  test('leave out what a bridge sends as a value of an item', () => {
    expect(new CommandTable(defineBridge(phone)).usage).toEqual(['[Dial(number,account)]', '[Answer]']);
  });
});

function attempt<Value>(act: () => Value): Value | Error {
  try {
    return act();
  } catch (error) {
    return error as Error;
  }
}
