import { textRule } from '../forms/text.js';
import { type Always, defineKind } from './kind.js';
import { common, length } from './parts.js';
import { likeThese, windowsPath } from './windowsPath.js';

export const path = defineKind<Always<string>>()({
  name: 'path',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('path'),
        ...common(z),
        wildcards: z.literal(true).optional().describe('The last part may hold * and ?, as in C:\\Photos\\*.jpg.'),
        maximumLength: length(z).min(3).max(259).optional(),
        default: z.string().optional(),
      })
      .describe('An absolute Windows path, such as C:\\Reports\\May.xlsx or \\\\server\\share\\May.xlsx.'),
  rule: ({ wildcards = false, maximumLength = 259 }) =>
    textRule({
      ...windowsPath(wildcards),
      minimumLength: 3,
      maximumLength,
      expected: `an absolute path ${likeThese(wildcards)}`,
    }),
  given: 'word',
  completedBy: 'files',
  isPiped: true,
});
