import { describe, expect, test } from 'vitest';
import { checkValue, longestValue, shortestValue } from '../../../src/definition/forms/values.js';
import { kinds, type ParameterKind } from '../../../src/definition/kinds/index.js';
import { isSecret, kindOf, ruleOf } from '../../../src/definition/kinds/kindOf.js';
import { RefusedError } from '../../../src/errors.js';
import { kindCases, rows } from './cases.js';

test('every kind has cases, of values that it accepts and that it refuses', () => {
  const names: ParameterKind[] = kinds.map(({ name }) => name);
  expect(Object.keys(kindCases).sort()).toEqual([...names].sort());
  for (const [name, cases] of Object.entries(kindCases)) {
    expect(cases.map(([, { kind }]) => kind)).toEqual(cases.map(() => name));
    expect(cases.flatMap(([, , accepted]) => accepted)).not.toEqual([]);
    expect(cases.flatMap(([, , , refused]) => refused)).not.toEqual([]);
  }
});

describe.each(rows)('%s', (_what, parameter, accepted, refused) => {
  const rule = ruleOf(parameter);

  test('accepts', () => {
    for (const value of accepted) expect(checkValue('it', rule, value)).toBe(String(value));
  });

  test('refuses, and names itself and what it expects', () => {
    for (const value of refused) {
      expect(() => checkValue('it', rule, value), String(value)).toThrow(RefusedError);
      expect(() => checkValue('it', rule, value)).toThrow(/^it: .*expected /s);
      expect(() => checkValue('it', rule, value)).toThrow(expect.objectContaining({ parameter: 'it', exitCode: 4 }));
    }
  });

  test('says how long its longest value is', () => {
    const longest = Math.max(...accepted.map((value) => String(value).length));
    if (rule.form !== 'flag') expect(longestValue(rule)).toBeGreaterThanOrEqual(longest);
  });

  test('says how short its shortest value is', () => {
    const shortest = Math.min(...accepted.map((value) => String(value).length));
    expect(shortestValue(rule)).toBeLessThanOrEqual(shortest);
  });

  test('gives an example that it accepts itself', () => {
    if (rule.form !== 'flag') expect(checkValue('it', rule, rule.example)).toBe(rule.example);
  });

  test('is given as its rule needs it', () => {
    expect(kindOf(parameter.kind).given === 'switch').toBe(rule.form === 'flag');
    expect(isSecret(parameter)).toBe(rule.form === 'text' && rule.secret);
    expect(kindOf(parameter.kind).isList ?? false).toBe(rule.form === 'text' && rule.list);
  });
});

test('patterns use nothing that JavaScript, .NET and VBScript read differently', () => {
  const patterns = rows
    .map(([, parameter]) => ruleOf(parameter))
    .flatMap((rule) => (rule.form === 'text' ? [rule.characters, rule.pattern] : []));
  expect(patterns.filter((pattern) => /\(\?<|\\[dwspbDWSPB]|\\u\{|\(\?[imsu]|[^\\]\$$/.test(pattern))).toEqual([]);
});
