import { type AnsiCoder, encodingOf, hasUtf8Mark, type IniEncoding } from './iniEncoding.js';
import { type IniLine, readLine, splitLines } from './iniLines.js';
import { checkKeyName, checkSectionName, longestValue, readValue, writeValue } from './iniValue.js';

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
 * @param source what to call the file in errors and notes.
 * @throws FailedError for an encoding that the phone cannot read.
 */
export function readIni(bytes: Uint8Array, coder: AnsiCoder, source = 'The settings file'): IniFile {
  const { start, ...encoding } = encodingOf(bytes, coder, source);
  const end = bytes.length - ((bytes.length - start) % encoding.unit);
  return {
    encoding,
    mark: bytes.subarray(0, start),
    lines: splitLines(bytes.subarray(start, end), encoding),
    rest: bytes.subarray(end),
    notes: hasUtf8Mark(bytes) ? [utf8Note(source)] : [],
  };
}

/** A file as the phone makes a new one. */
export function emptyIni(coder: AnsiCoder): IniFile {
  return readIni(Buffer.from('\ufeff[Settings]\r\n', 'utf16le'), coder);
}

export function iniBytes({ mark, lines, rest }: IniFile): Buffer {
  return Buffer.concat([mark, ...lines.map(({ bytes }) => bytes), rest]);
}

/**
 * The value that Windows reads: of sections and keys of the same name, only the first counts, and case does not.
 * Undefined when there is none.
 */
export function getKey(file: IniFile, section: string, key: string): string | undefined {
  const wanted = folded(key);
  const line = linesOf(file, section).find(({ name }) => folded(name) === wanted);
  return line?.value === undefined ? undefined : readValue(line.value);
}

/** The names of all sections, in their order, each once. */
export function sectionNames({ lines }: IniFile): string[] {
  const names = lines.filter(({ kind }) => kind === 'section').map(({ name }) => name);
  return names.filter((name, place) => names.findIndex((other) => folded(other) === folded(name)) === place);
}

/** The names of the keys of a section that have a value, in their order, each once. */
export function keyNames(file: IniFile, section: string): string[] {
  return keyValues(file, section).map(([key]) => key);
}

/** The keys of a section with what Windows reads for each, as `getKey` does, in their order. */
export function keyValues(file: IniFile, section: string): [key: string, value: string][] {
  const seen = new Set<string>();
  return linesOf(file, section).flatMap(({ name, value }) => {
    const known = seen.has(folded(name));
    seen.add(folded(name));
    return known || value === undefined ? [] : [[name, readValue(value)] as [string, string]];
  });
}

export function hasSection(file: IniFile, section: string): boolean {
  return placeOf(file, section) !== undefined;
}

/**
 * Gives a key a value, in its own line where it has one, else in a new one behind the section's last key. A section that
 * is not there is added. Nothing changes when the value is the same.
 *
 * @throws RefusedError for a name or a value that would not be read back as it is.
 */
export function setKey(
  file: IniFile,
  section: string,
  key: string,
  value: string,
  longest: number = longestValue,
): IniFile {
  checkKeyName(key);
  const written = writeValue(key, value, longest);
  if (getKey(file, section, key) === value) return file;
  const { start, end } = placeOf(file, section) ?? {};
  if (start === undefined || end === undefined) return setKey(addSection(file, section), section, key, value, longest);
  const isKey = (line: IniLine) => line.kind === 'key' && folded(line.name) === folded(key);
  const own = file.lines.findIndex((line, place) => place > start && place < end && isKey(line));
  const line = file.lines[own];
  // A name without an equals sign stays, behind the new line: it would hide one that came later.
  if (line && line.value === undefined) return insert(file, own, `${key}=${written}`);
  if (line) return replace(file, own, written);
  const last = file.lines.findLastIndex(({ kind }, place) => place >= start && place < end && kind !== 'other');
  return insert(file, last + 1, `${key}=${written}`);
}

/** Removes a key, with the lines of the same name that would take its place. Nothing changes where there is none. */
export function removeKey(file: IniFile, section: string, key: string): IniFile {
  const own = new Set(linesOf(file, section).filter(({ name }) => folded(name) === folded(key)));
  return own.size === 0 ? file : { ...file, lines: file.lines.filter((line) => !own.has(line)) };
}

/** Adds a section at the end. Nothing changes when there is one. */
export function addSection(file: IniFile, section: string): IniFile {
  checkSectionName(section);
  return hasSection(file, section) ? file : insert(file, file.lines.length, `[${section}]`);
}

/** The lines of keys in the first section of a name. */
function linesOf(file: IniFile, section: string): IniLine[] {
  const { start, end } = placeOf(file, section) ?? {};
  return start === undefined ? [] : file.lines.slice(start, end).filter(({ kind }) => kind === 'key');
}

/** Where the first section of a name begins, and where the next one does. */
function placeOf({ lines }: IniFile, section: string): { start: number; end: number } | undefined {
  const wanted = folded(section);
  const start = lines.findIndex(({ kind, name }) => kind === 'section' && folded(name) === wanted);
  if (start === -1) return undefined;
  const next = lines.findIndex(({ kind }, place) => place > start && kind === 'section');
  return { start, end: next === -1 ? lines.length : next };
}

/** The value of the last line is kept apart from half a character behind it, which Windows may read as a whole one. */
function replace(file: IniFile, place: number, written: string): IniFile {
  const { encoding, lines, rest } = file;
  const line = lines[place];
  if (!line) return file;
  const [start, end] = [line.valueStart * encoding.unit, line.lineEnd * encoding.unit];
  const lineEnd = line.bytes.subarray(end);
  const open = lineEnd.length === 0 && rest.length > 0;
  const parts = [line.bytes.subarray(0, start), encoding.encode(written), lineEnd];
  const bytes = Buffer.concat(open ? [...parts, encoding.encode(lineEndOf(file, place))] : parts);
  return { ...file, lines: lines.with(place, readLine(bytes, encoding)) };
}

/** A new line ends as the one before it does; one before it that has no end is given one. */
function insert(file: IniFile, place: number, text: string): IniFile {
  const { encoding, lines } = file;
  const end = lineEndOf(file, place);
  const line = readLine(encoding.encode(text + end), encoding);
  const before = lines[place - 1];
  const open = before !== undefined && before.lineEnd * encoding.unit === before.bytes.length;
  const closed = open ? [readLine(Buffer.concat([before.bytes, encoding.encode(end)]), encoding)] : [];
  return { ...file, lines: [...lines.slice(0, open ? place - 1 : place), ...closed, line, ...lines.slice(place)] };
}

function lineEndOf({ lines, encoding }: IniFile, place: number): string {
  const ends = lines.slice(0, place).map((line) => encoding.decode(line.bytes.subarray(line.lineEnd * encoding.unit)));
  return ends.findLast((end) => end !== '') ?? '\r\n';
}

/** Case as Windows ignores it: letter by letter, and never between ASCII and the rest. */
function folded(name: string): string {
  return name.replace(/./gs, (letter) => {
    const upper = letter.toUpperCase();
    return upper.length === 1 && /[\0-\x7f]/.test(upper) === /[\0-\x7f]/.test(letter) ? upper : letter;
  });
}

function utf8Note(source: string): string {
  return `${source} begins with a UTF-8 mark, which the phone does not know: it misreads the first line and every letter that is not ASCII. Save it as UTF-16LE with byte order mark.`;
}
