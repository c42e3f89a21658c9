import { showCharacter } from '../characters.js';
import { RefusedError } from '../errors.js';

/** A command of an EXECUTE transaction. */
export interface DdeCommand {
  readonly name: string;
  readonly arguments: readonly string[];
}

/** In UTF-16 code units: every argument of the longest command in quotes, and each of its characters doubled. */
export const longestCommand = 4096;

/**
 * Reads `[Name]`, `[Name()]` or `[Name(argument,"argument")]`. An argument in double quotes may hold anything, a quote
 * doubled; one without may hold no brackets, parentheses, commas or quotes. Spaces beside these signs mean nothing.
 *
 * DDE allows several commands in one text. This takes exactly one, so that whoever fills in an argument cannot add another.
 *
 * @throws RefusedError that says where the text stops being a command.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-execute
 */
export function parseDdeCommand(text: string): DdeCommand {
  if (text.length > longestCommand) {
    throw new RefusedError('', `A command may have ${longestCommand} characters at most; this has ${text.length}.`);
  }
  const reader = new Reader(text);
  if (!text.startsWith('[')) throw reader.error('a command begins with [, as in [Dial(5551234)]');
  reader.takes('[');
  const name = reader.match(/[A-Za-z][A-Za-z0-9]*/y);
  if (name === undefined) throw reader.error('expected the name of a command, as in [Answer]');
  const list = reader.takes('(') ? argumentList(reader) : [];
  reader.take(
    ']',
    'expected ] behind the command; an argument that holds [ ] ( ) , " or spaces stands in double quotes',
  );
  if (!reader.atEnd) throw reader.error('one transaction carries one command, and nothing may stand behind its ]');
  return { name, arguments: list };
}

function argumentList(reader: Reader): string[] {
  if (reader.takes(')')) return [];
  const list = [argument(reader)];
  while (reader.takes(',')) list.push(argument(reader));
  reader.take(')', 'expected , or ) behind an argument; one that holds [ ] ( ) , " or spaces stands in double quotes');
  return list;
}

function argument(reader: Reader): string {
  const quoted = reader.match(/"(?:[^"]|"")*"/y);
  if (quoted !== undefined) return quoted.slice(1, -1).replaceAll('""', '"');
  return (reader.match(/[^[\](),"]*/y) ?? '').replace(/ +$/, '');
}

/** Reads a text from left to right, and over the spaces in front of what it looks for. */
class Reader {
  #position = 0;

  constructor(private readonly text: string) {}

  get atEnd(): boolean {
    return this.#position === this.text.length;
  }

  /** What a sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    while (this.text[this.#position] === ' ') this.#position++;
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.text)?.[0];
    this.#position += found?.length ?? 0;
    return found;
  }

  /** Goes on behind a sign, if it is the next. */
  takes(sign: '[' | ']' | '(' | ')' | ','): boolean {
    return this.match(signs[sign]) !== undefined;
  }

  take(sign: ']' | ')', expected: string): void {
    if (!this.takes(sign)) throw this.error(expected);
  }

  error(expected: string): RefusedError {
    const found = this.atEnd ? 'the end' : showCharacter(this.text.charAt(this.#position));
    return new RefusedError('', `Not a command: ${found} at position ${this.#position + 1}; ${expected}.`);
  }
}

const signs = { '[': /\[/y, ']': /\]/y, '(': /\(/y, ')': /\)/y, ',': /,/y };
