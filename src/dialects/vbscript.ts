import { type Dialect, isWholeNumber, onOneLine } from './dialect.js';

/**
 * VBScript, as Windows Script Host runs it.
 *
 * String literals double their quotes; everything but printable ASCII is written with ChrW, so that literals do not
 * depend on the file's code page. A file is ASCII, or UTF-16LE with BOM when a comment needs it: Windows Script Host
 * reads no UTF-8 (https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/windows-scripting/9bbdkx3k(v=vs.84)).
 */
export const vbscript: Dialect = {
  name: 'vbscript',
  literal(value) {
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    if (isWholeNumber(value)) return String(value);
    return textLiteral(String(value));
  },
  /** An underscore at the end of a line would make the next one a part of it. */
  comment: (text) => onOneLine(text).replace(/_(?=\s*$)/, '\\u005F'),
  encodingOf(text) {
    const ascii = /^[\r\n\t -~]*$/.test(text);
    return { name: ascii ? 'ascii' : 'utf-16le with BOM', lineEnd: '\r\n' };
  },
};

function textLiteral(text: string): string {
  const runs = text.match(/[ -~]+|[^ -~]/g) ?? [];
  if (runs.length === 0) return '""';
  return runs
    .map((run) => (/^[ -~]/.test(run) ? `"${run.replaceAll('"', '""')}"` : `ChrW(${run.charCodeAt(0)})`))
    .join(' & ');
}
