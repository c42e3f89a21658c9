import { type Always, defineKind } from './kind.js';
import { lineRule } from './line.js';
import { common, length } from './parts.js';

export const secret = defineKind<Always<string>>()({
  name: 'secret',
  schema: (z) =>
    z
      .strictObject({ kind: z.literal('secret'), ...common(z), maximumLength: length(z).optional() })
      .describe('A password or key. Never on a command line, in a link, in a log or in a generated file.'),
  rule: ({ maximumLength = 255 }) => lineRule(1, maximumLength, true),
  given: 'secret',
  isPiped: false,
});
