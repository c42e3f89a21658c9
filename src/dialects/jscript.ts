import { type Dialect, escapeInCapitals, inAscii, isWholeNumber, onOneLine } from './dialect.js';

/**
 * JScript (ECMAScript 3), as Windows Script Host and scriptlet components run it.
 *
 * Everything but plain printable ASCII is an escape, so that a literal does not depend on the file's code page. So are the
 * signs that XML knows: in a component, the code stands in a CDATA section, which `]]>` would end. A comment begins with
 * `// `, a space behind it, because JScript compiles what stands behind `//@`.
 *
 * Source: https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/scripting-articles/8ka90k2e(v=vs.84)
 */
export const jscript: Dialect = {
  name: 'jscript',
  literal(value) {
    if (typeof value === 'boolean') return String(value);
    if (isWholeNumber(value)) return String(value);
    return `"${String(value).replace(/[^ -~]|["\\<>&]/g, escapeOf)}"`;
  },
  comment: (text) => inAscii(onOneLine(text)).replaceAll(']]>', ']] >'),
  encodingOf: () => ({ name: 'ascii', lineEnd: '\r\n' }),
};

function escapeOf(unit: string): string {
  if (unit === '"' || unit === '\\') return `\\${unit}`;
  return escapeInCapitals(unit);
}
