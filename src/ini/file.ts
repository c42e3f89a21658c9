import type { FileBytes } from '../bytes.js';
import { type AnsiCoder, encodingOf, hasUtf8Mark, type IniEncoding, type IniNames } from './encoding.js';
import { type IniLine, splitLines } from './lines.js';
import { readValue } from './value.js';

/** A settings file as Windows reads it, and all that it is made of. Never changed: an edit gives another one. */
export interface IniFile {
  readonly encoding: IniEncoding;
  /** What stands before the first line: a byte order mark, or nothing. */
  readonly mark: Uint8Array;
  readonly lines: readonly IniLine[];
  /** Half a character at the end, of a file that was cut off. */
  readonly rest: Uint8Array;
  /** What is odd about the file, for its owner to know. */
  readonly notes: readonly string[];
}

/**
 * Reads a settings file.
 *
 * @param names what to call the file, and who reads it, in errors and notes.
 * @throws FailedError for an encoding in which it is not read.
 */
export function readIni(bytes: Uint8Array, coder: AnsiCoder, names: Partial<IniNames> = {}): IniFile {
  const called = { source: 'The settings file', reader: 'its program', ...names };
  const { start, ...encoding } = encodingOf(bytes, coder, called);
  const end = bytes.length - ((bytes.length - start) % encoding.unit);
  return {
    encoding,
    mark: bytes.subarray(0, start),
    lines: splitLines(bytes.subarray(start, end), encoding),
    rest: bytes.subarray(end),
    notes: hasUtf8Mark(bytes) ? [utf8Note(called)] : [],
  };
}

export function iniBytes({ mark, lines, rest }: IniFile): FileBytes {
  return Buffer.concat([mark, ...lines.map(({ bytes }) => bytes), rest]);
}

/**
 * The value that Windows reads: of sections and keys of the same name, only the first counts, and case does not.
 * Undefined when there is none.
 */
export function getKey(file: IniFile, section: string, key: string): string | undefined {
  const line = indexOf(file).get(folded(section))?.keys.get(folded(key));
  return line?.value === undefined ? undefined : readValue(line.value);
}

/** The names of all sections, in their order, each once. */
export function sectionNames(file: IniFile): string[] {
  return [...indexOf(file).values()].map(({ name }) => name);
}

/** The names of the keys of a section that have a value, in their order, each once. */
export function keyNames(file: IniFile, section: string): string[] {
  return keyValues(file, section).map(([key]) => key);
}

/** The keys of a section with what Windows reads for each, as `getKey` does, in their order. */
export function keyValues(file: IniFile, section: string): [key: string, value: string][] {
  const lines = [...(indexOf(file).get(folded(section))?.keys.values() ?? [])];
  return lines.flatMap(({ name, value }) => (value === undefined ? [] : [[name, readValue(value)]]));
}

interface Section {
  readonly name: string;
  /** The lines that count, by their names. */
  readonly keys: Map<string, IniLine>;
}

/** The sections that count, by their names. A file never changes, so that they are looked for once. */
function indexOf(file: IniFile): ReadonlyMap<string, Section> {
  const known = indexes.get(file);
  if (known) return known;
  const index = new Map<string, Section>();
  let section: Section | undefined;
  for (const line of file.lines) {
    const name = folded(line.name);
    if (line.kind === 'section') {
      section = index.has(name) ? undefined : { name: line.name, keys: new Map() };
      if (section) index.set(name, section);
    } else if (line.kind === 'key' && section && !section.keys.has(name)) section.keys.set(name, line);
  }
  indexes.set(file, index);
  return index;
}

const indexes = new WeakMap<IniFile, ReadonlyMap<string, Section>>();

/** A name by which its equals are known: case as Windows ignores it, letter by letter, and never between ASCII and the rest. */
export function folded(name: string): string {
  if (/^[\0-\x7f]*$/.test(name)) return name.toUpperCase();
  return name.replace(/./gs, (letter) => {
    const upper = letter.toUpperCase();
    return upper.length === 1 && /[\0-\x7f]/.test(upper) === /[\0-\x7f]/.test(letter) ? upper : letter;
  });
}

function utf8Note({ source, reader }: IniNames): string {
  return `${source} begins with a UTF-8 byte order mark, which ${reader} does not know: it misreads the first line and every letter that is not ASCII. Save it as UTF-16LE with byte order mark.`;
}
