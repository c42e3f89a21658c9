import { textRule } from '../forms/text.js';
import { type Always, defineKind } from './kind.js';
import { common, length } from './parts.js';

export const dtmf = defineKind<Always<string>>()({
  name: 'dtmf',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('dtmf'),
        ...common(z),
        maximumLength: length(z).max(255).optional(),
        default: z.string().optional(),
      })
      .describe('Tones: digits, * # and A to D.'),
  rule: ({ maximumLength = 64 }) =>
    textRule({
      characters: '[0-9A-D*#]',
      pattern: '[0-9A-D*#]+',
      minimumLength: 1,
      maximumLength,
      expected: 'digits, * # and A to D',
      example: '123#',
      plain: 'dtmf',
    }),
  given: 'word',
  isPiped: true,
});
