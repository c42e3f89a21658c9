import { integerRule } from '../forms/integer.js';
import { largestInteger } from '../limits.js';
import { type Always, defineKind } from './kind.js';
import { common } from './parts.js';
import { rangeProblems } from './range.js';

export const integer = defineKind<Always<number>>()({
  name: 'integer',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('integer'),
        ...common(z),
        minimum: z.int().min(-largestInteger).max(largestInteger),
        maximum: z.int().min(-largestInteger).max(largestInteger),
        default: z.int().optional(),
      })
      .describe('A whole number in a range.'),
  rule: ({ minimum, maximum }) => integerRule(minimum, maximum),
  problems: rangeProblems,
  given: 'word',
  isNumber: true,
  isPiped: false,
});
