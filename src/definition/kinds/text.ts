import { longestText } from '../limits.js';
import { type Always, defineKind } from './kind.js';
import { lineRule } from './line.js';
import { common, length } from './parts.js';

export const text = defineKind<Always<string>>()({
  name: 'text',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('text'),
        ...common(z),
        minimumLength: z.int().min(0).max(longestText).optional(),
        maximumLength: length(z).optional(),
        default: z.string().optional(),
      })
      .describe('A single line of any characters but control characters.'),
  rule: ({ minimumLength = 1, maximumLength = 255 }) => lineRule(minimumLength, maximumLength),
  problems: ({ minimumLength = 1, maximumLength = 255 }) =>
    minimumLength > maximumLength ? [{ message: 'has a minimumLength above its maximumLength.' }] : [],
  given: 'word',
  isPiped: true,
});
