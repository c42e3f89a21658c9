import { listSeparator } from '../limits.js';
import { type TextRule, textRule } from './textRule.js';

/** An absolute path by the rules of https://learn.microsoft.com/windows/win32/fileio/naming-a-file. */
export function pathRule(wildcards: boolean, maximumLength: number): TextRule {
  const { characters, pattern } = onePath(wildcards);
  return textRule(characters, pattern, 3, maximumLength, `an absolute path ${likeThese}${wild(wildcards)}`, {});
}

/** Such paths, one or more. */
export function pathsRule(wildcards: boolean, maximumLength: number): TextRule {
  const { characters, pattern } = onePath(wildcards);
  const expected = `absolute paths ${likeThese}${wild(wildcards)}, with ${listSeparator} between them`;
  const all = `${pattern}(?:\\|${pattern})*`;
  return textRule(characters.replace('|', ''), all, 3, maximumLength, expected, { list: true });
}

const likeThese = 'such as C:\\Folder\\File or \\\\server\\share\\File';

function wild(wildcards: boolean): string {
  return wildcards ? ', with * and ? in its last part' : '';
}

/** Windows takes wildcards in the last part of a path only, so behind one there is no separator. */
function onePath(wildcards: boolean): { characters: string; pattern: string } {
  const start = '(?:[A-Za-z]:[\\\\/]|\\\\\\\\)';
  const rest = wildcards ? `(?:[*?]${unitBut('\\\\/<>:"|')}*)?` : '';
  return {
    characters: `[^\\u0000-\\u001f\\u007f<>"|${wildcards ? '' : '?*'}]`,
    pattern: `${start}${unitBut('<>:"|?*')}*${rest}`,
  };
}

/** One character, whole, that is none of these. */
function unitBut(signs: string): string {
  return `(?:[^\\u0000-\\u001f\\u007f${signs}\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])`;
}
