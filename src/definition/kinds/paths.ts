import { type TextRule, textRule } from '../forms/text.js';
import { listSeparator, longestText } from '../limits.js';
import { type Always, defineKind } from './kind.js';
import { common, length } from './parts.js';
import { likeThese, windowsPath } from './windowsPath.js';

export const paths = defineKind<Always<string | readonly string[]>>()({
  name: 'paths',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('paths'),
        ...common(z),
        wildcards: z.literal(true).optional().describe('The last part of each may hold * and ?.'),
        maximumLength: length(z).min(3).optional().describe('Of all of them with a | between; 1000 when left out.'),
      })
      .describe('Absolute Windows paths, one or more. In a text they stand with a | between, which no path can hold.'),
  rule: ({ wildcards = false, maximumLength = longestText }) => pathsRule(wildcards, maximumLength),
  given: 'word',
  completedBy: 'files',
  isList: true,
  isPiped: false,
});

function pathsRule(wildcards: boolean, maximumLength: number): TextRule {
  const { characters, pattern, example } = windowsPath(wildcards);
  return textRule({
    characters: characters.replace(listSeparator, ''),
    pattern: `${pattern}(?:\\${listSeparator}${pattern})*`,
    minimumLength: 3,
    maximumLength,
    expected: `absolute paths ${likeThese(wildcards)}, with ${listSeparator} between them`,
    example,
    list: true,
  });
}
