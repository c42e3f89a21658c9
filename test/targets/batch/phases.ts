// phases.ts: how the stand-in for cmd.exe reads a line; see interpreter.ts.

/** What a line may hold once it is expanded. */
export const longestLine = 8191;

export interface Lookup {
  variable(name: string): string | undefined;
  argument(which: string): string;
}

interface Redirected {
  readonly targets: readonly string[];
}
export type Command = Redirected &
  (
    | { readonly kind: 'simple'; readonly name: string; readonly tail: string }
    | { readonly kind: 'sequence'; readonly commands: readonly Command[] }
    | {
        readonly kind: 'if';
        readonly negated: boolean;
        readonly test: 'defined' | 'exist' | 'same';
        readonly left: string;
        readonly right: string;
        readonly body: Command;
      }
    | { readonly kind: 'for'; readonly variable: string; readonly items: readonly string[]; readonly body: Command }
  );

/** Percent signs: a doubled one is one, arguments and variables are put in; what was put in is not looked at again. */
export function expandPercents(line: string, lookup: Lookup): string {
  return line.replace(/%%|%\*|%(\d)|%~[a-z]*(\d)|%([^%:\n]+)(?::([^%\n]*))?%|%/g, (all, digit, bare, name, change) => {
    if (all === '%%') return '%';
    if (all === '%*') return lookup.argument('*');
    if (digit !== undefined) return lookup.argument(digit);
    if (bare !== undefined) return lookup.argument(bare).replace(/^"|"$/g, '');
    if (name === undefined) return '';
    const value = lookup.variable(name);
    return value === undefined ? (change ?? '') : changed(value, change);
  });
}

/** Exclamation marks, where they count; a caret then escapes what follows it, in quotes too. */
export function expandDelayed(text: string, lookup: Lookup): string {
  if (!text.includes('!')) return text;
  return text.replace(/\^([\s\S])|!([^!:]+)(?::([^!]*))?!|!/g, (_all, escaped, name, change) => {
    if (escaped !== undefined) return escaped;
    const value = name === undefined ? undefined : lookup.variable(name);
    return value === undefined ? '' : changed(value, change);
  });
}

/** `:~start,count` or `:old=new`, where an asterisk before the old stands for all that is in front of it. */
function changed(value: string, change: string | undefined): string {
  if (change === undefined) return value;
  const part = /^~(-?\d+)(?:,(-?\d+))?$/.exec(change);
  if (part) {
    const from = Number(part[1]);
    const rest = value.slice(from);
    return part[2] === undefined ? rest : rest.slice(0, Number(part[2]));
  }
  const [, all, old = '', replacement = ''] = /^(\*?)([\s\S]+?)=([\s\S]*)$/.exec(change) ?? [];
  const place = value.toLowerCase().indexOf(old.toLowerCase());
  if (place < 0) return value;
  return all ? replacement + value.slice(place + old.length) : value.split(old).join(replacement);
}

/** The lines of a file, read one after the other and expanded as they are read. */
export class Lines {
  private readonly all: readonly string[];
  private next = 0;
  private line = '';
  private place = 0;

  constructor(
    text: string,
    private readonly expand: (line: string) => string,
  ) {
    this.all = text.split('\n');
  }

  more(): boolean {
    return this.next < this.all.length;
  }

  /** The sign that comes, from the next line where this one is over; empty at the end of the file. */
  peek(): string {
    if (this.place >= this.line.length && this.more()) {
      const line = this.expand(this.all[this.next++] as string).replaceAll('\r', '');
      this.line = line.length > longestLine ? '\n' : `${line}\n`;
      this.place = 0;
    }
    return this.line.charAt(this.place);
  }

  take(): string {
    const sign = this.peek();
    this.place++;
    return sign;
  }

  comes(what: RegExp): boolean {
    return this.peek() !== '' && what.test(this.line.slice(this.place, this.place + 2));
  }

  /** Outside of brackets, what is behind the end of a statement is lost. */
  dropRest(): void {
    this.place = this.line.length;
  }

  /** What is left of this line is not looked at. */
  dropLine(): void {
    const end = this.line.indexOf('\n', this.place);
    this.place = end < 0 ? this.line.length : end;
  }

  goTo(label: string): void {
    this.next = this.all.findIndex((line) => line.trim().toLowerCase() === `:${label.toLowerCase()}`);
    if (this.next < 0) throw new Error(`there is no label ${label}`);
    this.dropRest();
  }
}

/** One statement; nothing for an empty line, a label or a remark. */
export function parse(lines: Lines): Command | undefined {
  return parseSequence(lines, false);
}

function parseSequence(lines: Lines, inBrackets: boolean): Command | undefined {
  const commands: Command[] = [];
  for (;;) {
    skip(lines, inBrackets ? /[\s,;=@&|]/ : /[ \t,;=@]/);
    const sign = lines.peek();
    if (sign === '' || (sign === '\n' && !inBrackets)) break;
    if (inBrackets && sign === ')') {
      lines.take();
      break;
    }
    const command = parseCommand(lines, inBrackets);
    if (command) commands.push(command);
    if (inBrackets) continue;
    skip(lines, /[ \t]/);
    if (!/[&|]/.test(lines.peek() || '\n')) break;
    skip(lines, /[&|]/);
  }
  return commands.length > 1 || inBrackets ? { kind: 'sequence', commands, targets: [] } : commands[0];
}

function parseCommand(lines: Lines, inBrackets: boolean): Command | undefined {
  const targets: string[] = [];
  takeRedirections(lines, targets, inBrackets);
  if (lines.peek() === '(') {
    lines.take();
    const block = parseSequence(lines, true) as Command;
    takeRedirections(lines, targets, inBrackets);
    return { ...block, targets };
  }
  const name = takeText(lines, inBrackets, targets, /[\s,;=]/);
  if (/^(?:rem|:.*)$/i.test(name)) {
    // To the end of the line, whatever is in it: no caret continues it when a first word stands there, as ours do.
    lines.dropLine();
    return undefined;
  }
  if (/^if$/i.test(name)) return parseIf(lines, inBrackets);
  if (/^for$/i.test(name)) return parseFor(lines, inBrackets);
  return { kind: 'simple', name, tail: takeText(lines, inBrackets, targets), targets };
}

function parseIf(lines: Lines, inBrackets: boolean): Command {
  const word = () => takeWord(lines, inBrackets, /[\s,;=]/);
  let first = word();
  const negated = /^not$/i.test(first);
  if (negated) first = word();
  const one = /^(?:defined|exist)$/i.test(first);
  const test = one ? (first.toLowerCase() as 'defined' | 'exist') : 'same';
  const left = one ? word() : first;
  const right = one ? '' : word();
  return { kind: 'if', negated, test, left, right, body: parseRest(lines, inBrackets), targets: [] };
}

function parseFor(lines: Lines, inBrackets: boolean): Command {
  const variable = takeWord(lines, inBrackets, /\s/).slice(1);
  const items: string[] = [];
  takeWord(lines, inBrackets, /\s/);
  skip(lines, /[\s(]/);
  while (lines.peek() !== ')' && lines.peek() !== '') {
    items.push(takeWord(lines, true, /[\s,;=]/));
    skip(lines, /[\s,;=&|<>]/);
  }
  lines.take();
  takeWord(lines, inBrackets, /\s/);
  return { kind: 'for', variable, items, body: parseRest(lines, inBrackets), targets: [] };
}

/** What IF and FOR carry out: everything up to the end of the line, in brackets one command. */
function parseRest(lines: Lines, inBrackets: boolean): Command {
  skip(lines, /[ \t]/);
  const rest = inBrackets ? parseCommand(lines, true) : parseSequence(lines, false);
  return rest ?? { kind: 'sequence', commands: [], targets: [] };
}

function takeRedirections(lines: Lines, targets: string[], inBrackets: boolean): void {
  skip(lines, /[ \t]/);
  while (lines.comes(/^[12]?[<>]/)) {
    skip(lines, /[<>\d]/);
    const joined = lines.peek() === '&';
    if (joined) lines.take();
    const target = takeWord(lines, inBrackets, /[\s,;=]/).replaceAll('"', '');
    if (!joined) targets.push(target);
    skip(lines, /[ \t]/);
  }
}

function takeWord(lines: Lines, inBrackets: boolean, end: RegExp): string {
  skip(lines, /[ \t,;=]/);
  return takeText(lines, inBrackets, undefined, end);
}

/** Text up to what ends it: quotes make signs text, a caret the one sign behind it; a line feed ends it in quotes too. */
function takeText(lines: Lines, inBrackets: boolean, targets: string[] | undefined, end?: RegExp): string {
  let text = '';
  let quoted = false;
  for (;;) {
    const sign = lines.peek();
    if (sign === '' || sign === '\n') return text;
    if (!quoted && (/[&|]/.test(sign) || (inBrackets && sign === ')') || end?.test(sign))) return text;
    if (!quoted && /[<>]/.test(sign)) {
      if (!targets || end) return text;
      takeRedirections(lines, targets, inBrackets);
      continue;
    }
    lines.take();
    if (sign === '"') quoted = !quoted;
    if (sign !== '^' || quoted) text += sign;
    else text += escaped(lines);
  }
}

/** A caret before a line feed continues the line; the sign behind is text, even if it is a line feed, too. */
function escaped(lines: Lines): string {
  const sign = lines.take();
  return sign === '\n' ? lines.take() : sign;
}

function skip(lines: Lines, signs: RegExp): void {
  while (lines.peek() !== '' && signs.test(lines.peek())) lines.take();
}
