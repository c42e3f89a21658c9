import { describe, expect, test } from 'vitest';
import { checkValue } from '../../../src/definition/forms/values.js';
import type { ActionDefinition } from '../../../src/definition/index.js';
import { rulesOf } from '../../../src/definition/resolve/rulesOf.js';

describe('free text that begins an argument of a program', () => {
  const action = (argument: object): ActionDefinition => ({
    summary: 's',
    parameters: { text: { kind: 'text' }, number: { kind: 'phoneNumber' }, on: { kind: 'flag' } },
    bindings: { exe: { arguments: [{ parameter: 'number' }, argument as never] } },
  });
  const accepts = (argument: object, value: string) => {
    const rule = rulesOf(action(argument)).get('text');
    try {
      return rule && checkValue('text', rule, value) === value;
    } catch {
      return false;
    }
  };
  const leading = [
    { parameter: 'text' },
    [{ parameter: 'text' }, 'x'],
    { when: 'on', write: ['x', { parameter: 'text' }] },
    { when: 'on', write: ['x'], otherwise: [[{ parameter: 'text' }]] },
  ];

  test.each(leading)('may not look like a switch: %j', (argument) => {
    expect(['/x', '-x', '--x', '/', '-'].filter((value) => accepts(argument, value))).toEqual([]);
    expect(accepts(argument, 'x/-')).toBe(true);
  });

  test('may behind other text', () => {
    expect(accepts(['/say:', { parameter: 'text' }], '/x')).toBe(true);
  });

  test('is refused over every transport, so that one rule goes for all targets', () => {
    const rule = rulesOf({
      ...action('x' as never),
      bindings: { copydata: { arguments: [{ parameter: 'text' }] }, dde: { execute: [{ parameter: 'text' }] } },
    }).get('text');
    expect(rule).toMatchObject({ expected: expect.stringContaining('not beginning with / or -') });
  });
});
