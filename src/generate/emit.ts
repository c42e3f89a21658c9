import { TemplateFault } from './runtime.js';

/**
 * What stands in a target's templates for code: helpers give values, which are written as literals; writers give text in
 * the target's language.
 */
export interface Vocabulary {
  readonly helpers: ReadonlySet<string>;
  readonly writers: ReadonlySet<string>;
}

/**
 * A parsed template as the source text of a JavaScript function `(t, s, f) => string`: `t` are the `Tools` of
 * runtime.ts, `s` is the scope, and `f` takes what is written so far of a long file.
 *
 * All that is written is the template's own text, a literal of the dialect, or what a writer gives: there is no code here
 * that would write a value as it is.
 *
 * @throws TemplateFault for what no template may say, such as `{{{x}}}`.
 */
export function emitProgram(program: hbs.AST.Program, vocabulary: Vocabulary): string {
  return new Emitter(vocabulary).main(program);
}

/** The parts that a template names, as far as it names them by words. */
export function partsNamed(program: hbs.AST.Program): string[] {
  return program.body.flatMap((statement) => {
    const { type, name, program: inner, inverse } = statement as AnyStatement;
    const named = type.startsWith('Partial') && name?.type === 'PathExpression' ? [name.original] : [];
    return [...named, ...(inner ? partsNamed(inner) : []), ...(inverse ? partsNamed(inverse) : [])];
  });
}

interface AnyStatement extends hbs.AST.Statement {
  readonly name?: hbs.AST.PathExpression;
  readonly program?: hbs.AST.Program;
  readonly inverse?: hbs.AST.Program;
}

/** Where a statement stands: the variable of its scope, the code of each block parameter, and whether `f` may be called. */
interface Place {
  readonly scope: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly isMain: boolean;
}

type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash' | 'loc'>;

const dataNames = ['index', 'key', 'first', 'last'];

class Emitter {
  private count = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  main(program: hbs.AST.Program): string {
    const body = this.body(program, { scope: 's', parameters: new Map(), isMain: true });
    return `(t,s,f)=>{let o="";${body}return o}`;
  }

  private body(program: hbs.AST.Program | undefined, place: Place): string {
    if (!program) return '';
    const isInline = ({ type }: hbs.AST.Statement) => type === 'DecoratorBlock';
    const inlines = program.body.filter(isInline).map((one) => this.inline(one as hbs.AST.DecoratorBlock, place));
    const own = inlines.length > 0 ? { ...place, scope: this.variable() } : place;
    const head = inlines.length > 0 ? `const ${own.scope}=t.inlines(${place.scope},{${inlines.join(',')}});` : '';
    const rest = program.body.filter((statement) => !isInline(statement));
    return head + rest.map((statement) => this.statement(statement, own)).join('');
  }

  private statement(statement: hbs.AST.Statement, place: Place): string {
    switch (statement.type) {
      case 'ContentStatement':
        return this.content(statement as hbs.AST.ContentStatement);
      case 'CommentStatement':
        return '';
      case 'MustacheStatement':
        return this.mustache(statement as hbs.AST.MustacheStatement, place);
      case 'BlockStatement':
        return this.block(statement as hbs.AST.BlockStatement, place);
      case 'PartialStatement':
        return this.partial(statement as hbs.AST.PartialStatement, place);
      case 'PartialBlockStatement':
        return this.partialBlock(statement as hbs.AST.PartialBlockStatement, place);
      default:
        throw new TemplateFault('a decorator other than {{#*inline "name"}} means nothing here.', lineOf(statement));
    }
  }

  private content({ value }: hbs.AST.ContentStatement): string {
    return value === '' ? '' : `o+=${JSON.stringify(value)};`;
  }

  private mustache(statement: hbs.AST.MustacheStatement, place: Place): string {
    const { escaped, path, params, hash } = statement;
    if (!escaped) {
      const { original } = path as hbs.AST.PathExpression;
      throw new TemplateFault(
        `{{{${original}}}} would write text as it is, which could break out of any quoting. Write {{${original}}} or {{comment ${original}}}.`,
        lineOf(statement),
      );
    }
    const called = params.length > 0 || pairsOf(hash).length > 0;
    const at = `t.at=${lineOf(statement)};`;
    if (called && this.vocabulary.writers.has(nameOf(path))) return `${at}o+=${this.call(statement, place)};`;
    return `${at}o+=t.literal(${called ? this.call(statement, place) : this.expression(path, place)});`;
  }

  private block(block: hbs.AST.BlockStatement, place: Place): string {
    const { program, inverse, params } = block;
    const name = nameOf(block.path);
    const at = `t.at=${lineOf(block)};`;
    if (name === 'if' || name === 'unless') {
      const [then, otherwise] = name === 'if' ? [program, inverse] : [inverse, program];
      const condition = `t.truthy(${this.only(block, place)})`;
      const rest = this.body(otherwise, place);
      return `${at}if(${condition}){${this.body(then, place)}}${rest === '' ? '' : `else{${rest}}`}`;
    }
    if (name === 'each' || name === 'with') {
      return at + this.loop(`t.${name}(${this.only(block, place)},${place.scope})`, block, place);
    }
    if (params.length > 0 || this.vocabulary.helpers.has(name) || this.vocabulary.writers.has(name)) {
      throw new TemplateFault(
        `{{#${name} …}} is no block: there are if, unless, each and with, and {{#if (${name} …)}}.`,
        lineOf(block),
      );
    }
    return at + this.loop(`t.section(${this.expression(block.path, place)},${place.scope})`, block, place);
  }

  /** Goes through the scopes that an expression gives. */
  private loop(scopes: string, { program, inverse }: hbs.AST.BlockStatement, place: Place): string {
    const [list, scope] = [this.variable(), this.variable()];
    const [value, key] = program?.blockParams ?? [];
    const parameters = new Map(place.parameters);
    if (value !== undefined) parameters.set(value, `${scope}.context`);
    if (key !== undefined) parameters.set(key, `${scope}.key`);
    const body = this.body(program, { ...place, scope, parameters });
    const flush = place.isMain ? 'if(f!==undefined&&o.length>65536){f(o);o=""}' : '';
    const rest = this.body(inverse, place);
    const otherwise = rest === '' ? '' : `if(${list}.length===0){${rest}}`;
    return `{const ${list}=${scopes};for(const ${scope} of ${list}){${body}${flush}}${otherwise}}`;
  }

  private partial(statement: hbs.AST.PartialStatement, place: Place): string {
    const { indent = '' } = statement;
    const words = [this.partialName(statement, place), this.partialScope(statement, place)];
    if (indent !== '') words.push(JSON.stringify(indent));
    return `t.at=${lineOf(statement)};o+=t.partial(${words.join(',')});`;
  }

  private partialBlock(statement: hbs.AST.PartialBlockStatement, place: Place): string {
    const body = this.closure(statement.program, place);
    const words = [this.partialName(statement, place), this.partialScope(statement, place), body];
    return `t.at=${lineOf(statement)};o+=t.partialBlock(${words.join(',')});`;
  }

  private inline(block: hbs.AST.DecoratorBlock, place: Place): string {
    const [name] = block.params;
    if (nameOf(block.path) !== 'inline' || name?.type !== 'StringLiteral') {
      throw new TemplateFault('a decorator other than {{#*inline "name"}} means nothing here.', lineOf(block));
    }
    const word = JSON.stringify((name as hbs.AST.StringLiteral).value);
    return `[${word}]:${this.closure(block.program, place)}`;
  }

  private closure(program: hbs.AST.Program, place: Place): string {
    const scope = this.variable();
    return `(t,${scope})=>{let o="";${this.body(program, { ...place, scope, isMain: false })}return o}`;
  }

  private partialName({ name }: Pick<hbs.AST.PartialStatement, 'name'>, place: Place): string {
    if (name.type === 'SubExpression') return this.expression(name, place);
    return JSON.stringify(String((name as hbs.AST.PathExpression).original));
  }

  private partialScope({ params, hash }: Pick<hbs.AST.PartialStatement, 'params' | 'hash'>, place: Place): string {
    const [context] = params;
    const pairs = pairsOf(hash).map(({ key, value }) => `[${JSON.stringify(key)}]:${this.expression(value, place)}`);
    if (!context && pairs.length === 0) return place.scope;
    const own = context ? this.expression(context, place) : `${place.scope}.context`;
    return `t.into(${place.scope},${pairs.length > 0 ? `{...${own},${pairs.join(',')}}` : own})`;
  }

  /** What a block is about, which is one value. */
  private only(block: hbs.AST.BlockStatement, place: Place): string {
    const [value, ...others] = block.params;
    if (!value || others.length > 0 || pairsOf(block.hash).length > 0) {
      throw new TemplateFault(`{{#${nameOf(block.path)} …}} takes one value.`, lineOf(block));
    }
    return this.expression(value, place);
  }

  private call({ path, params, hash, loc }: Call, place: Place): string {
    const name = nameOf(path);
    if (pairsOf(hash).length > 0) throw new TemplateFault(`{{${name} …}} takes no values with names.`, loc.start.line);
    const words = params.map((value) => this.expression(value, place)).join(',');
    if (name === 'lookup') return `t.lookup(${words})`;
    const { helpers, writers } = this.vocabulary;
    if (writers.has(name)) return `t.writers[${JSON.stringify(name)}](${words})`;
    if (helpers.has(name)) return `t.helpers[${JSON.stringify(name)}](${words})`;
    const known = [...writers, ...helpers, 'lookup'].sort().join(', ');
    throw new TemplateFault(`{{${name} …}}: there is no helper "${name}". There are: ${known}.`, loc.start.line);
  }

  private expression(value: hbs.AST.Expression, place: Place): string {
    switch (value.type) {
      case 'PathExpression':
        return this.path(value as hbs.AST.PathExpression, place);
      case 'SubExpression':
        return this.call(value as hbs.AST.SubExpression, place);
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'BooleanLiteral':
        return JSON.stringify((value as hbs.AST.StringLiteral).value);
      default:
        return value.type === 'NullLiteral' ? 'null' : 'undefined';
    }
  }

  private path(path: hbs.AST.PathExpression, place: Place): string {
    const parts = [...path.parts] as string[];
    let code = `${place.scope}.context`;
    if (path.data) code = this.data(path, parts, place);
    else if (path.depth > 0) code = `t.up(${place.scope},${path.depth}).context`;
    else if (!/^(?:\.\/|this\b)/.test(path.original) && place.parameters.has(parts[0] ?? '')) {
      code = place.parameters.get(parts.shift() ?? '') ?? code;
    }
    return parts.reduce((object, part) => `t.get(${object},${JSON.stringify(part)})`, code);
  }

  private data(path: hbs.AST.PathExpression, parts: string[], { scope }: Place): string {
    const name = parts.shift() ?? '';
    if (name === 'root') return `${scope}.root`;
    if (path.depth === 0 && dataNames.includes(name)) return `${scope}.${name}`;
    throw new TemplateFault(`{{${path.original}}}: there are @root, @index, @key, @first and @last.`, lineOf(path));
  }

  private variable(): string {
    this.count += 1;
    return `v${this.count}`;
  }
}

function pairsOf(hash: hbs.AST.Hash | undefined): hbs.AST.HashPair[] {
  return hash?.pairs ?? [];
}

function nameOf(path: hbs.AST.Expression): string {
  return String((path as hbs.AST.PathExpression).original);
}

function lineOf({ loc }: hbs.AST.Node): number {
  return loc.start.line;
}
