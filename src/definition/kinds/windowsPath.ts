import type { TextLimits } from '../forms/text.js';

/** An absolute path by the rules of https://learn.microsoft.com/windows/win32/fileio/naming-a-file. */
export function windowsPath(wildcards: boolean): Pick<TextLimits, 'characters' | 'pattern' | 'example'> {
  const start = '(?:[A-Za-z]:[\\\\/]|\\\\\\\\)';
  // Windows takes wildcards in the last part of a path only, so behind one there is no separator.
  const rest = wildcards ? `(?:[*?]${unitBut('\\\\/<>:"|')}*)?` : '';
  return {
    characters: `[^\\u0000-\\u001f\\u007f<>"|${wildcards ? '' : '?*'}]`,
    pattern: `${start}${unitBut('<>:"|?*')}*${rest}`,
    example: 'C:\\Folder\\File.txt',
  };
}

/** What such paths look like, in words that stand behind "paths". */
export function likeThese(wildcards: boolean): string {
  return `such as C:\\Folder\\File or \\\\server\\share\\File${wildcards ? ', with * and ? in its last part' : ''}`;
}

/** One character, whole, that is none of these. */
function unitBut(signs: string): string {
  return `(?:[^\\u0000-\\u001f\\u007f${signs}\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])`;
}
