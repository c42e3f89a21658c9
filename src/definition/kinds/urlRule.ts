import { type TextRule, textRule } from './textRule.js';

/**
 * An address with one of some schemes, of the characters that RFC 3986 allows in one, each percent sign before two
 * hexadecimal digits. So it may stand in a link as it is, at its end.
 */
export function urlRule(schemes: readonly string[], maximumLength: number): TextRule {
  const signs = "A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=";
  const names = schemes.map((scheme) => scheme.replace(/[+.]/g, '\\$&')).join('|');
  const shortest = Math.min(...schemes.map((scheme) => scheme.length)) + 2;
  const example = schemes.includes('https') ? 'https://example.com/a?b=1' : `${schemes[0]}://example.com/a`;
  const rule = textRule(
    `[${signs}%-]`,
    `(?:${names}):(?:[${signs}-]|%[0-9A-Fa-f]{2})+`,
    shortest,
    maximumLength,
    `an address such as ${example}, other characters as %XX`,
    {},
  );
  return { ...rule, example };
}
