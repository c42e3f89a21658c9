import { escapeOf } from '../../characters.js';
import { type Dialect, DialectError } from '../../dialects/dialect.js';
import { powershell } from '../../dialects/index.js';

/** How the files of a module that are not PowerShell write values. All of them are UTF-8 with BOM, CRLF. */

/** Windows PowerShell's C# compiler reads a file without BOM as ANSI too. The template writes names and comments only. */
export const csharp: Dialect = {
  name: 'csharp',
  literal(value) {
    const text = String(value);
    const escaped = text.replace(/[^ -~]|["\\]/g, escapeOf);
    return `"${escaped}"`;
  },
  comment: powershell.comment,
  encodingOf: powershell.encodingOf,
};

/** Text for people, such as an about_ topic. */
export const plainText: Dialect = {
  name: 'text',
  literal: (value) => powershell.comment(String(value)),
  comment: powershell.comment,
  encodingOf: powershell.encodingOf,
};

/** XML 1.0 content and attribute values. */
export const xml: Dialect = {
  name: 'xml',
  literal(value) {
    const text = String(value);
    const unsupported = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
    if (unsupported) throw new DialectError('xml', unsupported[0], text);
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  },
  comment: (text) => powershell.comment(text).replaceAll('--', '- -'),
  encodingOf: powershell.encodingOf,
};
