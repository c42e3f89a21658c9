import { type Dialect, isWholeNumber, onOneLine } from './dialect.js';

/**
 * PowerShell, Windows PowerShell 5.1 and PowerShell 7.
 *
 * A literal is in single quotes, in which only single quotes are special: the ASCII one and, unlike in other
 * languages, the curly ones U+2018 to U+201B (about_Quoting_Rules; the tokenizer's IsSingleQuote). Control characters
 * are written as numbers, so that a file can be read and signed as text. Windows PowerShell reads a file without BOM
 * as ANSI (about_Character_Encoding).
 */
export const powershell: Dialect = {
  name: 'powershell',
  literal(value) {
    if (typeof value === 'boolean') return value ? '$true' : '$false';
    if (isWholeNumber(value)) return String(value);
    return textLiteral(String(value));
  },
  /** Safe behind # and inside <# #>. */
  comment: (text) => onOneLine(text).replaceAll('#>', '# >').replaceAll('<#', '< #'),
  encodingOf: () => ({ name: 'utf-8 with BOM', lineEnd: '\r\n' }),
};

function textLiteral(text: string): string {
  const runs =
    text.match(/[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]+|[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) ?? [];
  if (runs.length === 0) return "''";
  const parts = mergeText(runs).map((run) => (isText(run) ? quote(run) : `[char]${run.charCodeAt(0)}`));
  if (parts.length === 1 && isText(text)) return parts[0] ?? "''";
  return `(${["''", ...parts].join(' + ')})`;
}

function quote(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

function isText(run: string): boolean {
  return /^(?:[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])+$/.test(run);
}

function mergeText(runs: readonly string[]): string[] {
  const merged: string[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last !== undefined && isText(last) && isText(run)) merged[merged.length - 1] = last + run;
    else merged.push(run);
  }
  return merged;
}
