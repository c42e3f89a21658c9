// interpreter.ts: a stand-in for cmd.exe that carries out so much of a batch file as reads its arguments. It is written
// from what is published of the phases in which cmd.exe reads a line, which Wine's cmd does not have: percent signs, then
// carriage returns, then signs that act, FOR's variables, exclamation marks, redirection, CALL.
//
// Source: https://stackoverflow.com/a/4095133 (phases), https://stackoverflow.com/a/7970912 (percent signs)

import { type Command, expandDelayed, expandPercents, Lines, type Lookup, longestLine, parse } from './phases.js';

export interface Outcome {
  readonly exitCode: number;
  /** Everything that was started which is no command of cmd itself, as it would have been started. */
  readonly started: readonly string[];
  /** The files into which something was redirected, but for NUL. */
  readonly written: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
}

export interface Surroundings {
  readonly variables?: Readonly<Record<string, string>>;
  /** Files of the current folder. */
  readonly files?: readonly string[];
  /** The command line of cmd itself. */
  readonly commandLine?: string;
}

/** Runs the text of a batch file that was given these arguments, which hold whatever a caller can put there. */
export function runBatch(script: string, given: string, surroundings: Surroundings = {}): Outcome {
  return new Interpreter(script, given, surroundings).run();
}

class Interpreter {
  private readonly lines: Lines;
  private readonly words: string[];
  private readonly started: string[] = [];
  private readonly written: string[] = [];
  private readonly scopes: { variables: Map<string, string>; delayed: boolean }[] = [];
  private variables: Map<string, string>;
  private delayed = false;
  private exitCode: number | undefined;
  private jumped = false;

  constructor(
    script: string,
    private readonly given: string,
    private readonly surroundings: Surroundings,
  ) {
    this.lines = new Lines(script, (line) => expandPercents(line, this.lookup));
    this.words = wordsOf(given);
    const variables = { PATHEXT: '.COM;.EXE;.BAT;.CMD', ...surroundings.variables };
    this.variables = new Map(Object.entries(variables).map(([name, value]) => [name.toUpperCase(), value]));
  }

  run(): Outcome {
    for (let steps = 0; this.exitCode === undefined && this.lines.more(); steps++) {
      if (steps > 5000) throw new Error('this batch file does not end');
      const statement = parse(this.lines);
      this.lines.dropRest();
      this.jumped = false;
      if (statement) this.execute(statement, new Map());
    }
    const { started, written, variables } = this;
    return { exitCode: this.exitCode ?? 0, started, written, variables };
  }

  private readonly lookup: Lookup = {
    variable: (name) => {
      const key = name.toUpperCase();
      if (this.variables.has(key)) return this.variables.get(key);
      if (key === 'RANDOM') return String(Math.floor(Math.random() * 32768));
      return key === 'CMDCMDLINE' ? (this.surroundings.commandLine ?? 'cmd.exe') : undefined;
    },
    argument: (which) =>
      which === '*' ? this.given : which === '0' ? 'C:\\scripts\\' : (this.words[Number(which) - 1] ?? ''),
  };

  private execute(command: Command, loop: ReadonlyMap<string, string>): void {
    if (this.exitCode !== undefined || this.jumped) return;
    const value = (text: string) => this.value(text, loop);
    for (const target of command.targets.map(value)) if (target.toLowerCase() !== 'nul') this.written.push(target);
    switch (command.kind) {
      case 'sequence':
        for (const one of command.commands) this.execute(one, loop);
        return;
      case 'if': {
        const { left, right, test, negated } = command;
        const holds =
          test === 'defined'
            ? this.lookup.variable(value(left)) !== undefined
            : test === 'same' && value(left) === value(right);
        if (holds !== negated) this.execute(command.body, loop);
        return;
      }
      case 'for':
        for (const item of command.items.map(value)) {
          this.execute(command.body, new Map([...loop, [command.variable, item]]));
        }
        return;
      case 'simple':
        this.carryOut(value(command.name), value(command.tail));
    }
  }

  /** The phases of FOR's variables and of exclamation marks. */
  private value(text: string, loop: ReadonlyMap<string, string>): string {
    const filled = text.replace(/%(~?)([a-z])/g, (all, bare, name) => {
      const item = loop.get(name);
      return item === undefined ? all : bare ? item.replace(/^"|"$/g, '') : item;
    });
    return this.delayed ? expandDelayed(filled, this.lookup) : filled;
  }

  private carryOut(name: string, tail: string): void {
    switch (name.toLowerCase()) {
      case 'echo':
      case 'echo.':
        return;
      case 'set':
        this.set(tail.trimStart());
        return;
      case 'setlocal':
        this.scopes.push({ variables: new Map(this.variables), delayed: this.delayed });
        if (/DelayedExpansion/i.test(tail)) this.delayed = /EnableDelayedExpansion/i.test(tail);
        return;
      case 'endlocal': {
        const scope = this.scopes.pop();
        if (scope) ({ variables: this.variables, delayed: this.delayed } = scope);
        return;
      }
      case 'goto':
        this.jumped = true;
        this.lines.goTo(tail.trim());
        return;
      case 'shift':
        this.words.shift();
        return;
      case 'exit':
        this.exitCode = Number(/\d+/.exec(tail)?.[0] ?? 0);
        return;
      case 'call':
        this.call(tail);
        return;
      default:
        this.started.push(`${name}${tail}`);
    }
  }

  private set(text: string): void {
    if (/(?:^|[\s,;=])\/\?/.test(text.replace(/"[^"]*"?/g, ''))) return;
    const whole = text.startsWith('"') ? text.slice(1, text.lastIndexOf('"') || undefined) : text;
    const equals = whole.indexOf('=');
    const name = whole.slice(0, equals).toUpperCase();
    if (equals === whole.length - 1) this.variables.delete(name);
    else this.variables.set(name, whole.slice(equals + 1));
  }

  /** Carets are doubled, and the text goes through percent signs and signs that act once more; then no other command may be in it. */
  private call(tail: string): void {
    const expanded = expandPercents(tail.replaceAll('^', '^^'), this.lookup);
    if (expanded.length > longestLine) return;
    const lines = new Lines(expanded, (line) => line);
    const command = parse(lines);
    // A further command ends the CALL, and redirection is taken out and not done.
    if (command?.kind !== 'simple') return;
    const endings = (this.lookup.variable('PATHEXT') ?? '').toLowerCase().split(';');
    const file = endings.map((ending) => command.name + ending).find((one) => this.surroundings.files?.includes(one));
    if (file) this.started.push(`${file}${command.tail}`);
    else this.carryOut(command.name, command.tail);
  }
}

/** %1 and so on: what stands between separators, quotes holding together. */
function wordsOf(given: string): string[] {
  return given.match(/(?:"[^"]*(?:"|$)|[^\s,;="])+/g) ?? [];
}
