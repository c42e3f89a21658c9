import type { IniEncoding } from './encoding.js';

/** A line of a settings file. Its bytes are never made anew unless it is edited. */
export interface IniLine {
  /** With the line end. */
  readonly bytes: Uint8Array;
  /** What the line is to Windows. A line that is `other` says nothing: blank, or no more than a mistake. */
  readonly kind: 'section' | 'key' | 'other';
  /** The name of the section or of the key. */
  readonly name: string;
  /** What stands behind the equals sign, without blanks around it; undefined where there is none. */
  readonly value?: string;
  /** Where in the bytes the value begins, and where the line end does. */
  readonly valueStart: number;
  readonly lineEnd: number;
}

/** The lines of a text, of which nothing is lost. A carriage return ends a line, a line feed does, and both do. */
export function splitLines(bytes: Uint8Array, encoding: IniEncoding): IniLine[] {
  const structure = structureOf(bytes, encoding);
  const lines = structure.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g);
  return [...lines].map(({ index, 0: line }) => {
    const end = index + line.length;
    return readLine(bytes.subarray(index * encoding.unit, end * encoding.unit), encoding);
  });
}

/**
 * What one line says, by the rules of GetPrivateProfileString. A semicolon begins a comment only by making a name that
 * nobody asks for.
 */
export function readLine(bytes: Uint8Array, encoding: IniEncoding): IniLine {
  const structure = structureOf(bytes, encoding);
  const lineEnd = /[\r\n]*$/.exec(structure)?.index ?? structure.length;
  const text = trimmed(encoding.decode(bytes));
  const closing = text.startsWith('[') ? text.lastIndexOf(']') : -1;
  const other = { bytes, kind: 'other', name: '', valueStart: lineEnd, lineEnd } as const;
  if (closing > 0) return { ...other, kind: 'section', name: trimmed(text.slice(1, closing)) };
  const equals = text.indexOf('=');
  const name = trimmed(equals === -1 ? text : text.slice(0, equals));
  if (name === '' || name.startsWith(';')) return other;
  if (equals === -1) return { ...other, kind: 'key', name };
  const valueStart = Math.min(lineEnd, structure.indexOf('=') + 1);
  const blanks = /^[\t\v\f\r\x1a ]*/.exec(structure.slice(valueStart, lineEnd))?.[0].length ?? 0;
  return { ...other, kind: 'key', name, value: trimmed(text.slice(equals + 1)), valueStart: valueStart + blanks };
}

/**
 * A text in which a character is where it is in the bytes, fit to find what the structure of a line is made of: no code
 * page of Windows has these characters as the second half of another.
 */
function structureOf(bytes: Uint8Array, { unit }: IniEncoding): string {
  return Buffer.from(bytes).toString(unit === 2 ? 'utf16le' : 'latin1');
}

/** Ctrl+Z, the end of a file under DOS, is a blank too. */
function trimmed(text: string): string {
  // An expression that looks for blanks at the end begins anew at every blank.
  let end = text.length;
  while (end > 0 && blanks.includes(text[end - 1] ?? '')) end--;
  let start = 0;
  while (start < end && blanks.includes(text[start] ?? '')) start++;
  return text.slice(start, end);
}

const blanks = '\t\n\v\f\r\x1a ';
