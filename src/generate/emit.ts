import { ExpressionEmitter, type ExpressionPlace, type Vocabulary } from './expressions.js';
import { TemplateFault } from './runtime.js';
import { lineOf, nameOf, pairsOf } from './templateSyntax.js';

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

/** Where a statement stands, and whether `f` may be called. */
interface Place extends ExpressionPlace {
  readonly isMain: boolean;
}

class Emitter {
  private count = 0;

  private readonly expressions: ExpressionEmitter;

  constructor(private readonly vocabulary: Vocabulary) {
    this.expressions = new ExpressionEmitter(vocabulary);
  }

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
    if (called && this.vocabulary.writers.has(nameOf(path)))
      return `${at}o+=${this.expressions.call(statement, place)};`;
    return `${at}o+=t.literal(${called ? this.expressions.call(statement, place) : this.expressions.of(path, place)});`;
  }

  private block(block: hbs.AST.BlockStatement, place: Place): string {
    const { program, inverse, params } = block;
    const name = nameOf(block.path);
    const at = `t.at=${lineOf(block)};`;
    if (name === 'if' || name === 'unless') {
      const [then, otherwise] = name === 'if' ? [program, inverse] : [inverse, program];
      const condition = `t.truthy(${this.expressions.only(block, place)})`;
      const rest = this.body(otherwise, place);
      return `${at}if(${condition}){${this.body(then, place)}}${rest === '' ? '' : `else{${rest}}`}`;
    }
    if (name === 'each' || name === 'with') {
      return at + this.loop(`t.${name}(${this.expressions.only(block, place)},${place.scope})`, block, place);
    }
    if (params.length > 0 || this.vocabulary.helpers.has(name) || this.vocabulary.writers.has(name)) {
      throw new TemplateFault(
        `{{#${name} …}} is no block: there are if, unless, each and with, and {{#if (${name} …)}}.`,
        lineOf(block),
      );
    }
    return at + this.loop(`t.section(${this.expressions.of(block.path, place)},${place.scope})`, block, place);
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
    if (name.type === 'SubExpression') return this.expressions.of(name, place);
    return JSON.stringify(String((name as hbs.AST.PathExpression).original));
  }

  private partialScope({ params, hash }: Pick<hbs.AST.PartialStatement, 'params' | 'hash'>, place: Place): string {
    const [context] = params;
    const pairs = pairsOf(hash).map(
      ({ key, value }) => `[${JSON.stringify(key)}]:${this.expressions.of(value, place)}`,
    );
    if (!context && pairs.length === 0) return place.scope;
    const own = context ? this.expressions.of(context, place) : `${place.scope}.context`;
    return `t.into(${place.scope},${pairs.length > 0 ? `{...${own},${pairs.join(',')}}` : own})`;
  }

  private variable(): string {
    this.count += 1;
    return `v${this.count}`;
  }
}
