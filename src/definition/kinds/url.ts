import { type TextRule, textRule } from '../forms/text.js';
import { type Always, defineKind } from './kind.js';
import { common, length, uriScheme } from './parts.js';

export const url = defineKind<Always<string>>()({
  name: 'url',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('url'),
        ...common(z),
        schemes: z
          .array(uriScheme(z))
          .min(1)
          .optional()
          .describe('The schemes that it may have; http and https when left out.'),
        maximumLength: length(z).optional(),
        default: z.string().optional(),
      })
      .describe('An address with its scheme, of the signs that RFC 3986 knows: https://example.com/a?b=1.'),
  rule: ({ schemes = ['http', 'https'], maximumLength = 255 }) => urlRule(schemes, maximumLength),
  given: 'word',
  isPiped: true,
});

/**
 * An address with one of some schemes, of the characters that RFC 3986 allows in one, each percent sign before two
 * hexadecimal digits. So it may stand in a link as it is, at its end.
 */
function urlRule(schemes: readonly string[], maximumLength: number): TextRule {
  const signs = "A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=";
  const names = schemes.map((scheme) => scheme.replace(/[+.]/g, '\\$&')).join('|');
  const example = schemes.includes('https') ? 'https://example.com/a?b=1' : `${schemes[0]}://example.com/a`;
  return textRule({
    characters: `[${signs}%-]`,
    pattern: `(?:${names}):(?:[${signs}-]|%[0-9A-Fa-f]{2})+`,
    minimumLength: Math.min(...schemes.map((scheme) => scheme.length)) + 2,
    maximumLength,
    expected: `an address such as ${example}, other characters as %XX`,
    example,
  });
}
