import { longestText } from '../limits.js';
import type { Zod } from './kind.js';

/** Parts that the schemas of many kinds, and of bridges, share. */

/** One line that says what something is for. */
export function summary(z: Zod) {
  return z
    .string()
    .min(1)
    .max(500)
    .regex(/^[^\r\n]*$/, 'must be a single line')
    .describe('One line that says what this is for.');
}

export function uriScheme(z: Zod) {
  return z.string().regex(/^[a-z][a-z0-9+.-]*$/, 'must be a scheme by RFC 3986, in lower case');
}

/** What can be said of a parameter of nearly every kind. */
export function common(z: Zod) {
  return {
    summary: summary(z).optional(),
    optional: z.literal(true).optional().describe('The parameter may be left out.'),
  };
}

/** A length of a text, in UTF-16 code units. */
export function length(z: Zod) {
  return z.int().min(1).max(longestText);
}
