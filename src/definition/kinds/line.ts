import { type TextRule, textRule } from '../forms/text.js';

/** Any UTF-16 text on one line: no control characters, no half of a surrogate pair. */
export function lineRule(minimumLength: number, maximumLength: number, secret = false): TextRule {
  return textRule({
    characters: '[^\\u0000-\\u001f\\u007f]',
    pattern: '(?:[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])*',
    minimumLength,
    maximumLength,
    expected: 'a single line of text',
    example: 'Example',
    secret,
  });
}
