import { z } from 'zod';
import type { ParameterDefinition } from '../kinds/index.js';
import type { DeepReadonly } from '../kinds/kind.js';
import { parameterSchema } from '../kinds/parameterSchema.js';
import { type Bindings, bindings } from './bindings.js';
import { camelCase, description, noun, summary } from './texts.js';

export const actionSchema = z.strictObject({
  summary,
  description: description.optional(),
  verb: z.string().optional().describe('The PowerShell verb, one that Get-Verb lists.'),
  noun: noun.optional(),
  confirm: z
    .enum(['low', 'medium', 'high'])
    .optional()
    .describe('How much PowerShell should ask before it acts (ConfirmImpact).'),
  parameters: z.record(camelCase, parameterSchema).optional(),
  bindings,
});

export type ActionDefinition = DeepReadonly<z.input<typeof actionSchema>>;

/** Of an action or an item, what its parameters stand in. */
export interface Parametrized {
  readonly parameters?: Readonly<Record<string, ParameterDefinition>> | undefined;
  readonly bindings?: Bindings | undefined;
}
