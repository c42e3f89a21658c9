import { flagRule } from '../forms/flag.js';
import { type Always, defineKind } from './kind.js';
import { summary } from './parts.js';

export const flag = defineKind<Always<boolean>>()({
  name: 'flag',
  schema: (z) =>
    z
      .strictObject({ kind: z.literal('flag'), summary: summary(z).optional() })
      .describe('Yes or no; no when it is left out.'),
  rule: () => flagRule,
  given: 'switch',
  isPiped: false,
});
