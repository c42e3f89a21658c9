import { Block } from './block.js';
import { folded, type IniFile } from './file.js';
import { type IniLine, readLine } from './lines.js';
import { checkKeyName, checkSectionName, readValue, type ValueLimit, writeValue } from './value.js';

/** Edits of a settings file, one after the other, each in a time that does not grow with the file. */
export class IniEditor {
  /** The lines before the first section, and those of each section. */
  readonly #blocks: Block[];
  readonly #byName = new Map<string, Block>();
  #changed = false;

  constructor(private readonly before: IniFile) {
    const blocks: Block[] = [new Block(undefined)];
    for (const line of before.lines) {
      if (line.kind === 'section') blocks.push(new Block(line));
      else blocks.at(-1)?.lines.push(line);
    }
    for (const block of blocks) {
      const name = folded(block.head?.name ?? '');
      if (block.head && !this.#byName.has(name)) this.#byName.set(name, block);
    }
    this.#blocks = blocks;
  }

  /** The file as it is by now. */
  get file(): IniFile {
    if (!this.#changed) return this.before;
    return { ...this.before, lines: this.#blocks.flatMap(({ head, lines }) => (head ? [head, ...lines] : lines)) };
  }

  /** As `getKey`. */
  get(section: string, key: string): string | undefined {
    const block = this.#byName.get(folded(section));
    const line = block?.lines[block.placeOf(key) ?? -1];
    return line?.value === undefined ? undefined : readValue(line.value);
  }

  /**
   * Gives a key a value, in its own line where it has one, else in a new one behind the section's last key. A section that
   * is not there is added. Nothing changes when the value is the same.
   *
   * @param limit how much of it is read.
   * @throws RefusedError for a name or a value that would not be read back as it is.
   */
  set(section: string, key: string, value: string, limit?: ValueLimit): void {
    checkKeyName(key);
    const written = writeValue(key, value, limit);
    if (this.get(section, key) === value) return;
    this.addSection(section);
    const block = this.#byName.get(folded(section));
    if (!block) return;
    const own = block.placeOf(key);
    const line = block.lines[own ?? -1];
    if (own === undefined || !line) this.#insert(block, block.end, `${key}=${written}`);
    // A name without an equals sign stays, behind the new line: it would hide one that came later.
    else if (line.value === undefined) this.#insert(block, own, `${key}=${written}`);
    else this.#replace(block, own, written);
  }

  /** Removes a key, with the lines of the same name that would take its place. Nothing changes where there is none. */
  remove(section: string, key: string): void {
    const block = this.#byName.get(folded(section));
    if (block?.placeOf(key) === undefined) return;
    block.set(block.lines.filter(({ kind, name }) => kind !== 'key' || folded(name) !== folded(key)));
    this.#changed = true;
  }

  /** Adds a section at the end. Nothing changes when there is one. */
  addSection(section: string): void {
    checkSectionName(section);
    if (this.#byName.has(folded(section))) return;
    const last = this.#blocks.at(-1);
    const end = last ? this.#lineEnd(last, last.lines.length) : '\r\n';
    if (last) this.#close(last, last.lines.length, end);
    const block = new Block(this.#line(`[${section}]${end}`));
    this.#blocks.push(block);
    this.#byName.set(folded(section), block);
    this.#changed = true;
  }

  /** The value of the last line is kept apart from half a character behind it, which Windows may read as a whole one. */
  #replace(block: Block, place: number, written: string): void {
    const { encoding, rest } = this.before;
    const line = block.lines[place];
    if (!line) return;
    const lineEnd = line.bytes.subarray(line.lineEnd * encoding.unit);
    const open = lineEnd.length === 0 && rest.length > 0;
    const parts = [line.bytes.subarray(0, line.valueStart * encoding.unit), encoding.encode(written), lineEnd];
    const bytes = open ? [...parts, encoding.encode(this.#lineEnd(block, place))] : parts;
    block.lines[place] = readLine(Buffer.concat(bytes), encoding);
    this.#changed = true;
  }

  /** A new line ends as the one before it does; one before it that has no end is given one. */
  #insert(block: Block, place: number, text: string): void {
    const end = this.#lineEnd(block, place);
    this.#close(block, place, end);
    block.insert(place, this.#line(text + end));
    this.#changed = true;
  }

  #line(text: string): IniLine {
    return readLine(this.before.encoding.encode(text), this.before.encoding);
  }

  /** Gives the line before a place the end that it has not: only the last one of a file has none. */
  #close(block: Block, place: number, end: string): void {
    const line = place > 0 ? block.lines[place - 1] : block.head;
    if (!line || this.#endOf(line) !== '') return;
    const { encoding } = this.before;
    const closed = readLine(Buffer.concat([line.bytes, encoding.encode(end)]), encoding);
    if (place > 0) block.lines[place - 1] = closed;
    else block.head = closed;
  }

  /** The end of the line before a place, or of the last one that has an end. */
  #lineEnd(block: Block, place: number): string {
    for (let index = this.#blocks.lastIndexOf(block); index >= 0; index--) {
      const { head, lines } = this.#blocks[index] ?? block;
      const before = index === this.#blocks.lastIndexOf(block) ? place : lines.length;
      for (let line = before - 1; line >= -1; line--) {
        const one = line === -1 ? head : lines[line];
        const end = one ? this.#endOf(one) : '';
        if (end !== '') return end;
      }
    }
    return '\r\n';
  }

  #endOf(line: IniLine): string {
    const { encoding } = this.before;
    return encoding.decode(line.bytes.subarray(line.lineEnd * encoding.unit));
  }
}
