import { folded } from './file.js';
import type { IniLine } from './lines.js';

/** The lines of one section while a file is edited, and where its keys are among them. */
export class Block {
  lines: IniLine[] = [];
  #places: Map<string, number> | undefined;
  #end: number | undefined;

  constructor(public head: IniLine | undefined) {}

  /** Where a key stands; undefined where there is none. Of those of the same name, only the first counts. */
  placeOf(key: string): number | undefined {
    if (!this.#places) {
      this.#places = new Map();
      for (const [place, { kind, name }] of this.lines.entries()) {
        if (kind === 'key' && !this.#places.has(folded(name))) this.#places.set(folded(name), place);
      }
    }
    return this.#places.get(folded(key));
  }

  /** The place behind the last key. */
  get end(): number {
    this.#end ??= this.lines.findLastIndex(({ kind }) => kind !== 'other') + 1;
    return this.#end;
  }

  insert(place: number, line: IniLine): void {
    const isAtEnd = place === this.end;
    this.lines.splice(place, 0, line);
    if (isAtEnd) {
      this.#places?.set(folded(line.name), place);
      this.#end = place + 1;
    } else this.set(this.lines);
  }

  set(lines: IniLine[]): void {
    this.lines = lines;
    this.#places = undefined;
    this.#end = undefined;
  }
}
