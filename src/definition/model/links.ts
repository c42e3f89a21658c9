import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { linkSchemes } from '../links/rules.js';

export const linksSchema = z
  .strictObject({
    schemes: z
      .array(z.enum(linkSchemes))
      .min(1)
      .describe(
        'Those that a user can have opened. Each link is read by the rules of its scheme, and then of the value.',
      ),
    action: z.string().describe('The name of the action that a link asks for.'),
    value: z.string().describe('The parameter of it, of the kind phoneNumber, that takes the number of the link.'),
  })
  .describe('Links that ask for a call, and what is done for one.');

export type LinksDefinition = DeepReadonly<z.input<typeof linksSchema>>;
