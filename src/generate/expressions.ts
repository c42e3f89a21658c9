import { TemplateFault } from './runtime.js';
import { lineOf, nameOf, pairsOf } from './templateSyntax.js';

/**
 * What stands in a target's templates for code: helpers give values, which are written as literals; writers give text in
 * the target's language.
 */
export interface Vocabulary {
  readonly helpers: ReadonlySet<string>;
  readonly writers: ReadonlySet<string>;
}

/** Where an expression stands: the variable of its scope, and the code of each block parameter. */
export interface ExpressionPlace {
  readonly scope: string;
  readonly parameters: ReadonlyMap<string, string>;
}

export type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash' | 'loc'>;

/** The expressions of a template as JavaScript: what stands in for `x` in `{{x}}`, and for `(f x)`. */
export class ExpressionEmitter {
  constructor(private readonly vocabulary: Vocabulary) {}

  of(value: hbs.AST.Expression, place: ExpressionPlace): string {
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

  /** A call of a helper or a writer. */
  call({ path, params, hash, loc }: Call, place: ExpressionPlace): string {
    const name = nameOf(path);
    if (pairsOf(hash).length > 0) throw new TemplateFault(`{{${name} …}} takes no values with names.`, loc.start.line);
    const words = params.map((value) => this.of(value, place)).join(',');
    if (name === 'lookup') return `t.lookup(${words})`;
    const { helpers, writers } = this.vocabulary;
    if (writers.has(name)) return `t.writers[${JSON.stringify(name)}](${words})`;
    if (helpers.has(name)) return `t.helpers[${JSON.stringify(name)}](${words})`;
    const known = [...writers, ...helpers, 'lookup'].sort().join(', ');
    throw new TemplateFault(`{{${name} …}}: there is no helper "${name}". There are: ${known}.`, loc.start.line);
  }

  /** What a block is about, which is one value. */
  only(block: hbs.AST.BlockStatement, place: ExpressionPlace): string {
    const [value, ...others] = block.params;
    if (!value || others.length > 0 || pairsOf(block.hash).length > 0) {
      throw new TemplateFault(`{{#${nameOf(block.path)} …}} takes one value.`, lineOf(block));
    }
    return this.of(value, place);
  }

  private path(path: hbs.AST.PathExpression, place: ExpressionPlace): string {
    const parts = [...path.parts] as string[];
    let code = `${place.scope}.context`;
    if (path.data) code = this.data(path, parts, place);
    else if (path.depth > 0) code = `t.up(${place.scope},${path.depth}).context`;
    else if (!/^(?:\.\/|this\b)/.test(path.original) && place.parameters.has(parts[0] ?? '')) {
      code = place.parameters.get(parts.shift() ?? '') ?? code;
    }
    return parts.reduce((object, part) => `t.get(${object},${JSON.stringify(part)})`, code);
  }

  private data(path: hbs.AST.PathExpression, parts: string[], { scope }: ExpressionPlace): string {
    const name = parts.shift() ?? '';
    if (name === 'root') return `${scope}.root`;
    if (path.depth === 0 && dataNames.includes(name)) return `${scope}.${name}`;
    throw new TemplateFault(`{{${path.original}}}: there are @root, @index, @key, @first and @last.`, lineOf(path));
  }
}

const dataNames = ['index', 'key', 'first', 'last'];
