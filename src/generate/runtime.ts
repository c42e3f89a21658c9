import { nearest } from '../definition/nearest.js';
import type { Dialect } from '../dialects/index.js';
import { BridgesmithError } from '../errors.js';

/** A template says what cannot be. */
export class TemplateFault extends Error {
  constructor(
    message: string,
    /** Where in the template, when it is not where `Tools.at` says. */
    readonly line?: number,
  ) {
    super(message);
  }
}

/** A template as code: what emit.ts writes. */
export type Program = (tools: Tools, scope: Scope, flush?: (text: string) => void) => string;

/** What a template sees where it stands. */
export class Scope {
  constructor(
    readonly context: unknown,
    /** The one around it: `../`. */
    readonly around: Scope | undefined,
    readonly root: unknown,
    readonly inlines: Readonly<Record<string, Program>>,
    readonly index?: number,
    readonly key?: string | number,
    readonly first?: boolean,
    readonly last?: boolean,
  ) {}
}

/** The scope of a file's template. */
export function outermost(view: object): Scope {
  return new Scope(view, undefined, view, {});
}

type Functions = Readonly<Record<string, (...values: never[]) => unknown>>;

/** What compiled templates call. There is one for each target. */
export class Tools {
  /** The line of the template that is being written, for errors. */
  at = 0;
  /** Of the file being written. */
  dialect: Dialect;

  constructor(
    dialect: Dialect,
    readonly programs: ReadonlyMap<string, Program>,
    readonly helpers: Functions,
    readonly writers: Functions,
    /** The name of a template in errors. */
    readonly called: (name: string) => string,
  ) {
    this.dialect = dialect;
  }

  /**
   * Runs a template.
   *
   * @throws the error of `fail` with its name and line.
   */
  run(name: string, program: Program, scope: Scope, flush?: (text: string) => void): string {
    const before = this.at;
    try {
      const text = program(this, scope, flush);
      this.at = before;
      return text;
    } catch (error) {
      throw located(error, this.called(name), this.at);
    }
  }

  literal(value: unknown): string {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return this.dialect.literal(value);
    }
    throw new TemplateFault(`{{…}} writes text, numbers and booleans, and this is ${shown(value)}.`);
  }

  /** What an object holds under a name; nothing that it has inherited. */
  get(object: unknown, name: string): unknown {
    if (object !== null && object !== undefined && Object.hasOwn(object as object, name)) {
      return (object as Record<string, unknown>)[name];
    }
    throw new TemplateFault(missing(object, name));
  }

  lookup(object: unknown, name: unknown): unknown {
    return this.get(object, String(name));
  }

  truthy(value: unknown): boolean {
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  }

  up(scope: Scope, depth: number): Scope {
    let found: Scope | undefined = scope;
    for (let left = depth; left > 0 && found; left--) found = found.around;
    if (found) return found;
    throw new TemplateFault(`there is nothing around this, so ${'../'.repeat(depth)} leads nowhere.`);
  }

  each(value: unknown, scope: Scope): Scope[] {
    if (value === null || typeof value !== 'object') return [];
    const isList = Symbol.iterator in value;
    const entries = isList
      ? [...(value as Iterable<unknown>)].map((one, index) => [index, one] as const)
      : Object.entries(value);
    const last = entries.length - 1;
    return entries.map(
      ([key, one], index) => new Scope(one, scope, scope.root, scope.inlines, index, key, index === 0, index === last),
    );
  }

  with(value: unknown, scope: Scope): Scope[] {
    return this.truthy(value) || value === 0 ? [this.into(scope, value)] : [];
  }

  /** `{{#x}}…{{/x}}`: for each of a list, with an object, or if it is true. */
  section(value: unknown, scope: Scope): Scope[] {
    if (Array.isArray(value)) return this.each(value, scope);
    return value === true ? [scope] : this.with(value, scope);
  }

  into(scope: Scope, context: unknown): Scope {
    const { root, inlines, index, key, first, last } = scope;
    return new Scope(context, scope, root, inlines, index, key, first, last);
  }

  inlines(scope: Scope, own: Readonly<Record<string, Program>>): Scope {
    const { context, around, root, inlines, index, key, first, last } = scope;
    return new Scope(context, around, root, { ...inlines, ...own }, index, key, first, last);
  }

  partial(name: unknown, scope: Scope, indent = ''): string {
    const text = this.call(String(name), scope);
    if (text !== undefined) return indent === '' ? text : indented(text, indent);
    const near = nearest(String(name), [...this.programs.keys()].map(partName));
    throw new TemplateFault(`{{> ${name}}}: there is no such part.${near === undefined ? '' : ` Is it ${near}?`}`);
  }

  /** A part that may write the block where it is called, as `{{> @partial-block}}`; the block alone without such a part. */
  partialBlock(name: unknown, scope: Scope, block: Program): string {
    const own = this.inlines(scope, { '@partial-block': block });
    return this.call(String(name), own) ?? block(this, scope);
  }

  private call(name: string, scope: Scope): string | undefined {
    const inline = Object.hasOwn(scope.inlines, name) ? scope.inlines[name] : undefined;
    if (inline) return inline(this, scope);
    const program = this.programs.get(`${name}.hbs`);
    return program && this.run(`${name}.hbs`, program, scope);
  }
}

/** A part that stands alone on its line is indented as a whole, as Handlebars does. */
function indented(text: string, indent: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  return lines.map((line, index) => (index === last && line === '' ? '' : indent + line)).join('\n');
}

/** A template's name as other templates call it. */
export function partName(file: string): string {
  return file.replace(/\.hbs$/, '');
}

/** An error with the template and the line where it came up; one that is about a value of the definition stays as it is. */
class LocatedFault extends TemplateFault {}

function located(error: unknown, name: string, line: number): unknown {
  if (error instanceof LocatedFault || error instanceof BridgesmithError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new LocatedFault(`${name}, line ${line}: ${message}`);
}

function missing(object: unknown, name: string): string {
  if (object === null || typeof object !== 'object') return `there is no "${name}" in ${shown(object)}.`;
  const names = Object.keys(object);
  const near = nearest(name, names);
  const there = names.length === 0 ? 'nothing' : names.slice(0, 20).join(', ');
  const hint = near === undefined ? `There is: ${there}${names.length > 20 ? ', …' : ''}.` : `Is it "${near}"?`;
  return `there is no "${name}" here. ${hint}`;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? `an object of ${Object.keys(value).join(', ')}` : `a ${typeof value}`;
}
