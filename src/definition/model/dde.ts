import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { quotes } from './pieces.js';
import { singleLine } from './texts.js';

export const ddeSchema = z.strictObject({
  service: singleLine.max(255).describe('The service (application) name.'),
  topic: singleLine.max(255),
  server: z
    .enum(['application', 'host'])
    .describe(
      'Who answers: the application itself, or a host that is the DDE server for it and registers itself while it runs.',
    ),
  quotes: quotes
    .optional()
    .describe(
      'When a parameter is put in double quotes (whenNeeded: when it is empty or holds [ ] ( ) , " or a space; texts: always, but numbers never). A piece may say otherwise.',
    ),
  innerQuotes: z
    .enum(['doubled', 'refused'])
    .optional()
    .describe('What the server makes of a double quote inside a quoted parameter. Refused when left out.'),
  encoding: z.enum(['auto', 'unicode', 'ansi']).optional().describe('For servers that mistake the encoding.'),
});

export type DdeDefinition = DeepReadonly<z.input<typeof ddeSchema>>;
