import { expect, test } from 'vitest';
import { exampleOf } from '../../../src/definition/kinds/exampleOf.js';
import { ruleOf } from '../../../src/definition/kinds/kindOf.js';
import type { ParameterDefinition } from '../../../src/definition/schema.js';

test.each<[string, ParameterDefinition, string]>([
  ['what the definition suggests', { kind: 'text', summary: 'The symbol, such as EURUSD.' }, 'EURUSD'],
  ['that up to its end', { kind: 'text', summary: 'Such as Book1.xlsm!Refresh, or others.' }, 'Book1.xlsm!Refresh'],
  ['not what the kind does not allow', { kind: 'dtmf', summary: 'Tones, such as none.' }, '123#'],
  ['not what is too long', { kind: 'text', maximumLength: 3, summary: 'Such as EURUSD.' }, 'Exa'],
  ['nothing for a secret but what all have', { kind: 'secret', summary: 'Such as Hunter2.' }, 'Example'],
  ['a number in the range', { kind: 'integer', minimum: 5, maximum: 9 }, '5'],
  ['a number with a point', { kind: 'decimal', minimum: 0, maximum: 9 }, '1.5'],
  ['that in its range', { kind: 'decimal', minimum: 0.001, maximum: 0.25, places: 3 }, '0.25'],
  ['a list of one', { kind: 'paths' }, 'C:\\Folder\\File.txt'],
  ['an address of its schemes', { kind: 'url', schemes: ['rtsp'] }, 'rtsp://example.com/a'],
  ['the first choice', { kind: 'choice', choices: ['slow', 'fast'] }, 'slow'],
])('an example is %s: %j', (_what, parameter, expected) => {
  const found = exampleOf({
    name: 'it',
    summary: parameter.summary ?? '',
    rule: ruleOf(parameter),
  });
  expect(found).toBe(expected);
});
