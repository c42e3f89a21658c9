import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { parameterSchema } from '../kinds/parameterSchema.js';
import { format, topic } from './bindings.js';
import { pieces } from './pieces.js';
import { camelCase, description, noun, summary } from './texts.js';

export const itemSchema = z
  .strictObject({
    summary,
    description: description.optional(),
    noun: noun.optional(),
    parameters: z.record(camelCase, parameterSchema).optional(),
    item: pieces.describe('The DDE item, as it is.'),
    topic: topic.optional(),
    request: z.literal(false).optional().describe('The server does not answer when it is asked for it (REQUEST).'),
    advise: z.literal(false).optional().describe('The server does not tell when it changes (ADVISE).'),
    value: z
      .enum(['text', 'table'])
      .optional()
      .describe(
        'What it is: text, or rows of cells, for which the server must know the format XlTable. Text otherwise.',
      ),
    format: format
      .optional()
      .describe('The clipboard format. What the server prefers of text, or XlTable for a table, when left out.'),
  })
  .describe('A DDE item: a value of the application that can be read, and watched for changes.');

export type ItemDefinition = DeepReadonly<z.input<typeof itemSchema>>;
